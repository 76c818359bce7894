import { expect } from '@jest/globals';
import { type Database } from '@zorg112/database';
import { seedDemo, SetTime } from '@zorg112/demo';
import {
  Directory,
  PolicyBook,
  readWording,
  Stats,
  StatsDetails,
  StatsTables,
  StatsWeeks,
  TeamToday,
} from '@zorg112/desk';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { NINE } from './desk.js';
import { misCounted, misParted } from './recount.js';
import { misSeenBehind } from './recount-behind.js';
import { DrawnAgain } from './recount-drawn.js';
import { misNight, misToday } from './recount-now.js';

const DAY_MS = 24 * 3_600_000;
/** Some three hundred questions lived through the rule. */
export const DEMO_WEEK_MS = 600_000;
const yaml = async (file: string): Promise<object> => load(await readFile(`config/${file}`, 'utf8')) as object;

/** The week everybody sees who starts the house for the first time, counted a second time: all of it, a day, each part, what stands behind and what is drawn. */
export async function demoWeekIsCounted(database: Database): Promise<void> {
  const policies = new PolicyBook(database);
  await policies.open(await yaml('policy.yaml'), NINE - 30 * DAY_MS);
  await seedDemo(database, policies, await readWording(yaml), NINE);
  const ever = [0, Number.MAX_SAFE_INTEGER] as const;
  expect(await misCounted(database.read, ...ever)).toEqual([]);
  expect(await misCounted(database.read, NINE - 4 * DAY_MS, NINE - 3 * DAY_MS)).toEqual([]);
  expect(await misParted(database.read, ...ever)).toEqual([]);
  expect(await misParted(database.read, NINE - 4 * DAY_MS, NINE - DAY_MS)).toEqual([]);

  const time = new SetTime(NINE);
  const details = new StatsDetails(database, new Directory(database, time, policies), time);
  for (const [from, to] of [
    [NINE - 7 * DAY_MS, NINE],
    [NINE - 3 * DAY_MS, NINE - DAY_MS],
  ] as const) {
    const view = await details.in({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    expect(view.waiting.length * view.services.length * view.steps.length * view.maatwerk.length).toBeGreaterThan(0);
    expect(view.suppliers.length * view.costCentres.length).toBeGreaterThan(0);
    expect(await misSeenBehind(database.read, view, [from, to], NINE)).toEqual([]);
  }
  await demoWeekIsDrawn(database, policies, time);
}

async function demoWeekIsDrawn(database: Database, policies: PolicyBook, time: SetTime): Promise<void> {
  const { read } = database;
  const directory = new Directory(database, time, policies);
  const stats = new Stats(database, directory, policies, time);
  const weeks = new StatsWeeks(database, policies, stats, time);
  const again = await DrawnAgain.of(read);
  const [from, to] = [NINE - 7 * DAY_MS, NINE + 1] as const;
  const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  expect(again.weeks(await weeks.in(query), [from, to])).toEqual([]);
  for (const key of again.keysOf('region'))
    expect(again.weeks(await weeks.in({ ...query, region: key }), [from, to], { by: 'region', key })).toEqual([]);
  const tables = await new StatsTables(database, policies, stats, time).in(query);
  expect(again.tables(tables, [from, to])).toEqual([]);
  for (const groupBy of ['team', 'category', 'urgency'] as const)
    expect(again.summary(await stats.summary({ ...query, groupBy }), [from, to], groupBy)).toEqual([]);
  const night = await new StatsDetails(database, directory, time).night();
  expect(await misNight(read, night, NINE)).toEqual([]);
  const shown = tables.teams.filter(({ withheld }) => !withheld);
  const today = new TeamToday(database, policies, stats, time);
  for (const { key } of shown.slice(0, 5)) expect(await misToday(read, await today.of(key), key, NINE)).toEqual([]);
  expect([night.asked > 0, shown.length > 5]).toEqual([true, true]);
}
