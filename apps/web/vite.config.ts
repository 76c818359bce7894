import { svelte } from '@sveltejs/vite-plugin-svelte';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { firstPage, onlyDefines } from './build/first-page.js';
import { addresses } from './build/addresses.js';
import { CARE_WORKER, STAFF, STAFF_MODE, staffFollows } from './build/faces.js';
import { precompress } from './build/precompress.js';
import { prerender } from './build/prerender.js';
import { serviceWorker } from './build/service-worker.js';
import { stylesWithin } from './build/styles-within.js';

const here = import.meta.dirname;
const careWorker = (file: string): string => join(here, `care-worker/${file}`);
/** What `Ask.svelte` fetches when its form works. */
const AT_REST = ['outbox/index.ts', 'known.ts', 'photos/AddPhoto.svelte'];
const server = 'http://localhost:3112';

export default defineConfig(({ mode }) => {
  const pages = (mode === STAFF_MODE ? STAFF : CARE_WORKER).map((page) => join(here, page)).filter(existsSync);
  return {
    root: here,
    appType: 'mpa',
    plugins: [
      svelte({ configFile: join(here, 'svelte.config.js') }),
      prerender(here),
      addresses(),
      stylesWithin('index.html', 'first'),
      serviceWorker(here),
      staffFollows(join(here, 'vite.config.ts')),
      mode === STAFF_MODE && precompress(),
    ],
    build: {
      outDir: join(here, '../../dist/web'),
      emptyOutDir: true,
      // No file is inlined: the page's own policy allows scripts and fonts from this house only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: pages,
        treeshake: { moduleSideEffects: [onlyDefines] },
        ...(mode === STAFF_MODE
          ? {}
          : { output: { codeSplitting: firstPage(careWorker('main.ts'), AT_REST.map(careWorker)) } }),
      },
    },
    server: {
      port: 5112,
      proxy: {
        '/api': server,
        '/vraag': server,
        '/uitloggen': server,
        '/koppel': server,
        '/wie': server,
        '/mijn-code': server,
        '/inloggen': { target: server, bypass: (request) => (request.method === 'GET' ? '/inloggen.html' : undefined) },
        '/socket.io': { target: server, ws: true },
      },
    },
  };
});
