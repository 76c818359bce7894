import { beforeAll, describe, expect, it } from '@jest/globals';
import { Stats, StatsDetails, StatsTables, StatsWeeks, TeamToday } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { LIVED_MS, livedDesk, ODD } from '../support/lived-desk.js';
import { DrawnAgain, type Span } from '../support/recount-drawn.js';
import { misNight, misToday } from '../support/recount-now.js';
import { type WholeDesk } from '../support/whole-desk.js';

const DIMENSIONS = ['team', 'region', 'category', 'channel', 'urgency'] as const;

/** The figures themselves are counted a second time in figures.spec.ts; here what is drawn of them. */
describe('what is drawn, counted a second time', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let stats: Stats;
    let again: DrawnAgain;
    beforeAll(async () => {
      desk = await livedDesk(given.database);
      stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
      again = await DrawnAgain.of(given.database.read);
    }, LIVED_MS);

    const spans = async (): Promise<Span[]> => {
      const [ends] = await given.database.read.sql<{ first: number; last: number }>(
        'SELECT MIN(at) AS first, MAX(at) AS last FROM facts',
      );
      const [first, last] = [Number(ends!.first), Number(ends!.last)];
      const cut = first + Math.round((last - first) / 3);
      return [[first, last + 1], [first, cut], [cut, last + 1], ...ODD.map(({ from, to }): Span => [from, to])];
    };
    const queryOf = ([from, to]: Span) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });

    /** Of which most ask. */
    const shownTeam = (): string => {
      const asks = desk.organisation.teams.map(({ id }) => ({ id, n: again.askersIn(id) }));
      return asks.sort((one, other) => other.n - one.n)[0]!.id;
    };

    it('the weeks: of all questions, and of each part as far as they may be shown', async () => {
      const weeks = new StatsWeeks(given.database, desk.policies, stats, desk.time);
      let shown = 0;
      let hidden = 0;
      let late = 0;
      for (const span of await spans()) {
        const all = await weeks.in(queryOf(span));
        expect(again.weeks(all, span)).toEqual([]);
        late += all.items.filter((week) => week.late! > 0 && week.atOnce! + week.later! > 0).length;
        for (const by of DIMENSIONS)
          for (const key of again.keysOf(by)) {
            const view = await weeks.in({ ...queryOf(span), [by]: key }).catch(({ code }: { code?: string }) => code);
            if (view === 'stats.too_few') hidden += 1;
            else if (typeof view === 'object') {
              expect(again.weeks(view, span, { by, key })).toEqual([]);
              shown += view.items.filter(({ withheld, figures }) => !withheld && figures.some(({ n }) => n > 0)).length;
            } else throw new Error(view);
          }
      }
      expect([shown > 2, hidden > 20, late > 0]).toEqual([true, true, true]);
    });

    it('the tables of teams, areas and subjects', async () => {
      const tables = new StatsTables(given.database, desk.policies, stats, desk.time);
      let shown = 0;
      for (const [i, span] of (await spans()).entries()) {
        const before = (await spans())[(i + 1) % 3]!;
        const { from: beforeFrom, to: beforeTo } = queryOf(before);
        const view = await tables.in({ ...queryOf(span), beforeFrom, beforeTo });
        expect(again.tables(view, span)).toEqual([]);
        expect(again.tables(view.before!, before)).toEqual([]);
        shown += view.regions.filter(({ withheld, firstWordsMs }) => !withheld && firstWordsMs! > 0).length;
      }
      expect(shown).toBeGreaterThan(1);
    });

    it('the days, the groups and the times of a summary', async () => {
      for (const span of await spans())
        for (const groupBy of DIMENSIONS) {
          const view = await stats.summary({ ...queryOf(span), groupBy });
          expect(again.summary(view, span, groupBy)).toEqual([]);
        }
      const [all] = await spans();
      const { perDay, firstReplyInOffice } = await stats.summary(queryOf(all!));
      expect([perDay.length > 5, perDay.some(({ late }) => late > 0), firstReplyInOffice!.count > 4]).toEqual([
        ...[true, true, true],
      ]);
    });

    it('every night, also those on which the clock changes, looked at from within, at seven and at noon', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const { at } = desk.time;
      let late = 0;
      // What runs is known of now: a night of before is looked at with what has ended since.
      for (const now of [at, at + 5 * 3_600_000, at + 11 * 3_600_000, at + 16 * 3_600_000]) {
        desk.time.at = now;
        const night = await details.night();
        late += night.late;
        expect(await misNight(given.database.read, night, now)).toEqual([]);
      }
      for (const { from } of ODD)
        for (const hours of [-2, 3, 6.9, 8, 13]) {
          desk.time.at = from + hours * 3_600_000;
          const night = await details.night();
          late += night.late;
          expect(await misNight(given.database.read, night, desk.time.at)).toEqual([]);
        }
      desk.time.at = at;
      expect(late).toBeGreaterThan(0);
    });

    it('the day of each team, with what is open longest and may be listed', async () => {
      const asked = desk.organisation.memberships.find(({ teamId }) => teamId === shownTeam())!;
      const asker = { id: asked.personId, roles: ['care_worker'], teamIds: [asked.teamId] } as const;
      for (const text of ['De kast klemt', 'De tillift doet niks meer en mevrouw hangt er nog in', 'De deur piept'])
        for (const secret of [false, true]) {
          await desk.ownership.open(asker, { text, private: secret });
          await desk.ownership.open(asker, { text: `${text}, alweer` });
          desk.time.at += 60_000;
        }
      const today = new TeamToday(given.database, desk.policies, stats, desk.time);
      let shown = 0;
      let listed = 0;
      for (const team of again.keysOf('team')) {
        const view = await today.of(team).catch(({ code }: { code?: string }) => code);
        if (typeof view !== 'object') expect(view).toBe('stats.too_few');
        else {
          shown += 1;
          listed = Math.max(listed, view.oldest.length);
          expect(await misToday(given.database.read, view, team, desk.time.at)).toEqual([]);
        }
      }
      expect([shown > 0, listed]).toEqual([true, 5]);
    });
  });
});
