import { beforeAll, describe, expect, it } from '@jest/globals';
import { Stats, StatsDetails } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);
const MORNING = at('2026-11-24T09:00+01:00');

/** A question of today has to be picked up within a quarter of an hour and answered within half an hour, day and night. */
onBothEngines((given) => {
  let desk: WholeDesk;
  let stats: Stats;
  let details: StatsDetails;
  beforeAll(async () => {
    desk = await wholeDesk(given.database);
    stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
    details = new StatsDetails(given.database, desk.directory, desk.time);
  });

  const asked = async (when: string): Promise<string> => {
    desk.time.at = at(when);
    return (await desk.ownership.open(desk.who('noor'), { text: 'De deur klemt', urgency: 'today' })).id;
  };
  /** Picked up and solved so many minutes after it was asked. */
  const helped = async (id: string, minutes: number): Promise<void> => {
    desk.time.at += minutes * MINUTE;
    const fatma = desk.who('fatma');
    await desk.ownership.claim(fatma, id);
    await desk.solution.offer(fatma, id, { text: 'Ik heb hem geschaafd.' });
    await desk.solution.confirm(desk.who('noor'), id, { solved: true });
  };
  const night = async (): Promise<[late: number, helped: number, withdrawn?: number]> => {
    const { late, helped: done, withdrawn } = await details.night();
    return withdrawn > 0 ? [late, done, withdrawn] : [late, done];
  };

  describe('the night', () => {
    it('counts what fell due in it, whenever it was met', async () => {
      await helped(await asked('2026-11-23T21:20+01:00'), 45); // due before ten, met in the night
      desk.time.at = MORNING;
      expect(await night()).toEqual([0, 0]);
      await helped(await asked('2026-11-24T06:35+01:00'), 60); // due before seven, met by day
      await helped(await asked('2026-11-24T06:50+01:00'), 30); // due by day
      await helped(await asked('2026-11-24T03:00+01:00'), 10); // in time
      desk.time.at = MORNING;
      expect(await night()).toEqual([1, 1]);
    });

    it('what still waits is late and not helped; a question counts once', async () => {
      const id = await asked('2026-11-24T02:00+01:00');
      desk.time.at = MORNING;
      expect(await night()).toEqual([2, 1]);
      await helped(id, 0);
      expect(await night()).toEqual([2, 2]);
    });

    it('what was taken back before anybody answered was late, was not helped and does not wait', async () => {
      const id = await asked('2026-11-24T02:20+01:00');
      desk.time.at = at('2026-11-24T03:30+01:00');
      await desk.solution.withdraw(desk.who('noor'), id, {});
      desk.time.at = MORNING;
      expect(await night()).toEqual([3, 2, 1]);
    });

    it('what was no question after all was not late', async () => {
      const id = await asked('2026-11-24T02:40+01:00');
      desk.time.at = at('2026-11-24T03:50+01:00');
      await desk.solution.discard(desk.who('bram'), id, { reason: 'reclame' });
      desk.time.at = MORNING;
      expect(await night()).toEqual([3, 2, 1]);
    });

    it('a solution that came too late was late, also while it waits for her word', async () => {
      const id = await asked('2026-11-23T18:00+01:00'); // to be solved by two
      const fatma = desk.who('fatma');
      await desk.ownership.claim(fatma, id);
      await desk.conversation.reply(fatma, id, {
        text: 'Ik kom kijken.',
        nextStep: { what: 'Ik kom', by: '2026-11-24T01:00:00.000Z' },
      });
      desk.time.at = at('2026-11-24T03:00+01:00');
      await desk.solution.offer(fatma, id, { text: 'Ik heb hem geschaafd.' });
      desk.time.at = MORNING;
      expect(await night()).toEqual([4, 3, 1]);
      expect((await stats.figures({})).items.find(({ name }) => name === 'solvedInTime')).toMatchObject({ lateNow: 1 });
      await desk.solution.confirm(desk.who('noor'), id, { solved: true });
      expect(await night()).toEqual([4, 3, 1]);
      expect((await stats.figures({})).items.find(({ name }) => name === 'solvedInTime')!.lateNow).toBeUndefined();
    });

    it('what was late for a figure stands by number too, not what was in time', async () => {
      const listed = async (missed: boolean) =>
        (await details.questions({ figure: 'claimedInTime', missed })).items.map(({ number }) => number);
      const [kept, broken] = [await listed(false), await listed(true)];
      const claimed = (await stats.figures({})).items.find(({ name }) => name === 'claimedInTime')!;
      expect([kept.length, broken.length]).toEqual([claimed.n, claimed.among! - claimed.n]);
      expect(broken.length).toBeGreaterThan(0);
      expect(kept.filter((number) => broken.includes(number))).toEqual([]);
      await expect(details.questions({ figure: 'asked', missed: true })).rejects.toMatchObject({
        code: 'request.invalid',
      });
    });

    it('a known fault is the desk’s own question and no neighbour of hers', async () => {
      desk.time.at = at('2026-11-24T04:00+01:00');
      await desk.outages.open(desk.who('bram'), { text: 'Het ECD is traag', ticketIds: [] });
      desk.time.at = MORNING;
      expect((await night())[0]).toBe(4);
    });
  });

  describe('what runs and is late', () => {
    const late = async (query: object = {}): Promise<Record<string, number>> => {
      const { items } = await stats.figures(query);
      return Object.fromEntries(items.flatMap(({ name, lateNow }) => (lateNow ? [[name, lateNow]] : [])));
    };

    it('stands beside what counts once it ends, for a period up to now only', async () => {
      desk.time.at = MORNING;
      expect(await late()).toEqual({});
      const id = await asked('2026-11-24T09:30+01:00');
      desk.time.at += 20 * MINUTE;
      expect(await late()).toEqual({ claimedInTime: 1 });
      expect(await late({ to: new Date(MORNING).toISOString() })).toEqual({});
      await helped(id, 1);
      expect(await late()).toEqual({});
    });
  });
});
