import type { Plugin } from 'vite';

const PAGES: [RegExp, string][] = [
  [/^\/(n|mijn|m\/[^/.]+)?\/?$/, '/index.html'],
  [/^\/stickers\/?$/, '/stickers.html'],
  [/^\/desk(\/\w+)?\/?$/, '/desk.html'],
  [/^\/dash(\/(doorverwijzen|cijfers|achter|vragen|team\/[^/.]+))?\/?$/, '/dash.html'],
  [/^\/beheer\/?$/, '/beheer.html'],
  [/^\/bord\/?$/, '/bord.html'],
];

/** In watch mode the addresses of the house lead to the same pages as on the server. */
export function addresses(): Plugin {
  return {
    name: 'zorg112:addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [path = '/', query] = (request.url ?? '/').split('?');
        const page = PAGES.find(([address]) => address.test(path))?.[1];
        if (page) request.url = query ? `${page}?${query}` : page;
        next();
      });
    },
  };
}
