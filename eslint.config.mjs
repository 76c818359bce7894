import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const NO_ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'The environment is read once, in config/env.ts. Ask for Settings.',
};

/** No rule here needs types: the whole tree is linted in seconds, and `tsc` does the rest. */
export default ts.config(
  { ignores: ['dist', 'node_modules', 'data', 'coverage', 'bench-results', '**/generated'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } }, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['apps/web/**'], languageOptions: { globals: { ...globals.browser } } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // A Map that is replaced whole, or never watched, is a plain Map.
      'svelte/prefer-svelte-reactivity': 'off',
      // Only the compiler knows which warnings it gives; svelte-check says so.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  { files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'apps/**/*.svelte'],
    rules: { 'no-restricted-properties': ['error', NO_ENVIRONMENT] },
  },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
);
