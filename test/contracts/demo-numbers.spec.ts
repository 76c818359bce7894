import { expect, it } from '@jest/globals';
import { PolicyBook, readWording } from '@zorg112/desk';
import { seedDemo } from '@zorg112/demo';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { NINE } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { misCounted, misParted } from '../support/recount.js';

const DAY_MS = 24 * 3_600_000;
const PATIENCE_MS = 120_000;
const yaml = async (file: string): Promise<object> => parse(await readFile(`config/${file}`, 'utf8')) as object;

/** The week everybody sees who starts the house for the first time. */
onBothEngines((given) => {
  it(
    'every figure of the demo’s week is what a second count of its facts comes to: all of it, a day, and each part',
    async () => {
      const { database } = given;
      const policies = new PolicyBook(database);
      await policies.open(await yaml('policy.yaml'), NINE - 30 * DAY_MS);
      await seedDemo(database, policies, await readWording(yaml), NINE);
      const ever = [0, Number.MAX_SAFE_INTEGER] as const;
      expect(await misCounted(database.read, ...ever)).toEqual([]);
      expect(await misCounted(database.read, NINE - 4 * DAY_MS, NINE - 3 * DAY_MS)).toEqual([]);
      expect(await misParted(database.read, ...ever)).toEqual([]);
      expect(await misParted(database.read, NINE - 4 * DAY_MS, NINE - DAY_MS)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
