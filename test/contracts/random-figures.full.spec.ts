import { describe, expect, it } from '@jest/globals';
import { Stats, StatsDetails, StatsWeeks } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { livedDesk, ODD } from '../support/lived-desk.js';
import { misCounted, misParted } from '../support/recount.js';
import { misSeenBehind } from '../support/recount-behind.js';
import { DrawnAgain, type Span } from '../support/recount-drawn.js';
import { misNight } from '../support/recount-now.js';

const PATIENCE_MS = 20 * 60_000;
const HISTORIES = 40;
/** Another each time; the one that failed is in the name of the test. */
const SEED = Date.now() % 1_000_000_000;

describe('every figure of histories nobody saw before', () => {
  onBothEngines((given) => {
    it(
      `is what a second count comes to (seed ${SEED})`,
      async () => {
        const desk = await livedDesk(given.database, SEED, HISTORIES);
        const { read } = given.database;
        const [ends] = await read.sql<{ first: number; last: number }>(
          'SELECT MIN(at) AS first, MAX(at) AS last FROM facts',
        );
        const [first, last] = [Number(ends!.first), Number(ends!.last) + 1];
        const cut = first + Math.round((last - first) / 3);
        const again = await DrawnAgain.of(read);
        const stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
        const weeks = new StatsWeeks(given.database, desk.policies, stats, desk.time);
        const details = new StatsDetails(given.database, desk.directory, desk.time);
        const spans: Span[] = [
          [first, last],
          [first, cut],
          [cut, last],
          ...ODD.map(({ from, to }): Span => [from, to]),
        ];
        for (const [from, to] of spans) {
          const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
          expect(await misCounted(read, from, to)).toEqual([]);
          expect(await misParted(read, from, to)).toEqual([]);
          expect(await misSeenBehind(read, await details.in(query), [from, to], desk.time.at)).toEqual([]);
          expect(again.weeks(await weeks.in(query), [from, to])).toEqual([]);
          for (const groupBy of ['team', 'urgency'] as const)
            expect(again.summary(await stats.summary({ ...query, groupBy }), [from, to], groupBy)).toEqual([]);
        }
        expect(await misNight(read, await details.night(), desk.time.at)).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
});
