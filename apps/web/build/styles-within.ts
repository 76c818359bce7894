import type { Plugin } from 'vite';

/**
 * The page carries the styles of this chunk itself: a second journey over a bad line is longer than all their letters. They are no
 * file of their own any more, so that what comes later does not fetch them again.
 */
export function stylesWithin(page: string, chunk: string): Plugin {
  let styles = '';
  return {
    name: 'zorg112:styles-within',
    apply: (_config, { command, mode }) => command === 'build' && mode !== 'staff',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        const first = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === chunk);
        const sheets = first?.type === 'chunk' ? first.viteMetadata?.importedCss : undefined;
        for (const file of sheets ?? []) {
          const sheet = bundle[file];
          if (sheet?.type === 'asset') styles += String(sheet.source).trim();
          delete bundle[file];
        }
        sheets?.clear();
        if (styles === '') this.error(`the chunk ${chunk} has no styles for ${page}`);
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) =>
        path === `/${page}` ? html.replace('</head>', () => `  <style>${styles}</style>\n  </head>`) : html,
    },
  };
}
