import { beforeAll, describe, expect, it } from '@jest/globals';
import { SetTime } from '@zorg112/demo';
import { Directory, PolicyBook, Stats, StatsWeeks } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { REAL_FIGURES } from '../support/other-desk.js';
import { type Logged, misTold, realLog, replay, written } from '../support/replay.js';
import { misCounted, misParted } from '../support/recount.js';
import { DrawnAgain } from '../support/recount-drawn.js';
import { untoldByFacts } from '../support/told-by-facts.js';

const PATIENCE_MS = 20 * 60_000;
/** So many questions are looked at at once. */
const AT_ONCE = 1_000;

describe('the whole log of a real desk, lived under the rule', () => {
  let text: string;
  let logged: Map<string, Logged>;
  beforeAll(async () => void ({ text, logged } = await realLog()));

  onBothEngines((given) => {
    it(
      'each of its 23,414 moves is help beside one owner',
      async () => {
        const began = Date.now();
        const sum = await replay(given.database, text);
        const seconds = (Date.now() - began) / 1_000;
        const perSecond = Math.round(REAL_FIGURES.rows / seconds);
        process.stdout.write(
          `${given.engine}: replayed in ${seconds.toFixed(1)} s, ${perSecond} rows of the log a second\n`,
        );
        const help = { moves: 23_414, asked: 23_414, returned: 0, ownerlessMs: 0 };
        expect(sum).toEqual({ questions: REAL_FIGURES.questions, ...help, open: 0, movedAfterEnd: 9 });
        expect(await misTold(given.database, logged)).toEqual([]);
      },
      PATIENCE_MS,
    );

    it('takes as long as it took: half of the questions of each kind in the hours that were computed apart from us', async () => {
      const told = await written(given.database);
      const kinds = [[0], [1], [2], [3], [4, 5], [6, Infinity]] as const;
      const medians = kinds.map(([from, to = from]) => {
        const ones = [...logged].filter(
          ([, { moves, resolved }]) => moves >= from && moves <= to && resolved !== undefined,
        );
        const hours = ones.map(([name]) => (told.get(name)!.offered - told.get(name)!.opened) / 3_600_000);
        return median(hours).toFixed(2);
      });
      expect(medians).toEqual(REAL_FIGURES.byMoves.map(([, hours]) => hours));
    });

    it(
      'every figure is what a second count of its facts comes to',
      async () => expect(await misCounted(given.database.read, 0, Number.MAX_SAFE_INTEGER)).toEqual([]),
      PATIENCE_MS,
    );

    it(
      'so is every figure of a stretch in the middle of it, of each part, and what is drawn of it',
      async () => {
        const { read } = given.database;
        const count = await read.sql<{ n: number }>('SELECT COUNT(*) AS n FROM facts');
        const after = async (share: number): Promise<number> => {
          const skipped = Math.floor(Number(count[0]!.n) * share);
          const [row] = await read.sql<{ at: number }>(`SELECT at FROM facts ORDER BY at LIMIT 1 OFFSET ${skipped}`);
          return Number(row!.at);
        };
        const [from, to] = [await after(0.4), await after(0.6)] as const;
        expect(await misCounted(read, from, to)).toEqual([]);
        expect(await misParted(read, from, to)).toEqual([]);
        const again = await DrawnAgain.of(read);
        const [policies, time] = [new PolicyBook(given.database), new SetTime(to)];
        await policies.refresh();
        const stats = new Stats(given.database, new Directory(given.database, time, policies), policies, time);
        const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
        const weeks = await new StatsWeeks(given.database, policies, stats, time).in(query);
        expect(again.weeks(weeks, [from, to])).toEqual([]);
        const summary = await stats.summary({ ...query, groupBy: 'urgency' });
        expect(again.summary(summary, [from, to], 'urgency')).toEqual([]);
        expect(summary.asked).toBeGreaterThan(1_000);
      },
      PATIENCE_MS,
    );

    it(
      'and every one of them keeps section 4, in its facts and in its rows',
      async () => {
        const { read } = given.database;
        const ids = (await read.sql<{ id: string }>('SELECT id FROM tickets ORDER BY number')).map(({ id }) => id);
        const untold: string[] = [];
        for (let i = 0; i < ids.length; i += AT_ONCE)
          untold.push(...(await untoldByFacts((sql) => read.sql(sql), ids.slice(i, i + AT_ONCE))));
        expect(untold).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
