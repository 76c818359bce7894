import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/**
 * The suites that take longest, longest first. From a bare clone jest knows no times and goes by the size of a file: a short file
 * that takes minutes then starts last, and every other worker waits for it.
 */
const LONGEST = [
  ...['stats-files', 'door', 'mail', 'devices', 'job-queue', 'mails', 'endings', 'whose-question'],
  ...['histories', 'import-log', 'roster', 'thinking-along', 'figures'],
].map((name) => new RegExp(`/test/(journeys|contracts)/${name}\\.`));
const LONGEST_ON_SCREEN = [
  ...['offline', 'screens', 'main-job', 'devices', 'at-the-desk', 'photos', 'asking', 'figures', 'dashboard'],
  ...['phone', 'own-screen', 'board', 'out-of-step', 'her-side', 'deeds', 'month-report'],
].map((name) => new RegExp(`/test/browser/${name}\\.`));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const known = [...LONGEST, ...LONGEST_ON_SCREEN];
    const place = ({ path }) => {
      const at = known.findIndex((one) => one.test(path));
      return at < 0 ? known.length : at;
    };
    // The rest stays as jest has it: those that failed first, then by time or size.
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
