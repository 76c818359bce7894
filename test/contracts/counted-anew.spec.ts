import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Database } from '@zorg112/database';
import {
  detailsSheets,
  keptSheets,
  Letterhead,
  Months,
  Numbers,
  ReportReaders,
  Stats,
  StatsDetails,
} from '@zorg112/desk';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

/** Two processes that make the figures anew at once: the last who began counts, the other stops and says nothing. */
describe('the figures counted anew by two at once', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let mine: Numbers;
    let theirs: Numbers;
    let before: unknown[];

    beforeAll(async () => {
      desk = await openDesk(given.database, Date.parse('2026-10-20T10:00+02:00'));
      for (let i = 0; i < 3; i++) {
        const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De kast klemt' });
        desk.time.at += 60_000;
        await desk.ownership.claim(desk.who('fatma'), id);
      }
      mine = new Numbers(given.database, desk.policies);
      theirs = new Numbers(await given.place.open(), desk.policies);
      before = await rows();
    }, 60_000);
    beforeEach(async () => {
      await mine.rebuild();
      expect([await rows(), await isWhole()]).toEqual([before, true]);
    });

    const read: Database['read']['sql'] = (text) => given.database.read.sql(text);
    const rows = () => read('SELECT * FROM counted ORDER BY what, at, ticket_id, seq, n');
    const isWhole = async () =>
      Boolean((await read<{ whole: boolean | number }>('SELECT whole FROM counted_state'))[0]!.whole);

    /** Begins, and is held when it has told this of so many questions. */
    async function heldAt(who: Numbers, questions: number) {
      let go!: () => void;
      let done!: Promise<number | undefined>;
      const held = new Promise<void>((is) => {
        const goes = new Promise<void>((free) => (go = free));
        done = who.rebuild((told) => (told === questions ? (is(), goes) : undefined));
      });
      await held;
      return { done, go: () => (go(), done) };
    }

    it.each([
      ['has begun', 0],
      ['has counted everything and not said so', 3],
    ])(
      'one that %s when the other forgets it all adds nothing more and does not say that it is whole',
      async (_, n) => {
        const first = await heldAt(mine, n);
        const second = await heldAt(theirs, 0);
        expect(await first.go()).toBeUndefined();
        expect([await rows(), await isWhole()]).toEqual([[], false]);
        expect(await second.go()).toBe(3);
        expect([await rows(), await isWhole()]).toEqual([before, true]);
      },
    );

    it('one that comes when all of it is whole already does not make the other say so', async () => {
      const first = await heldAt(mine, 0);
      expect(await theirs.rebuild()).toBe(3);
      expect(await first.go()).toBeUndefined();
      expect([await rows(), await isWhole()]).toEqual([before, true]);
    });

    it('one that was stopped on the way is gone on with where it was, and who wakes up then adds nothing', async () => {
      const stopped = await heldAt(mine, 3);
      const state = () =>
        read<{ anew: number; counted_to: string | null }>('SELECT anew, counted_to FROM counted_state');
      const [on] = await state();
      const [last] = await read<{ id: string }>('SELECT MAX(id) AS id FROM tickets');
      expect(on!.counted_to).toBe(last!.id);
      // What was counted is not counted again: a row that is missing of it stays so.
      await given.database.unitOfWork.run((tx) => tx.sql(`DELETE FROM counted WHERE what = 'claimed'`));
      await theirs.catchUp();
      expect([await isWhole(), await state()]).toEqual([true, [{ anew: on!.anew, counted_to: null }]]);
      expect((await rows()).length).toBe(before.length - 3);
      expect(await stopped.go()).toBe(3);
    });

    it('meanwhile every page and file says so, and a month that was kept tells no corrections', async () => {
      const readers = new ReportReaders(new Letterhead('http://localhost', 'a secret'), () => true);
      const stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
      const months = new Months(given.database, desk.policies, readers, stats, desk.time);
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const { at } = desk.time;
      desk.time.at = Date.parse('2026-11-02T08:00+01:00');
      await months.freeze();
      const said = async () => {
        const [month, behind] = [await months.one('2026-10'), await details.in({})];
        const sheets = detailsSheets(behind, { zone: 'Europe/Amsterdam', language: 'nl' });
        const { whole } = await stats.summary({});
        const noted = sheets.every(({ notes }) => notes!.includes('te laag: alles wordt opnieuw geteld'));
        const kept = await months.kept('2026-10');
        const later = await months.later(kept);
        const [file] = keptSheets(kept, 'team', { zone: 'Europe/Amsterdam', language: 'nl' }, later);
        const unknown = String(file!.rows[0]![3]).includes('wat later veranderde, weten we nog niet');
        const filed = (await stats.filed({})).whole;
        return [whole, behind.whole, month.whole, month.corrections, filed, noted, later, unknown];
      };
      expect(await said()).toEqual([true, true, true, [], true, false, [], false]);
      const going = await heldAt(mine, 0);
      expect(await said()).toEqual([false, false, false, [], false, true, 'unknown', true]);
      await going.go();
      // What was told was counted by when it was asked in months kept before: that is no correction.
      const different = async () => (await months.one('2026-10')).corrections.map(({ name }) => name);
      const told = (figures: object) =>
        given.database.unitOfWork.run((tx) => tx.sql('UPDATE months SET figures = ?', [JSON.stringify(figures)]));
      const { figures } = await months.kept('2026-10');
      await told(figures.map((one) => (one.name === 'elsewhere' ? { ...one, n: 3, among: 9, value: 1 / 3 } : one)));
      const since = (at: number) =>
        given.database.unitOfWork.run((tx) => tx.sql('UPDATE counted_state SET told_since = ?', [at]));
      await since(0);
      expect(await different()).toEqual(['elsewhere']);
      await since(desk.time.at + 1);
      expect(await different()).toEqual([]);
      await given.database.unitOfWork.run((tx) => tx.sql('DELETE FROM months'));
      desk.time.at = at;
    });

    it('a month that was read while they were forgotten is not kept', async () => {
      const readers = new ReportReaders(new Letterhead('http://localhost', 'a secret'), () => true);
      const stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
      const months = new Months(given.database, desk.policies, readers, stats, desk.time);
      const kept = async () => (await read('SELECT month FROM months')).length;
      desk.time.at = Date.parse('2026-11-02T08:00+01:00');
      const filed = stats.filed.bind(stats);
      let rebuilt: Awaited<ReturnType<typeof heldAt>> | undefined;
      stats.filed = async (query) => {
        rebuilt ??= await heldAt(theirs, 0);
        return filed(query);
      };
      await months.freeze();
      expect(await kept()).toBe(0);
      await rebuilt!.go();
      await months.freeze();
      expect(await kept()).toBe(1);
    });
  });
});
