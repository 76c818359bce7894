import { it } from '@jest/globals';
import { DEMO_WEEK_MS, demoWeekIsCounted } from '../support/demo-week.js';
import { onBothEngines } from '../support/engines.js';

onBothEngines((given) => {
  it(
    'every figure of the demo’s week is what a second count of its facts comes to',
    () => demoWeekIsCounted(given.database),
    DEMO_WEEK_MS,
  );
});
