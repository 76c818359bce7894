import { defineConfig } from 'vitest/config';

/** The rule's own tests for `npm run mutants`, in a runner that stays warm between mutants and with fewer histories. */
export default defineConfig({
  resolve: { alias: { '@jest/globals': 'vitest' } },
  test: {
    include: ['libs/domain/**/*.spec.ts', 'test/redirecting-words/verdicts.spec.ts'],
    exclude: ['**/node_modules/**'],
    env: { FEW_RUNS: '1' },
  },
});
