import { svelte } from '@sveltejs/vite-plugin-svelte';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { addresses } from './build/addresses.js';
import { precompress } from './build/precompress.js';
import { prerender } from './build/prerender.js';

const here = import.meta.dirname ?? join(process.cwd(), 'apps/web');
const pages = ['index.html', 'desk.html', 'dash.html', 'inloggen.html']
  .map((page) => join(here, page))
  .filter(existsSync);
const server = 'http://localhost:3112';

export default defineConfig({
  root: here,
  appType: 'mpa',
  plugins: [svelte({ configFile: join(here, 'svelte.config.js') }), prerender(here), addresses(), precompress()],
  build: {
    outDir: join(here, '../../dist/web'),
    emptyOutDir: true,
    // Nothing is inlined: the page's own policy allows scripts, styles and fonts from this house only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  server: {
    port: 5112,
    proxy: {
      '/api': server,
      '/vraag': server,
      '/uitloggen': server,
      '/inloggen': { target: server, bypass: (request) => (request.method === 'GET' ? '/inloggen.html' : undefined) },
      '/socket.io': { target: server, ws: true },
    },
  },
});
