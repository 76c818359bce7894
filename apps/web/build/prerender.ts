import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { createServer, type Plugin, type ViteDevServer } from 'vite';

const MARK = '<!--zorg112:prerender-->';
const ENTRY = 'care-worker/prerender.ts';

/** The ask form stands in the page itself, so that it works before the script arrives and without it. One markup for both. */
export function prerender(root: string): Plugin {
  let dev: ViteDevServer | undefined;
  return {
    name: 'zorg112:prerender',
    configureServer: (server) => void (dev = server),
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(MARK)) return html;
        const markup = dev ? await rendered(dev, root) : await once(root);
        return html.replace(MARK, () => markup);
      },
    },
  };
}

async function once(root: string): Promise<string> {
  const server = await createServer({
    root,
    configFile: false,
    mode: 'production',
    cacheDir: join(root, '../../dist/.prerender'), // its own: two builds that share one disturb each other
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    plugins: [svelte({ configFile: join(root, 'svelte.config.js'), compilerOptions: { dev: false, hmr: false } })],
  });
  try {
    return await rendered(server, root);
  } finally {
    await server.close();
  }
}

async function rendered(server: ViteDevServer, root: string): Promise<string> {
  const { markup } = (await server.ssrLoadModule(join(root, ENTRY))) as { markup: () => string };
  return markup();
}
