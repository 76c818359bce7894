import { expect } from '@jest/globals';
import { type Database } from '@zorg112/database';
import { seedDemo, SetTime } from '@zorg112/demo';
import { Directory, PolicyBook, readWording, StatsDetails } from '@zorg112/desk';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { NINE } from './desk.js';
import { misCounted, misParted } from './recount.js';
import { misSeenBehind } from './recount-behind.js';

const DAY_MS = 24 * 3_600_000;
/** Some three hundred questions lived through the rule. */
export const DEMO_WEEK_MS = 600_000;
const yaml = async (file: string): Promise<object> => load(await readFile(`config/${file}`, 'utf8')) as object;

/** The week everybody sees who starts the house for the first time, counted a second time: all of it, a day, each part, and what stands behind. */
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
}
