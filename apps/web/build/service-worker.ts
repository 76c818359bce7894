import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const ENTRY = 'care-worker/sw/sw.ts';
/** Without a hash in their name: with every version anew. */
const BESIDE = /^(index\.html|manifest\.webmanifest|mark\.svg|icons\/.+)$/;

/** Builds /sw.js after the care worker's page, with the list of that page's files: its version is what they hold. */
export function serviceWorker(root: string): Plugin {
  let outDir = '';
  return {
    name: 'zorg112:service-worker',
    apply: (_config, { command, mode }) => command === 'build' && mode !== 'staff',
    configResolved: (config) => void (outDir = config.build.outDir),
    closeBundle: {
      sequential: true,
      async handler() {
        const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.startsWith('assets/') || BESIDE.test(file))
          .filter((file) => /\.\w+$/.test(file))
          .sort();
        const hash = createHash('sha256');
        for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(outDir, file)));
        const shell = { version: hash.digest('hex').slice(0, 16), files: files.map((file) => `/${file}`) };
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { __SHELL__: JSON.stringify(shell) },
          build: {
            outDir,
            emptyOutDir: false,
            rolldownOptions: { input: join(root, ENTRY), output: { entryFileNames: 'sw.js', format: 'iife' } },
          },
        });
      },
    },
  };
}
