import { rolldown } from 'rolldown';

/**
 * Each app in a few files instead of some three thousand: a process that starts reads and resolves far less, which is most of its
 * start. Nothing is minified or renamed: a stack still names the function, and a module still stands under its own path.
 */
const APPS = ['api', 'console', 'worker', 'embedded'];

/** Compiled for the machine, or asked for by a library that does without it: looked for in node_modules when it is wanted. */
const LEFT_OUT = [
  ...['sqlite3', 'sharp', 'pg-native'],
  ...['@nestjs/microservices', '@nestjs/platform-express', '@fastify/view', 'class-transformer/storage'],
];
const leftOut = (id) => LEFT_OUT.some((name) => id === name || id.startsWith(`${name}/`));

const input = Object.fromEntries(APPS.map((app) => [app, `dist/apps/${app}/src/main.js`]));
const bundle = await rolldown({
  input,
  platform: 'node',
  external: leftOut,
  // The folders of a module that is not there any more: of the file it is in now.
  transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
});
await bundle.write({
  dir: 'dist/run',
  format: 'esm',
  keepNames: true,
  chunkFileNames: '[name].js',
  codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] },
});
await bundle.close();
