import { Injectable } from '@nestjs/common';
import { DoorError, type SelectionQuery, type WeeksView } from '@zorg112/contracts';
import { Database, type ReadDatabase } from '@zorg112/database';
import { ENDED_LATE, figureFrom, type FigureName, type What } from '@zorg112/domain';
import { weeksBetween } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { figureView, Stats } from './stats.js';
import { among, quoted, type Selection, spreadsOf, whatsOf } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** Fewer points are no line. */
const AT_LEAST = 8;
const NAMES = ['firstContact', 'firstOwner', 'promisesKept', 'firstWords'] as const satisfies FigureName[];
const WHATS = whatsOf(NAMES);
type Week = ReturnType<typeof weeksBetween>[number];

/** The figures on top of the dashboard, week by week, and how what was solved in each came about. */
@Injectable()
export class StatsWeeks {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly stats: Stats,
    private readonly time: TimeSource,
  ) {}

  /** Throws as `Stats.figures`. A week that may not be shown by itself stands there without figures. */
  async in(query: SelectionQuery): Promise<WeeksView> {
    const { read } = this.database;
    const asked = await this.stats.selection(query);
    const weeks = weeksBetween(this.policies.current.calendar.zone, asked, AT_LEAST);
    const whole: Selection = { ...asked, from: weeks[0]!.from };
    const [counts, times, ends] = await Promise.all([
      countsByWeek(read, whole, weeks),
      timesByWeek(read, whole, weeks),
      endsByWeek(read, whole, weeks),
    ]);
    const hidden = asked.only ? await this.#hidden(query, weeks, counts) : new Set<number>();
    const items: WeeksView['items'] = [];
    for (const [at, { key, from, to, over }] of weeks.entries()) {
      const withheld = hidden.has(at);
      const tally = (what: What) => ({ n: counts.get(`${at} ${what}`) ?? 0, sum: 0 });
      const named = { week: key, from: iso(from), to: iso(to), over, withheld };
      if (withheld) items.push({ ...named, figures: [] });
      else {
        const figures = NAMES.map((name) => figureView(figureFrom(name, tally, { clock: times.get(String(at)) })));
        items.push({ ...named, ...(ends.get(at) ?? { atOnce: 0, later: 0, late: 0 }), figures });
      }
    }
    return { freshAt: iso(this.time.now()), items };
  }

  /** Those that may not be shown by themselves; of one alone what it holds is what the rest leaves, so the smallest beside it is hidden too. */
  async #hidden(
    query: SelectionQuery,
    weeks: readonly Week[],
    counts: ReadonlyMap<string, number>,
  ): Promise<Set<number>> {
    const hidden = new Set<number>();
    for (const [at, { from, to }] of weeks.entries()) if (!(await this.#mayShow(query, from, to))) hidden.add(at);
    if (hidden.size !== 1) return hidden;
    const size = (at: number): number => WHATS.reduce((sum, what) => sum + (counts.get(`${at} ${what}`) ?? 0), 0);
    const [smallest] = weeks
      .map((_, at) => at)
      .filter((at) => !hidden.has(at) && size(at) > 0)
      .sort((one, other) => size(one) - size(other));
    return smallest === undefined ? hidden : hidden.add(smallest);
  }

  async #mayShow(query: SelectionQuery, from: number, to: number): Promise<boolean> {
    try {
      await this.stats.selection({ ...query, from: iso(from), to: iso(to) });
      return true;
    } catch (fault) {
      if (fault instanceof DoorError && fault.code === 'stats.too_few') return false;
      throw fault;
    }
  }
}

/** The place of its week. */
const weekOf = (weeks: readonly Week[]): string =>
  `CASE ${weeks.map(({ to }, at) => `WHEN c.at < ${to} THEN ${at}`).join(' ')} END`;

async function countsByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { where, values } = among(read, selection, WHATS);
  const rows = await read.sql<{ week: number | string; what: string; n: number | string }>(
    `SELECT ${weekOf(weeks)} AS week, c.what AS what, COUNT(*) AS n FROM counted c WHERE ${where} GROUP BY 1, c.what`,
    values,
  );
  return new Map(rows.map(({ week, what, n }) => [`${week} ${what}`, Number(n)]));
}

/** By the place of the week. */
function timesByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { where, values } = among(read, selection, ['first_words']);
  const text = `SELECT ${weekOf(weeks)} AS part, c.value AS v FROM counted c WHERE ${where} AND c.value IS NOT NULL`;
  return spreadsOf(read, text, values);
}

/**
 * What was said to be solved, in three that add up: something in it was late, or nothing was and the first answer was the solution, or it
 * took more than that. What was late in them came after the oldest of them was asked.
 */
async function endsByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { where, values } = among(read, selection, ['confirmed']);
  const rows = await read.sql<Record<'week' | 'n' | 'late' | 'at_once', number | string>>(
    `WITH done AS MATERIALIZED (SELECT c.ticket_id AS id, c.at AS at, ${weekOf(weeks)} AS week FROM counted c WHERE ${where}),
     late AS MATERIALIZED (SELECT DISTINCT l.ticket_id AS id FROM counted l WHERE l.what IN (${quoted(ENDED_LATE)})
       AND l.at >= (SELECT MIN(t.created_at) FROM done d JOIN tickets t ON t.id = d.id) AND l.at < ?)
     SELECT d.week AS week, COUNT(*) AS n, COUNT(l.id) AS late,
       COUNT(CASE WHEN l.id IS NULL AND o.ticket_id IS NOT NULL THEN 1 END) AS at_once
     FROM done d LEFT JOIN late l ON l.id = d.id
       LEFT JOIN counted o ON o.what = 'first_contact' AND o.at = d.at AND o.ticket_id = d.id GROUP BY d.week`,
    [...values, selection.to],
  );
  return new Map(
    rows.map((row) => {
      const [n, late, atOnce] = [Number(row.n), Number(row.late), Number(row.at_once)];
      return [Number(row.week), { atOnce, later: n - late - atOnce, late }];
    }),
  );
}
