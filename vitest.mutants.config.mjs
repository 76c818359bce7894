import { defineConfig } from 'vitest/config';

/** The rule's own tests for `npm run mutants`, in a runner that stays warm between mutants; without the random histories. */
export default defineConfig({
  resolve: { alias: { '@jest/globals': 'vitest' } },
  test: {
    include: ['libs/domain/**/*.spec.ts'],
    exclude: ['**/histories.spec.ts', '**/redirecting-words.spec.ts', '**/node_modules/**'],
  },
});
