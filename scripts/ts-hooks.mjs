import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/**
 * `node --import ./scripts/ts-hooks.mjs some.ts` runs a TypeScript file of test/ against the built house: it is compiled in
 * memory by swc, and `@zorg112/desk` leads to dist/libs/desk, so that a benchmark measures what is shipped.
 */
if (isMainThread) register(import.meta.url);

const built = (name) =>
  new URL(name === 'config' ? '../dist/config/index.js' : `../dist/libs/${name}/src/index.js`, import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('@zorg112/')) return next(built(specifier.slice('@zorg112/'.length)).href, context);
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (source.protocol === 'file:' && existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  });
  return { format: 'module', shortCircuit: true, source: code };
}
