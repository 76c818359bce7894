import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Database, type Engine } from '@zorg112/database';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** What a suite has of its engine while its tests run. */
export interface Given {
  readonly engine: Engine;
  readonly database: Database;
  readonly place: FreshDatabase;
}

/** The same tests on both engines, each on an empty desk of its own that is opened before the first and taken away after the last. */
export function onBothEngines(tests: (given: Given) => void): void {
  describe.each<Engine>(['sqlite', 'postgres'])('on %s', (engine) => {
    const given = { engine } as { -readonly [K in keyof Given]: Given[K] };
    beforeAll(async () => {
      given.place = await freshDatabase(engine);
      given.database = await given.place.open();
    });
    afterAll(async () => given.place?.forget());
    tests(given);
  });
}
