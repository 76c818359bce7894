import { build, type Plugin } from 'vite';

/** The care worker's page is built by itself: its runtime holds what it uses and nothing the console needed. The rest follows. */
export const CARE_WORKER = ['index.html'];
export const STAFF = [
  'desk.html',
  'dash.html',
  'beheer.html',
  'inloggen.html',
  'toestel.html',
  'stickers.html',
  'bord.html',
];
export const STAFF_MODE = 'staff';

export function staffFollows(configFile: string): Plugin {
  let outDir = '';
  return {
    name: 'zorg112:staff-follows',
    apply: (_config, { command, mode }) => command === 'build' && mode !== STAFF_MODE,
    configResolved: (config) => void (outDir = config.build.outDir),
    closeBundle: {
      sequential: true,
      async handler() {
        await build({ configFile, mode: STAFF_MODE, build: { outDir, emptyOutDir: false } });
      },
    },
  };
}
