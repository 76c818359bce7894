import { it } from '@jest/globals';
import { DEMO_WEEK_MS, demoWeekIsCounted } from '../support/demo-week.js';
import { freshDatabase } from '../support/fresh-database.js';

/** On PostgreSQL in the long matrices: what is counted there is held by the random histories on both engines. */
it(
  'every figure of the demo’s week is what a second count of its facts comes to',
  async () => {
    const place = await freshDatabase('sqlite');
    try {
      await demoWeekIsCounted(await place.open());
    } finally {
      await place.forget();
    }
  },
  DEMO_WEEK_MS,
);
