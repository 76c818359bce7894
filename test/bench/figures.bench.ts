import { type Database, type Engine } from '@zorg112/database';
import { SetTime } from '@zorg112/demo';
import { type FigureName, type FigureOf, FIGURES, SMALLEST_GROUP } from '@zorg112/domain';
import {
  Directory,
  Numbers,
  type PolicyBook,
  Stats,
  StatsDetails,
  StatsTables,
  StatsWeeks,
  weeksBetween,
} from '@zorg112/desk';
import { NINE } from '../support/desk.js';
import { freshDatabase } from '../support/fresh-database.js';
import { DashboardByHand, type PartByHand } from './support/dashboard-by-hand.js';
import { ByHandQueries } from './support/figures-by-hand.js';
import { median, percentile, span as swayed, type Row } from './support/statistics.js';
import { sizeOf, writeWeeks } from './support/three-years.js';

/**
 * The dashboard over a million questions of three years: every figure of a period, the summary with its table of teams, the weeks, and the
 * tables of the dashboard beside those of the period before. The floor is the same asked by hand of facts, clocks and tickets, on the same database in the same run, round for round; it
 * must come to the same numbers. Then once more over a tenth of the history, and counting all of that anew.
 */
export const name = 'figures: the dashboard over three years';

const TICKETS = Number(process.env['ZORG_BENCH_TICKETS'] ?? 1_000_000);
const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 20);
const ENGINES = (process.env['ZORG_BENCH_ENGINES'] ?? 'sqlite,postgres').split(',') as Engine[];
const WEEKS = 156;
const DAY_MS = 24 * 3_600_000;
/** The dashboard draws no fewer. */
const LEAST_WEEKS = 8;
/** A question of the demo's week, the longest of all. */
const LONGEST_MS = 7 * DAY_MS;

interface House {
  readonly database: Database;
  readonly stats: Stats;
  readonly weeks: StatsWeeks;
  readonly tables: StatsTables;
  readonly details: StatsDetails;
  readonly byHand: ByHandQueries;
  readonly drawn: DashboardByHand;
  readonly policies: PolicyBook;
  readonly wrote: number;
}
interface Took {
  readonly ours: number[];
  readonly floor: number[];
}

/** Row by row: a run of an hour that is broken off has told what it measured. */
export async function* run(): AsyncGenerator<Row> {
  for (const engine of ENGINES) yield* measure(engine);
}

/** Both houses stand side by side, so that what else runs on the machine is in both. */
async function* measure(engine: Engine): AsyncGenerator<Row> {
  await using tenth = await stand(engine, Math.ceil(WEEKS / 10));
  await using house = await stand(engine, WEEKS);
  const { tickets, facts } = await sizeOf(house.database);
  const what = `${engine}, questions (${facts} facts) written`;
  yield { what, unit: '', figure: tickets, seconds: house.wrote / 1_000 };
  for (const [asked, ask] of [
    ['figures', figuresOf],
    ['summary by team', teamsOf],
    ['weeks', weeksOf],
    ['tables', tablesOf],
    ['behind the figures', detailsOf],
  ] as const) {
    const { ours, floor } = await turns(ask(house, 28), ask(tenth, 28));
    const beside = {
      unit: 'ms',
      figure: median(ours),
      floor: median(floor),
      better: 'less' as const,
      span: swayed(ours),
    };
    yield { what: `${engine}, ${asked}, 28 days, beside a tenth of the history, p50`, ...beside };
  }
  for (const days of [28, 91]) {
    await same(house, days);
    yield* both(`${engine}, figures, ${days} days`, await dashboard(house, days));
    yield* both(`${engine}, summary by team, ${days} days`, await teams(house, days));
    await sameDrawn(house, days);
    yield* both(`${engine}, weeks, ${days} days`, await turns(weeksOf(house, days), weeksByHand(house, days)));
    yield* both(`${engine}, tables, ${days} days`, await turns(tablesOf(house, days), tablesByHand(house, days)));
  }
  yield await rebuilt(tenth, engine);
}

async function stand(engine: Engine, weeks: number): Promise<House & AsyncDisposable> {
  const place = await freshDatabase(engine);
  const database = await place.open();
  const began = performance.now();
  const policies = await writeWeeks(database, place, { weeks, perWeek: Math.ceil(TICKETS / WEEKS) });
  const wrote = performance.now() - began;
  const time = new SetTime(NINE);
  const directory = new Directory(database, time, policies);
  const stats = new Stats(database, directory, policies, time);
  return {
    ...{ database, policies, wrote, stats },
    ...{
      weeks: new StatsWeeks(database, policies, stats, time),
      tables: new StatsTables(database, policies, stats, time),
      details: new StatsDetails(database, directory, time),
    },
    ...{ byHand: new ByHandQueries(database, LONGEST_MS), drawn: new DashboardByHand(database, LONGEST_MS) },
    [Symbol.asyncDispose]: () => place.forget(),
  };
}

const spanOf = (days: number) => ({ from: NINE - days * DAY_MS, to: NINE + 1 });
const queryOf = (days: number) => {
  const { from, to } = spanOf(days);
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
};

const figuresOf =
  ({ stats }: House, days: number) =>
  (): Promise<unknown> =>
    stats.figures(queryOf(days));
const teamsOf =
  ({ stats }: House, days: number) =>
  (): Promise<unknown> =>
    stats.summary({ ...queryOf(days), groupBy: 'team' });

/** What stands behind the figures has no floor by hand: how it grows is measured. */
const detailsOf =
  ({ details }: House, days: number) =>
  (): Promise<unknown> =>
    details.in(queryOf(days));

const weeksOf =
  ({ weeks }: House, days: number) =>
  () =>
    weeks.in(queryOf(days));
const weeksByHand = ({ policies, drawn }: House, days: number) => {
  const weeks = weeksBetween(policies.current.calendar.zone, spanOf(days), LEAST_WEEKS);
  return () => drawn.weeks(weeks);
};
/** Before it as many days. */
const tablesOf = ({ tables }: House, days: number) => {
  const { from, to } = { from: NINE - 2 * days * DAY_MS, to: NINE - days * DAY_MS };
  const before = { beforeFrom: new Date(from).toISOString(), beforeTo: new Date(to).toISOString() };
  return () => tables.in({ ...queryOf(days), ...before });
};
const tablesByHand =
  ({ drawn }: House, days: number) =>
  async (): Promise<Map<string, PartByHand>[]> => {
    const now = await drawn.tables(spanOf(days));
    await drawn.tables({ from: NINE - 2 * days * DAY_MS, to: NINE - days * DAY_MS });
    await drawn.waiting(spanOf(days));
    return now;
  };

function dashboard(house: House, days: number): Promise<Took> {
  return turns(figuresOf(house, days), () => house.byHand.figures(spanOf(days)));
}

function teams(house: House, days: number): Promise<Took> {
  return turns(teamsOf(house, days), () => house.byHand.byTeam(spanOf(days)));
}

/** Turn and turn about, so that what else runs on the machine is in both. */
async function turns(ours: () => Promise<unknown>, floor: () => Promise<unknown>): Promise<Took> {
  const took: Took = { ours: [], floor: [] };
  for (let round = -2; round < ROUNDS; round++)
    for (const [name, work] of [
      ['floor', floor],
      ['ours', ours],
    ] as const) {
      const start = performance.now();
      await work();
      if (round >= 0) took[name].push(performance.now() - start);
    }
  return took;
}

function both(what: string, { ours, floor }: Took): Row[] {
  return ([0.5, 0.95] as const).map((share) => ({
    what: `${what}, p${share * 100}`,
    ...{ unit: 'ms', figure: percentile(ours, share), floor: percentile(floor, share), better: 'less' },
    span: swayed(ours),
  }));
}

/** A floor that comes to other numbers would be a floor of something else. */
async function same({ stats, byHand }: House, days: number): Promise<void> {
  const { items } = await stats.figures(queryOf(days));
  const hand = await byHand.figures(spanOf(days));
  const wrong: string[] = [];
  for (const { name: which, n, value, p90, unit } of items) {
    const told = hand.get(which as FigureName);
    if (!told) {
      if (n > 0) wrong.push(`${which} was not asked by hand`);
      continue;
    }
    // What people told counts in whole groups of five: by hand it is all of them, and cheaper.
    if ((FIGURES[which as FigureName] as FigureOf).told === 'fives') {
      if (n > told.n) wrong.push(`${which}: ${n} of ${told.n} by hand`);
      continue;
    }
    const [here, there] =
      unit === 'count' || unit === 'share'
        ? [n, told.n]
        : [[n, value, p90].join(), [told.n, told.value, told.p90].join()];
    // Of fewer than five no times are told.
    const counts = unit === 'money' || n === 0 || (unit === 'time' && n < SMALLEST_GROUP);
    if (counts ? n !== told.n : here !== there) wrong.push(`${which}: ${here}, by hand ${there}`);
  }
  const parts = await byHand.byTeam(spanOf(days));
  for (const group of (await stats.summary({ ...queryOf(days), groupBy: 'team' })).groups) {
    const part = parts.get(group.key);
    if (group.asked !== undefined && (group.asked !== part?.asked || group.promisesKept !== part?.kept))
      wrong.push(
        `${group.label}: ${group.asked} asked, by hand ${part?.asked}; kept ${group.promisesKept}, ${part?.kept}`,
      );
  }
  if (wrong.length > 0) throw new Error(`the floor comes to other numbers:\n${wrong.join('\n')}`);
}

/** As `same`, of the weeks and the tables: of each part what was asked and solved, the promises, and half of the first words. */
async function sameDrawn(house: House, days: number): Promise<void> {
  const wrong: string[] = [];
  const differs = (part: string, ours: readonly unknown[], theirs: readonly unknown[]): void => {
    if (ours.join() !== theirs.join()) wrong.push(`${part}: ${ours.join()}, by hand ${theirs.join()}`);
  };
  const hand = await weeksByHand(house, days)();
  for (const [at, { week, figures }] of (await weeksOf(house, days)()).items.entries()) {
    const of = (which: FigureName) => figures.find((figure) => figure.name === which);
    const { kept, firstOwner, middle } = hand.get(String(at))!;
    differs(week, [of('promisesKept')?.n, of('firstOwner')?.n, of('firstWords')?.value], [kept, firstOwner, middle]);
  }
  const { teams: byTeam, regions, subjects } = await tablesOf(house, days)();
  const tables = await tablesByHand(house, days)();
  for (const [at, parts] of [byTeam, regions, subjects].entries())
    for (const { key, withheld, ...part } of parts) {
      const { asked, confirmed, kept, firstOwner, middle } = tables[at]!.get(key)!;
      const theirs = [asked, confirmed, kept, firstOwner, middle];
      if (!withheld)
        differs(key, [part.asked, part.confirmed, part.promisesKept, part.firstOwner, part.firstWordsMs ?? 0], theirs);
    }
  if (wrong.length > 0) throw new Error(`the floor draws other numbers:\n${wrong.join('\n')}`);
}

/** Counts all of it anew; it comes to what was written, so that what was written is what the domain counts. */
async function rebuilt({ database, policies }: House, engine: Engine): Promise<Row> {
  const before = await sizeOf(database);
  const began = performance.now();
  await new Numbers(database, policies).rebuild();
  const seconds = (performance.now() - began) / 1_000;
  const after = await sizeOf(database);
  if (after.counted !== before.counted) throw new Error(`counted anew: ${after.counted}, written: ${before.counted}`);
  return {
    what: `${engine}, counted anew from ${before.facts} facts`,
    ...{ unit: 'facts/s', figure: before.facts / seconds, better: 'more' },
  };
}
