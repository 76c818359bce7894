import { Injectable } from '@nestjs/common';
import { type SelectionQuery, type WeeksView } from '@zorg112/contracts';
import { Database, type ReadDatabase } from '@zorg112/database';
import { CLIMBING, figureFrom, type FigureName, type What, withoutFewTimes } from '@zorg112/domain';
import { weeksBetween } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { figureView, Stats } from './stats.js';
import { among, quoted, type Selection, spreadsOf, whatsOf } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { weeksHidden } from './withheld-in.js';

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
    const [counts, times, ends, hidden] = await Promise.all([
      countsByWeek(read, whole, weeks),
      timesByWeek(read, whole, weeks),
      endsByWeek(read, whole, weeks),
      hiddenWeeks(read, whole, weeks, asked.from),
    ]);
    const items: WeeksView['items'] = [];
    for (const [at, { key, from, to, over }] of weeks.entries()) {
      const withheld = hidden.has(String(at));
      const tally = (what: What) => ({ n: counts.get(`${at} ${what}`) ?? 0, sum: 0 });
      const named = { week: key, from: iso(from), to: iso(to), over, withheld };
      if (withheld) items.push({ ...named, figures: [] });
      else {
        const figures = NAMES.map((name) =>
          figureView(withoutFewTimes(figureFrom(name, tally, { clock: times.get(String(at)) }))),
        );
        items.push({ ...named, ...(ends.get(at) ?? { atOnce: 0, later: 0, late: 0 }), figures });
      }
    }
    return { freshAt: iso(this.time.now()), items };
  }
}

/** The place of its week. */
const weekOf = (weeks: readonly Week[]): string =>
  `CASE ${weeks.map(({ to }, at) => `WHEN c.at < ${to} THEN ${at}`).join(' ')} END`;

/** Of all questions together, and for one's own eyes, every week may be shown. */
async function hiddenWeeks(read: ReadDatabase, selection: Selection, weeks: readonly Week[], chosenFrom: number) {
  const { only } = selection;
  if (!only || only.by === 'owner') return new Set<string>();
  const within = (at: string): boolean => weeks[Number(at)]!.from >= chosenFrom;
  return weeksHidden(read, selection, { by: only.by, key: only.key }, weekOf(weeks), within);
}

async function countsByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { counted, values } = among(read, selection, WHATS);
  const rows = await read.sql<{ week: number | string; what: string; n: number | string }>(
    `SELECT ${weekOf(weeks)} AS week, c.what AS what, COUNT(*) AS n FROM ${counted} GROUP BY 1, c.what`,
    values,
  );
  return new Map(rows.map(({ week, what, n }) => [`${week} ${what}`, Number(n)]));
}

/** By the place of the week. */
function timesByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { counted, values } = among(read, selection, ['first_words']);
  const text = `SELECT ${weekOf(weeks)} AS part, c.value AS v FROM ${counted} WHERE c.value IS NOT NULL`;
  return spreadsOf(read, text, values);
}

/**
 * What was said to be solved, in three that add up: something in it was late until then, or nothing was and the first answer was the
 * solution, or it took more than that. What is late after she opens it again is of the week in which it is solved again.
 */
async function endsByWeek(read: ReadDatabase, selection: Selection, weeks: readonly Week[]) {
  const { counted, values } = among(read, selection, ['confirmed']);
  const late = `SELECT 1 FROM clocks k WHERE k.ticket_id = c.ticket_id AND k.outcome = 'broken' AND k.kind IN (${quoted(CLIMBING)}) AND k.ended_at <= c.at`;
  const rows = await read.sql<Record<'week' | 'n' | 'late' | 'at_once', number | string>>(
    `WITH done AS MATERIALIZED (SELECT c.ticket_id AS id, c.at AS at, ${weekOf(weeks)} AS week, CASE WHEN EXISTS (${late}) THEN 1 ELSE 0 END AS late
       FROM ${counted})
     SELECT d.week AS week, COUNT(*) AS n, SUM(d.late) AS late, COUNT(CASE WHEN d.late = 0 THEN o.ticket_id END) AS at_once
     FROM done d LEFT JOIN counted o ON o.what = 'first_contact' AND o.at = d.at AND o.ticket_id = d.id GROUP BY d.week`,
    values,
  );
  return new Map(
    rows.map((row) => {
      const [n, late, atOnce] = [Number(row.n), Number(row.late), Number(row.at_once)];
      return [Number(row.week), { atOnce, later: n - late - atOnce, late }];
    }),
  );
}
