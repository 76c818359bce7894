import { Injectable } from '@nestjs/common';
import {
  type CountedQuery,
  type CountedQuestionPage,
  DoorError,
  type NightView,
  type PeriodQuery,
  type SilentTeamsView,
  type StatsDetailsView,
} from '@zorg112/contracts';
import { Database, isAllCounted, type ReadDatabase } from '@zorg112/database';
import {
  CLIMBING,
  ENDED_LATE,
  enoughOf,
  FIGURES,
  type FigureOf,
  localDate,
  missedOf,
  nextDate,
  NO_COST_CENTRE,
  SMALLEST_GROUP,
  spreadOf,
  toInstant,
  wallTime,
  weekday,
  type What,
} from '@zorg112/domain';
import { countsBy, servicesIn, suppliersIn } from './asked-in.js';
import { cameBackAssetsIn, cameBackIn } from './came-back.js';
import { callsIn, type CallTallies } from './call-tallies.js';
import { Directory } from './directory.js';
import { readSoFar } from './paging.js';
import { spanOf, type Span } from './span.js';
import { among, KEY, questions, quoted, talliesIn, tallyOf } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { hiddenIn, peopleBy } from './withheld-in.js';

const HOUR_MS = 3_600_000;
/** Hours since asked: today, a day, three days, a week, a month. */
const AGES = [0, 24, 72, 168, 720] as const;
/** What somebody thought of it is theirs: it is counted, and by question shown to nobody. */
const TOLD_BY_PEOPLE: readonly What[] = [
  ...(['score', 'elsewhere.asked', 'elsewhere.answered', 'elsewhere.told', 'elsewhere.knocked'] as const),
];

/** What stands behind the figures: where it waits, who is asked in, what it lacks, what comes back. Never by helper. */
@Injectable()
export class StatsDetails {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async in(query: PeriodQuery): Promise<StatsDetailsView> {
    const { read } = this.database;
    const now = this.time.now();
    const span = spanOf(query, now);
    await this.directory.know([]);
    const hidden = await hiddenIn(read, span, 'team', await peopleBy(read, span, 'team'));
    return {
      ...{ from: iso(span.from), to: iso(span.to), freshAt: iso(now) },
      whole: await isAllCounted(read),
      waiting: await waitingIn(read, span, this.directory.policy.calendar.zone),
      backlog: await backlogOf(read, now),
      steps: await countsBy(read, span, 'step'),
      ...(await servicesIn(read, span, now, (id) => this.directory.service(id)?.name)),
      suppliers: await suppliersIn(read, span, now),
      lacked: (await countsBy(read, span, 'lacked')).filter(({ key }) => key !== 'nothing'),
      maatwerk: await maatwerkIn(read, span),
      costCentres: await costCentresIn(read, span, hidden, (team) => this.directory.team(team)?.costCentre),
      cameBack: await cameBackIn(read, span, hidden),
      cameBackAssets: await cameBackAssetsIn(read, span, hidden),
      silentTeams: await silentTeams(read, span),
      calls: callsView(await callsIn(read, span)),
    };
  }

  /** Which teams asked nothing. Throws DoorError request.invalid. */
  async silent(query: PeriodQuery): Promise<SilentTeamsView> {
    return { items: await silentTeams(this.database.read, spanOf(query, this.time.now())) };
  }

  /** From ten in the evening to seven, by the clock of the house: the last night that was, or this one up to now. */
  async night(): Promise<NightView> {
    const now = this.time.now();
    const { read } = this.database;
    const { zone } = this.directory.policy.calendar;
    const { from, to } = nightOf(zone, now);
    const tallies = await talliesIn(read, { from, to }, ['asked', 'joined']);
    const ended = among(read, { from, to: now + 1 }, ENDED_LATE);
    // What fell due in the night and was not met by then, whenever it was met. What was late has ended late since, or still runs, or stands still:
    // then it has a due time only if it was late before. What was no question, or part of another one, counts only if it was answered.
    const late = await read.sql<Record<'waits' | 'withdrawn', number | string>>(
      `SELECT MAX(CASE WHEN t.status <> 'closed' AND (t.first_reply_at IS NULL OR t.next_due_at < ?) THEN 1 ELSE 0 END) AS waits,
         MAX(CASE WHEN t.closed_how = 'withdrawn' AND t.first_reply_at IS NULL THEN 1 ELSE 0 END) AS withdrawn
       FROM tickets t JOIN clocks c ON c.ticket_id = t.id
       WHERE t.id IN (SELECT c.ticket_id FROM ${ended.counted}
           UNION SELECT id FROM tickets WHERE status <> 'closed')
         AND NOT t.is_outage AND (t.status <> 'closed' OR t.first_reply_at IS NOT NULL OR t.closed_how = 'withdrawn') AND c.kind IN (${quoted(CLIMBING)}) AND c.due_at >= ? AND c.due_at < ?
         AND (c.outcome = 'broken' OR c.state IN ('running', 'paused')) GROUP BY t.id`,
      [now, from, Math.min(to, now)],
    );
    const sum = (which: 'waits' | 'withdrawn'): number => late.reduce((all, one) => all + Number(one[which]), 0);
    const [waits, withdrawn] = [sum('waits'), sum('withdrawn')];
    return {
      ...{ from: iso(from), to: iso(to), asked: tallyOf(tallies, 'asked').n, joined: tallyOf(tallies, 'joined').n },
      ...{ late: late.length, helped: late.length - waits - withdrawn, withdrawn },
    };
  }

  /** The questions a figure counts, the last first: numbers, never words, and not how long it took. Throws DoorError request.invalid. */
  async questions({
    figure,
    missed = false,
    limit = 50,
    cursor,
    ...period
  }: CountedQuery): Promise<CountedQuestionPage> {
    const of = missed ? missedOf(figure) : (FIGURES[figure] as FigureOf).of;
    if (of.length === 0) throw new DoorError('request.invalid', { fields: { missed: 'not of this figure' } });
    if (of.some((what) => TOLD_BY_PEOPLE.includes(what)))
      throw new DoorError('request.invalid', { fields: { figure: 'what people told is not shown by question' } });
    const span = spanOf(period, this.time.now());
    const skip = readSoFar(cursor);
    const rows = await this.database.read.sql<
      Record<'id' | 'status', string> & Record<'number' | 'at', number | string> & { category: string | null }
    >(
      `SELECT t.id, t.number, t.status, t.category, c.at FROM counted c ${questions(this.database.read)}
       WHERE c.what IN (${quoted(of)}) AND c.at >= ? AND c.at < ? AND NOT t.private
       ORDER BY c.at DESC, t.id, c.seq LIMIT ${limit + 1} OFFSET ${skip}`,
      [span.from, span.to],
    );
    const items = rows.slice(0, limit).map(({ id, number, status, category, at }) => ({
      ...{ id, number: Number(number), at: iso(Number(at)), status },
      ...(category === null ? {} : { category }),
    }));
    return { items, nextCursor: rows.length > limit ? String(skip + limit) : null };
  }
}

const NIGHT = { from: 22, to: 7 };

/** The night that is, or the one before this day. */
export function nightOf(zone: string, now: number): Span {
  const today = localDate(zone, now);
  const at = (days: number, hour: number): number => toInstant(zone, nextDate(today, days), hour * 60);
  const begun = at(0, NIGHT.from) <= now;
  const from = at(begun ? 0 : -1, NIGHT.from);
  const to = begun ? now + 1 : Math.min(now + 1, at(0, NIGHT.to));
  return { from, to };
}

/** By the hour of the week in which she asked, in the time of the house. */
export async function waitingIn(
  read: ReadDatabase,
  { from, to }: Span,
  zone: string,
): Promise<StatsDetailsView['waiting']> {
  const rows = await read.sql<{ at: number | string; value: number | string }>(
    `SELECT at, value FROM counted WHERE what = 'claimed' AND at >= ? AND at < ? ORDER BY value`,
    [from, to],
  );
  const hours = new Map<number, number>();
  const places = new Map<number, number[]>();
  for (const row of rows) {
    const [at, value] = [Number(row.at), Number(row.value)];
    const hour = Math.floor((at - value) / HOUR_MS);
    const place = hours.get(hour) ?? placeOf(zone, hour * HOUR_MS);
    hours.set(hour, place);
    const there = places.get(place);
    if (there) there.push(value);
    else places.set(place, [value]);
  }
  return [...places]
    .sort(([one], [other]) => one - other)
    .map(([place, values]) => ({
      ...{ weekday: Math.floor(place / 24) + 1, hour: place % 24, n: values.length },
      // How long one waited in an hour is how fast one helper was.
      ...(values.length < SMALLEST_GROUP ? {} : spreadOf(values)),
    }));
}

/** Hours since Monday at midnight, on the wall. */
const placeOf = (zone: string, instant: number): number =>
  ((weekday(localDate(zone, instant)) + 6) % 7) * 24 + Number(wallTime(zone, instant).slice(0, 2));

async function backlogOf(read: ReadDatabase, now: number): Promise<StatsDetailsView['backlog']> {
  const rows = await read.sql<{ hours: number | string; n: number | string }>(
    `SELECT CASE ${AGES.slice(1)
      .reverse()
      .map((hours) => `WHEN created_at < ${now - hours * HOUR_MS} THEN ${hours}`)
      .join(
        ' ',
      )} ELSE 0 END AS hours, COUNT(*) AS n FROM tickets WHERE status <> 'closed' AND NOT is_outage GROUP BY 1`,
  );
  const counts = new Map(rows.map(({ hours, n }) => [Number(hours), Number(n)]));
  return AGES.map((hours) => ({ hours, n: counts.get(hours) ?? 0 }));
}

/** By who granted it: how often, what it cost, and how often she said since that it is solved. */
async function maatwerkIn(read: ReadDatabase, { from, to }: Span): Promise<StatsDetailsView['maatwerk']> {
  const rows = await read.sql<{ level: string } & Record<'n' | 'cents' | 'solved', number | string | null>>(
    `SELECT c.key AS level, COUNT(*) AS n, SUM(c.value) AS cents, COUNT(CASE WHEN t.closed_how = 'confirmed' THEN 1 END) AS solved
     FROM counted c ${questions(read)} WHERE c.what = 'maatwerk.granted' AND c.at >= ? AND c.at < ? GROUP BY c.key`,
    [from, to],
  );
  const levels = rows.map(({ level, n, cents, solved }) => ({
    ...{ level, n: Number(n), cents: Number(cents ?? 0), solved: Number(solved) },
  }));
  return levels.sort((one, other) => other.n - one.n || (one.level < other.level ? -1 : 1));
}

/**
 * By whose cost centre it was. Those of a team whose figures are withheld in the table of teams are one row, whether it paid or not: their
 * sum is what that table hides too, and which of them paid nothing would tell more.
 */
async function costCentresIn(
  read: ReadDatabase,
  { from, to }: Span,
  hidden: ReadonlySet<string>,
  costCentreOf: (team: string) => string | undefined,
): Promise<StatsDetailsView['costCentres']> {
  const rows = await read.sql<
    Record<'key' | 'team', string> & Record<'n' | 'cents' | 'solved', number | string | null>
  >(
    `SELECT c.key AS key, ${KEY.team} AS team, COUNT(*) AS n, SUM(c.value) AS cents, COUNT(CASE WHEN t.closed_how = 'confirmed' THEN 1 END) AS solved
     FROM counted c ${questions(read)} WHERE c.what = 'maatwerk.paid' AND c.at >= ? AND c.at < ? GROUP BY 1, 2`,
    [from, to],
  );
  const withheld = new Set(rows.filter(({ team }) => hidden.has(team)).map(({ key }) => key));
  for (const team of hidden) withheld.add(costCentreOf(team) ?? NO_COST_CENTRE);
  const sumsOf = (of: typeof rows) => {
    const sum = (what: 'n' | 'cents' | 'solved'): number => of.reduce((all, row) => all + Number(row[what] ?? 0), 0);
    return { n: sum('n'), cents: sum('cents'), solved: sum('solved') };
  };
  const shown = [...new Set(rows.map(({ key }) => key))].filter((key) => !withheld.has(key));
  const centres = shown
    .map((key) => ({ key, ...sumsOf(rows.filter((row) => row.key === key)) }))
    .sort((one, other) => other.cents - one.cents || other.n - one.n || (one.key < other.key ? -1 : 1))
    .map(({ key, ...sums }) => ({ ...(key === NO_COST_CENTRE ? {} : { costCentre: key }), ...sums }));
  const together = rows.filter(({ key }) => withheld.has(key));
  return [...centres, ...(together.length === 0 ? [] : [{ withheld: true, ...sumsOf(together) }])];
}

async function silentTeams(read: ReadDatabase, { from, to }: Span): Promise<StatsDetailsView['silentTeams']> {
  return read.sql(
    `SELECT tm.id, tm.name FROM teams tm WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.team_id = tm.id) AND tm.id NOT IN
       (SELECT team_id FROM tickets WHERE created_at >= ? AND created_at < ? AND team_id IS NOT NULL) ORDER BY tm.name`,
    [from, to],
  );
}

function callsView({ waits, ...calls }: CallTallies): StatsDetailsView['calls'] {
  const times = enoughOf(waits);
  return times ? { ...calls, p50: times.p50, p90: times.p90 } : calls;
}
