import { writeFile } from 'node:fs/promises';
import { crossScores, learn } from './learn.js';
import { isHeldOut, judged, labelled, ordinary, redirecting } from './phrases.js';

/**
 * `node --import ./scripts/ts-hooks.mjs test/redirecting-words/train.ts` learns config/redirecting-words/learned.yaml
 * from everything but the held-out half, and says what cross-validation expects of it.
 */
const FALSE_ALARMS_PER_1000 = 7;
const examples = [...labelled.filter((phrase) => !isHeldOut(phrase)), ...redirecting, ...ordinary].map(judged);
const scores = crossScores(examples);
const among = (redirects: boolean) =>
  examples.map((example, i) => ({ ...example, score: scores[i]! })).filter((one) => one.redirects === redirects);
const [harmful, harmless] = [among(true), among(false)];
// The lowest threshold with few enough false alarms, of rules and likeness together, on messages not learned from.
const allowed =
  Math.floor((harmless.length * FALSE_ALARMS_PER_1000) / 1000) - harmless.filter((one) => one.byRule).length;
const ranked = harmless.filter((one) => one.mayBeAlike && !one.byRule).sort((a, b) => b.score - a.score);
const threshold = Math.ceil(Math.max(0, ranked[Math.max(0, allowed)]?.score ?? 0) * 100) / 100;
const alarmed = (list: typeof harmful) =>
  list.filter((one) => one.byRule || (one.mayBeAlike && one.score > threshold)).length;
console.log(`rules alone find ${harmful.filter((one) => one.byRule).length} of ${harmful.length}`);
console.log(
  `with likeness above ${threshold}: ${alarmed(harmful)}, false alarms ${alarmed(harmless)} of ${harmless.length}`,
);
for (const { score, phrase } of ranked.slice(0, 12)) console.log(score.toFixed(2), phrase.text);

const { bias, weights } = learn(examples);
const lines = [...weights]
  .filter(([, weight]) => Math.abs(weight) >= 0.05)
  .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  .map(([name, weight]) => `  ${weight.toFixed(2)} ${name}`);
await writeFile(
  new URL('../../config/redirecting-words/learned.yaml', import.meta.url),
  `# Written by test/redirecting-words/train.ts; not by hand. What a message is like when no rule knows it: a weight for
# each word (w), beginning of a word (p), pair (b), class of words (c) and kind of evidence (e).
bias: ${bias}
threshold: ${threshold}
weights: |
${lines.join('\n')}
`,
);
console.log(`${lines.length} weights`);
