import { writeFile } from 'node:fs/promises';
import { evidenceOf } from '../../libs/domain/src/ownership/special-paths.js';
import { PATHS } from '../../libs/domain/src/ownership/ticket.js';
import { crossScores, learn } from '../redirecting-words/learn.js';
import { isHeldOut, labelled, rulesOnly, taught } from './texts.js';

/**
 * `node --import ./scripts/ts-hooks.mjs test/special-paths/train.ts` learns config/special-paths/learned.yaml from everything but
 * the held-out half, and says what cross-validation expects of it.
 */
const texts = [...labelled.filter((text) => !isHeldOut(text)), ...taught];
const known = texts.map((text) => ({ ...text, features: evidenceOf(text.text, rulesOnly).features }));
const parts: string[] = [];
for (const path of PATHS) {
  const examples = known.map(({ paths, features }) => ({ redirects: paths.includes(path), features }));
  const scores = crossScores(examples);
  // A suggestion too many wears out the ones that matter: the threshold with the best F1, on texts not learned from.
  const at = (threshold: number) => {
    const said = examples.filter((_, i) => scores[i]! > threshold);
    const right = said.filter(({ redirects }) => redirects).length;
    const [precision, recall] = [
      right / (said.length || 1),
      right / examples.filter(({ redirects }) => redirects).length,
    ];
    return { threshold, precision, recall, f: (2 * precision * recall) / (precision + recall || 1) };
  };
  const best = scores
    .map((score) => at(Math.floor(score * 100) / 100))
    .reduce((one, two) => (two.f > one.f ? two : one));
  console.log(`${path}: precision ${best.precision.toFixed(2)}, recall ${best.recall.toFixed(2)} at ${best.threshold}`);
  const { bias, weights } = learn(examples);
  const lines = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.05)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([name, weight]) => `    ${weight.toFixed(2)} ${name}`);
  parts.push(`${path}:\n  bias: ${bias}\n  threshold: ${best.threshold}\n  weights: |\n${lines.join('\n')}\n`);
}
await writeFile(
  new URL('../../config/special-paths/learned.yaml', import.meta.url),
  `# Written by test/special-paths/train.ts; not by hand. What a text is like: a weight for each word (w), beginning of a word (p),
# pair (b), class of words (c), rule that spoke (r), path it spoke of (path) and excuse (x).
${parts.join('')}`,
);
