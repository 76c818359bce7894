import { beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_WHATS, figuresIn, Numbers, spanOf, Stats, StatsDetails, talliesIn } from '@zorg112/desk';
import { FIGURE_NAMES, FIGURES, type FigureOf } from '@zorg112/domain';
import fc from 'fast-check';
import { onBothEngines } from '../support/engines.js';
import { recount } from '../support/recount.js';
import { history, live } from '../support/stories.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const HISTORIES = 6;
const PATIENCE_MS = 150_000;
const EVER = { from: 0, to: Number.MAX_SAFE_INTEGER };

describe('every figure', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let numbers: Numbers;
    let stats: Stats;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      numbers = new Numbers(given.database, desk.policies);
      stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
      for (const rounds of fc.sample(history, { numRuns: HISTORIES, seed: 112 })) await live(desk, rounds);
      await answered();
    }, PATIENCE_MS);

    /** What the histories seldom come to: said to be solved, with a score and an answer to "moest je ergens anders aankloppen?". */
    const answered = async (): Promise<void> => {
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De badlift zakt', location: 'Linde, bad' });
      desk.time.at += 60_000;
      await desk.ownership.claim(desk.who('fatma'), id);
      desk.time.at += 120_000;
      await desk.solution.offer(desk.who('fatma'), id, { text: 'Ik heb het ventiel vastgezet.' });
      await desk.solution.confirm(desk.who('noor'), id, { solved: true, score: 4 });
      await desk.solution.tellElsewhere(desk.who('noor'), id, { knocked: true }).catch(() => undefined);
    };
    const sql = (text: string) => given.database.read.sql<Record<string, unknown>>(text);
    const rows = () => sql('SELECT * FROM counted ORDER BY what, at, ticket_id, seq, n');
    /** All of it, and two cuts somewhere in the middle: what is counted is counted on one side of a cut. */
    const spans = async () => {
      const [ends] = await sql('SELECT MIN(at) AS first, MAX(at) AS last FROM facts');
      const [first, last] = [Number(ends!['first']), Number(ends!['last'])];
      const cuts = [first + (last - first) / 7, first + (last - first) / 2].map(Math.round);
      return [EVER, { from: first, to: cuts[0]! }, { from: cuts[0]!, to: cuts[1]! }, { from: cuts[1]!, to: last + 1 }];
    };

    it('is what a second count of the raw facts comes to, for all of it and for every part', async () => {
      for (const span of await spans()) {
        const [counted, again] = [await talliesIn(given.database.read, span), await recount(sql, span.from, span.to)];
        for (const what of ALL_WHATS) {
          const { n = 0, sum = 0 } = again.get(what) ?? {};
          expect({ what, ...(counted.get(what) ?? { n: 0, sum: 0 }) }).toEqual({ what, n, sum });
        }
        for (const figure of await figuresIn(given.database.read, span)) {
          const { of, among, unit }: FigureOf = FIGURES[figure.name];
          const total = (whats: readonly string[]) => whats.reduce((all, what) => all + (again.get(what)?.n ?? 0), 0);
          if (figure.withheld) continue;
          expect([figure.name, figure.n, figure.among]).toEqual([figure.name, total(of), among && total(among)]);
          const values = again.get(of[0]!)?.values ?? [];
          if ((unit !== 'time' && unit !== 'score') || values.length === 0) continue;
          const [low, high] = [values[Math.ceil(values.length / 2) - 1]!, values[Math.floor(values.length / 2)]!];
          expect([figure.name, figure.value]).toEqual([figure.name, Math.round((low + high) / 2)]);
          if (unit === 'time') expect(figure.p90).toBe(values.filter((_, i) => i < 0.9 * values.length).at(-1));
        }
      }
    });

    it('comes of histories that hold nearly everything', async () => {
      const kinds = (await sql('SELECT DISTINCT what FROM counted')).map(({ what }) => what);
      expect(kinds).toEqual(
        expect.arrayContaining([
          ...['asked', 'claimed', 'confirmed', 'solved', 'first_owner', 'first_words', 'told', 'score', 'logged'],
          ...['handover.accepted', 'consult.asked', 'consult.answered', 'promise.made', 'promise.broken', 'step'],
          ...['stand_in', 'maatwerk.granted', 'elsewhere.asked'],
        ]),
      );
      expect(kinds).not.toContain('returned');
      expect(kinds).not.toContain('ownerless');
    });

    it('is the same to the last row when all of it is made anew from the facts', async () => {
      const before = await rows();
      expect(before.length).toBeGreaterThan(100);
      await given.database.unitOfWork.run((tx) =>
        tx.sql(`DELETE FROM counted WHERE what IN ('asked', 'promise.kept')`),
      );
      expect(await numbers.rebuild()).toBe(Number((await sql('SELECT COUNT(*) AS n FROM tickets'))[0]!['n']));
      expect(await rows()).toEqual(before);
    });

    it('stopped while it is made anew, is made anew at the next start', async () => {
      const before = await rows();
      await given.database.unitOfWork.run(async (tx) => {
        await tx.sql('DELETE FROM counted');
        await tx.sql('UPDATE counted_state SET whole = ?', [false]);
      });
      expect((await stats.figures({})).whole).toBe(false);
      await numbers.catchUp();
      expect(await rows()).toEqual(before);
      expect((await stats.figures({})).whole).toBe(true);
    });

    it('stands under one name, with what it means in both languages', async () => {
      const { items } = await stats.figures({});
      expect(items.map(({ name }) => name)).toEqual(FIGURE_NAMES);
      for (const { nl, en } of items)
        for (const { title, meaning } of [nl, en]) expect(`${title} ${meaning}`.length).toBeGreaterThan(30);
    });

    it('adds up: the parts of a table are the whole', async () => {
      const whole = await talliesIn(given.database.read, EVER);
      const parts = await stats.parts({ from: '2020-01-01T00:00:00Z', to: '2029-12-31T00:00:00Z' }, 'urgency');
      const asked = parts.flatMap(({ figures }) => figures?.find(({ name }) => name === 'asked')?.n ?? []);
      if (parts.every(({ figures }) => figures))
        expect(asked.reduce((sum, n) => sum + n, 0)).toBe(whole.get('asked')!.n);
    });

    it('opens to the questions behind it, private ones not among them', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const span = spanOf({}, desk.time.at);
      const period = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
      const { items, nextCursor } = await details.questions({ figure: 'asked', limit: 2, ...period });
      expect(items).toHaveLength(2);
      const rest = await details.questions({ figure: 'asked', limit: 100, cursor: nextCursor!, ...period });
      const secret = (await sql('SELECT id FROM tickets WHERE private')).map(({ id }) => id);
      expect(secret.length).toBeGreaterThan(0);
      const shown = [...items, ...rest.items].map(({ id }) => id);
      expect(shown.filter((id) => secret.includes(id))).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
    });
  });
});
