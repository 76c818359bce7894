import { writeFile } from 'node:fs/promises';
import { isAbout } from '../../libs/domain/src/ownership/special-paths.js';
import { PATHS, type PathName } from '../../libs/domain/src/ownership/ticket.js';
import { learn } from '../redirecting-words/learn.js';
import { crossWeighed, examplesOf, figures, GENTLY, isOrdinary, ordinary, taught, weighed } from './texts.js';

/**
 * `node --import ./scripts/ts-hooks.mjs test/special-paths/train.ts` learns config/special-paths/learned.yaml from everything but
 * the held-out half, and says what cross-validation expects of it.
 */
const texts = taught.map(weighed);
/** A suggestion too many wears out the ones that matter. For danger: what its rules reach by themselves. */
const LEAST_PRECISION: Readonly<Record<PathName, number>> = { danger: 0.78, incident: 0.8, data_leak: 0.8 };
const MOST_ALARMS = Math.floor(ordinary.length / 100);
const parts: string[] = [];
for (const path of PATHS) {
  const scores = crossWeighed(texts, path);
  const at = (threshold: number) => ({
    threshold,
    ...figures(texts, path, ({ byRule }, i) => isAbout(path, byRule.includes(path), scores[i]!, threshold)),
  });
  // The threshold that finds most, on texts not learned from, among those precise enough.
  const { threshold, precision, recall } = scores
    .map((score) => at(Math.floor(score * 100) / 100))
    .filter((one) => one.precision >= LEAST_PRECISION[path] && one.wrong.filter(isOrdinary).length <= MOST_ALARMS)
    .reduce((one, two) => (two.recall > one.recall ? two : one));
  console.log(`${path}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)} at ${threshold}`);
  const { bias, weights } = learn(examplesOf(texts, path), GENTLY);
  const lines = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.05)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([name, weight]) => `    ${weight.toFixed(2)} ${name}`);
  parts.push(`${path}:\n  bias: ${bias}\n  threshold: ${threshold}\n  weights: |\n${lines.join('\n')}\n`);
}
await writeFile(
  new URL('../../config/special-paths/learned.yaml', import.meta.url),
  `# Written by test/special-paths/train.ts; not by hand. What a text is like: a weight for each word (w), beginning of a word (p),
# pair (b), class of words (c), rule that spoke (r), path it spoke of (path) and excuse (x).
${parts.join('')}`,
);
