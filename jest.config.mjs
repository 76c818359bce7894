/** Native ESM through swc, the same settings as the build. Aliases lead to sources, never to dist. */
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@zorg112/config$': '<rootDir>/config/index.ts',
    '^@zorg112/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
};

/** Suites that kill processes: one at a time, on a quiet machine. */
const ALONE = 'chaos';
/** Suites that drive a browser: two of them are all that two cores bear. */
const BROWSER = 'browser';
const FULL = '\\.full\\.spec\\.ts$';

export default {
  maxConcurrency: 2,
  testSequencer: '<rootDir>/scripts/longest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'beside',
      testMatch: ['<rootDir>/{apps,libs,config}/**/*.spec.ts', '<rootDir>/test/**/*.{spec,journey}.ts'],
      testPathIgnorePatterns: [FULL, `<rootDir>/test/(${ALONE}|${BROWSER})/`],
    },
    ...[BROWSER, ALONE].map((folder) => ({
      ...shared,
      displayName: folder,
      testMatch: [`<rootDir>/test/${folder}/**/*.{spec,journey}.ts`],
      testPathIgnorePatterns: [FULL],
    })),
    { ...shared, displayName: 'full', testMatch: ['<rootDir>/test/**/*.full.spec.ts'] },
  ],
};
