import { Injectable } from '@nestjs/common';
import { DoorError, type DraftBody, type DraftKind, type DraftsView, type DraftView } from '@zorg112/contracts';
import {
  Database,
  type DraftRow,
  draftsOf,
  type DraftWords,
  emptyDraft,
  saveDraft,
  unsentAttachments,
} from '@zorg112/database';
import { maskWithin, type Actor } from '@zorg112/domain';
import { TicketReader } from './ticket-reader.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const NOTHING: DraftWords = {
  ...{ text: '', what: '', by: null, asksRequester: false },
  ...{ writtenAgainst: null, attachments: [] },
};

/**
 * What somebody writes on a question and did not send yet. It is theirs alone and no deed: no fact, nothing is told, nothing of it is found. What can be a
 * BSN is masked here and not sealed: whoever sends it sends what stands on their own screen.
 */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly reader: TicketReader,
    private readonly time: TimeSource,
  ) {}

  /** Throws Refusal ticket.not_found. */
  async of(actor: Actor, ticketId: string): Promise<DraftsView> {
    await this.reader.stored(actor, ticketId);
    const rows = await draftsOf(this.database.read, actor.id, ticketId);
    return { items: await Promise.all(rows.map((row) => this.#view(row))) };
  }

  /** `over`: the version these words go on from, 0 for none; without it they go over whatever is kept. Throws DoorError draft.newer. */
  async keep(actor: Actor, ticketId: string, { kind, ...body }: DraftBody, over?: number): Promise<DraftView> {
    await this.reader.stored(actor, ticketId);
    const key = { personId: actor.id, ticketId, kind };
    const words = wordsOf(body);
    const row = await this.database.unitOfWork.run((tx) => saveDraft(tx, key, words, over, this.time.now()));
    if (!row) throw new DoorError('draft.newer');
    return this.#view(row);
  }

  /** Taken away; gone already is as good. */
  async drop(actor: Actor, ticketId: string, kinds: readonly DraftKind[]): Promise<DraftsView> {
    await this.reader.stored(actor, ticketId);
    await this.database.unitOfWork.run(async (tx) => {
      const kept = (await draftsOf(tx, actor.id, ticketId)).filter(({ words }) => words !== null);
      for (const { kind } of kept.filter((one) => kinds.includes(one.kind)))
        await emptyDraft(tx, { personId: actor.id, ticketId, kind }, this.time.now());
    });
    return this.of(actor, ticketId);
  }

  async #view({ kind, version, words, changedAt, personId }: DraftRow): Promise<DraftView> {
    const { text, what, by, asksRequester, writtenAgainst, attachments } = words ?? NOTHING;
    const kept = await unsentAttachments(this.database.read, personId, attachments);
    return {
      ...{ kind, version, text, what, asksRequester },
      ...(by === null ? {} : { by: iso(by) }),
      ...(writtenAgainst === null ? {} : { writtenAgainst }),
      attachments: kept.map(({ id, name, type, size }) => ({ id, name, type, size })),
      changedAt: iso(changedAt),
    };
  }
}

function wordsOf({
  text,
  what = '',
  by,
  asksRequester = false,
  writtenAgainst,
  attachments = [],
}: Omit<DraftBody, 'kind'>): DraftWords | null {
  if (!text.trim() && !what.trim() && attachments.length === 0) return null;
  const at = by === undefined ? null : Date.parse(by);
  const words = { text, what, by: at, asksRequester, writtenAgainst: writtenAgainst ?? null, attachments };
  return maskWithin(words);
}
