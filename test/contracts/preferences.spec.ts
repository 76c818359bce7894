import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PreferencesRow } from '@zorg112/database';
import { Preferences } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

describe('how somebody has their own screen', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let preferences: Preferences;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      preferences = new Preferences(given.database);
    });
    beforeEach(() => given.database.unitOfWork.run((tx) => tx.sql('DELETE FROM preferences')));

    it('is the house’s own before anything was chosen, and after that one’s own', async () => {
      const usual = {
        version: 0,
        letters: true,
        keys: [],
        density: 'roomy',
        sound: 'none',
        views: [],
        monthReport: false,
      };
      expect(await preferences.of(desk.who('fatma'))).toEqual(usual);
      const chosen = { density: 'compact', sound: 'now', keys: [{ deed: 'claim', key: 'p' }] } as const;
      const kept = await preferences.keep(desk.who('fatma'), { ...chosen, keys: [...chosen.keys] }, 0);
      expect(kept).toEqual({ ...usual, ...chosen, version: 1 });
      expect(await preferences.of(desk.who('fatma'))).toEqual(kept);
      expect(await preferences.of(desk.who('bram'))).toEqual(usual);
    });

    it('an older screen does not write over a newer one; of more at once one is kept', async () => {
      const keep = (name: string, over?: number) =>
        preferences.keep(desk.who('fatma'), { views: [{ name, words: 'plek:linde' }] }, over);
      for (const over of [1, 3])
        await expect(keep('te vroeg', over)).rejects.toMatchObject({ code: 'preferences.newer' });
      const first = await Promise.allSettled(['a', 'b'].map((name) => keep(name, 0)));
      expect(first.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const tries = await Promise.allSettled(['een', 'twee', 'drie'].map((name) => keep(name, 1)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(keep('oud', 1)).rejects.toMatchObject({ code: 'preferences.newer' });
      expect((await keep('wat er ook staat')).version).toBe(3);
    });

    it('holds no BSN, and goes with the account', async () => {
      const view = { name: 'Mevrouw', words: '123456782' };
      expect((await preferences.keep(desk.who('lieke'), { views: [view] }, 0)).views[0]!.words).toBe('•••••••••');
      await desk.accounts.disable(desk.who('admin'), desk.who('lieke').id);
      expect(await given.database.read.manager.count(PreferencesRow)).toBe(0);
    });
  });
});
