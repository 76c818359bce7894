import { beforeAll, describe, expect, test } from '@jest/globals';
import { PolicyRow } from '@zorg112/database';
import { Stats } from '@zorg112/desk';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);

/** Asked by Noor and answered by Fatma at these moments, five alike: of fewer no times are told. The desk is open on weekdays from eight to half past five. */
const MANY = 5;
onBothEngines((given) => {
  let desk: OpenDesk;
  let stats: Stats;
  beforeAll(async () => {
    desk = await openDesk(given.database, at('2026-10-01T09:00+02:00'));
    stats = new Stats(desk.database, desk.directory, desk.policies, desk.time);
  });

  async function answered(urgency: 'today' | 'week' | 'normal', asked: string, replied: string): Promise<string[]> {
    desk.time.at = at(asked);
    const ids: string[] = [];
    for (let i = 0; i < MANY; i++)
      ids.push((await desk.ownership.open(desk.who('noor'), { text: `Kast ${i} klemt`, urgency })).id);
    desk.time.at = at(replied);
    const nextStep = { what: 'Ik bel de timmerman', by: new Date(desk.time.at + HOUR).toISOString() };
    for (const id of ids) {
      await desk.ownership.claim(desk.who('fatma'), id);
      await desk.conversation.reply(desk.who('fatma'), id, { text: 'Ik regel het.', nextStep });
    }
    return ids;
  }
  const between = (from: string, to: string) =>
    stats.summary({ from: new Date(at(from)).toISOString(), to: new Date(at(to)).toISOString() });

  describe('how fast she heard', () => {
    test('asked on Saturday and answered ten minutes after opening on Monday is ten minutes', async () => {
      await answered('week', '2026-10-10T14:00+02:00', '2026-10-12T08:10+02:00');
      const numbers = await between('2026-10-10T00:00+02:00', '2026-10-13T00:00+02:00');
      const clock = 42 * HOUR + 600_000;
      expect(numbers.firstReplyInOffice).toEqual({ count: MANY, openMedianMs: 600_000, clockMedianMs: clock });
      expect(numbers.firstReplyMedianMs).toBe(clock);
    });

    test('a question whose clock runs day and night has no open time of its own', async () => {
      await answered('today', '2026-10-17T14:00+02:00', '2026-10-17T14:20+02:00');
      const numbers = await between('2026-10-17T00:00+02:00', '2026-10-18T00:00+02:00');
      expect(numbers.firstReplyMedianMs).toBe(1_200_000);
      expect(numbers).not.toHaveProperty('firstReplyInOffice');
    });

    test('both nights the clock changes: the same two open hours, an hour more and an hour less on the wall', async () => {
      await answered('week', '2026-10-23T16:30+02:00', '2026-10-26T09:00+01:00');
      const autumn = await between('2026-10-23T00:00+02:00', '2026-10-27T00:00+01:00');
      expect(autumn.firstReplyInOffice).toEqual({
        count: MANY,
        openMedianMs: 2 * HOUR,
        clockMedianMs: (64.5 + 1) * HOUR,
      });
      expect(autumn.perDay.map(({ day, asked }) => [day, asked])).toEqual([['2026-10-23', MANY]]);
      // Easter Sunday 2027 is that night, and the Monday after it is closed.
      await answered('normal', '2027-03-26T16:30+01:00', '2027-03-30T09:00+02:00');
      const spring = await between('2027-03-26T00:00+01:00', '2027-03-31T00:00+02:00');
      expect(spring.firstReplyInOffice).toEqual({
        count: MANY,
        openMedianMs: 2 * HOUR,
        clockMedianMs: (88.5 - 1) * HOUR,
      });
      const both = await between('2026-10-23T00:00+02:00', '2027-03-31T00:00+02:00');
      expect(both.firstReplyInOffice).toMatchObject({
        count: 2 * MANY,
        openMedianMs: 2 * HOUR,
        clockMedianMs: 76.5 * HOUR,
      });
    });

    test('what it was when she heard counts, not what the question became', async () => {
      const ids = await answered('week', '2027-04-10T14:00+02:00', '2027-04-12T08:10+02:00');
      desk.time.at += 60_000;
      for (const id of ids) await desk.solution.changeUrgency(desk.who('noor'), id, { urgency: 'now' });
      const numbers = await between('2027-04-10T00:00+02:00', '2027-04-13T00:00+02:00');
      expect(numbers.firstReplyInOffice).toMatchObject({ count: MANY, openMedianMs: 600_000 });
    });

    test('by the hours that held when she asked', async () => {
      const asked = '2027-05-08T14:00+02:00';
      desk.time.at = at('2027-05-09T00:00+02:00');
      const [row] = await desk.database.read.manager.find(PolicyRow);
      const source = row!.source as { calendar: object };
      const later = { ...source, calendar: { ...source.calendar, openingHours: { tue: ['08:00-17:00'] } } };
      await desk.database.unitOfWork.run((tx) =>
        desk.policies.write(tx, { origin: 'screen', source: later }, desk.time.at),
      );
      await desk.policies.refresh();
      await answered('week', asked, '2027-05-10T08:10+02:00');
      const numbers = await between('2027-05-08T00:00+02:00', '2027-05-11T00:00+02:00');
      expect(numbers.firstReplyInOffice).toMatchObject({ openMedianMs: 600_000 });
    });
  });
});
