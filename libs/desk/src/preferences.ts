import { Injectable } from '@nestjs/common';
import { DoorError, type PreferencesBody, type PreferencesView } from '@zorg112/contracts';
import { Database, preferencesOf, savePreferences } from '@zorg112/database';
import { type Actor, maskWithin } from '@zorg112/domain';

/** How somebody has their own screen: keys, rows, sounds and what they look for often. Theirs alone; the rule knows nothing of it. */
@Injectable()
export class Preferences {
  constructor(private readonly database: Database) {}

  async of({ id }: Actor): Promise<PreferencesView> {
    const row = await preferencesOf(this.database.read, id);
    return viewOf(row?.version ?? 0, (row?.chosen ?? {}) as PreferencesBody);
  }

  /** Whole, in place of what was chosen before. `over`: the version it was read as. Throws DoorError preferences.newer. */
  async keep(actor: Actor, body: PreferencesBody, over: number | undefined): Promise<PreferencesView> {
    const chosen = maskWithin({ ...body });
    const before = over ?? (await this.of(actor)).version;
    const row = await this.database.unitOfWork.run((tx) => savePreferences(tx, actor.id, chosen, before));
    if (!row) throw new DoorError('preferences.newer');
    return viewOf(row.version, chosen);
  }
}

const viewOf = (version: number, chosen: PreferencesBody): PreferencesView => ({
  version,
  letters: chosen.letters ?? true,
  keys: chosen.keys ?? [],
  density: chosen.density ?? 'roomy',
  sound: chosen.sound ?? 'none',
  views: chosen.views ?? [],
  monthReport: chosen.monthReport ?? false,
});
