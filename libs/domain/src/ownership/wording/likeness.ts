import { type Evidence } from './judge.js';
import { type Reading } from './reading.js';
import { type LearnedRules } from './rules.js';

/**
 * A second opinion for messages no rule knows: is this, as a whole, more like replies that redirect or like ordinary
 * ones? One weight per word, pair of words, class of words and kind of evidence, learned from the phrases in test/data; the sum
 * decides, and the words that weigh most are told.
 */
export interface Learned {
  readonly bias: number;
  readonly threshold: number;
  readonly weights: ReadonlyMap<string, number>;
}

export interface Likeness {
  readonly sentence: number;
  readonly words: readonly string[];
}

/** Only short messages were learned from, so only short ones are judged by likeness; a word by itself is like nothing. */
const [FEWEST_WORDS, MOST_WORDS] = [2, 60];
/** Where somebody has the next step, or a rule says the words are fine, likeness has nothing to say. */
const SETTLED = new Set(['own', 'named', 'arrival', 'choice']);
const TECHNICAL = new Set(
  'opener trailer conj det turn any formal ours soft first afterwards thing stop vague place'.split(' '),
);

export function compileLearned({ bias, threshold, weights }: LearnedRules): Learned {
  const lines = weights.split('\n').filter((line) => line !== '');
  return {
    bias,
    threshold,
    weights: new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), Number.parseFloat(line)])),
  };
}

export function isJudgedByLikeness({ readings, forgives, excuses }: Evidence): boolean {
  const words = readings.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return (
    words >= FEWEST_WORDS &&
    words <= MOST_WORDS &&
    excuses.length === 0 &&
    !forgives.some(({ rule }) => SETTLED.has(rule.id))
  );
}

export function likeness(evidence: Evidence, learned: Learned): Likeness | undefined {
  if (!isJudgedByLikeness(evidence)) return undefined;
  const features = featuresOf(evidence);
  if (score([...features.keys()], learned) <= learned.threshold) return undefined;
  const telling = [...features]
    .map(([name, sentence]) => ({ name, sentence, weight: learned.weights.get(name) ?? 0 }))
    .sort((a, b) => b.weight - a.weight);
  const words = telling.filter(({ name, weight }) => weight > 0 && /^[wb]:[^^$]+$/.test(name)).slice(0, 3);
  return { sentence: telling[0]?.sentence ?? 0, words: words.map(({ name }) => name.slice(2)) };
}

/** Divided by the root of their number, so that a long message does not weigh more than a short one. */
export function score(names: readonly string[], { bias, weights }: Learned): number {
  const sum = names.reduce((total, name) => total + (weights.get(name) ?? 0), 0);
  return bias + sum / Math.sqrt(names.length + 1);
}

/** Feature → the sentence it was first found in. */
export function featuresOf({ readings, forgives }: Evidence): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, sentence: number): void => {
    if (!found.has(name)) found.set(name, sentence);
  };
  add(`sentences:${Math.min(readings.length, 3)}`, 0);
  readings.forEach((reading, sentence) => {
    for (const name of featuresOfSentence(reading)) add(name, sentence);
  });
  for (const { rule, sentence } of forgives) add(`e:${rule.id}`, sentence);
  return found;
}

/** Length, words, their beginnings, pairs and classes. */
export function* featuresOfSentence(reading: Reading): Generator<string> {
  const words = ['^', ...reading.tokens.filter(({ kind }) => kind !== 'clause').map(({ word }) => word), '$'];
  yield `length:${Math.min(words.length - 2, 6)}`;
  if (reading.asks) yield 'asks';
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    yield `w:${word}`;
    if (word.length > 5) yield `p:${word.slice(0, 5)}`;
    if (i + 1 < words.length) yield `b:${word} ${words[i + 1]}`;
  }
  for (let at = 0; at < reading.tokens.length; at++)
    for (const name of reading.classes(at).keys()) if (!TECHNICAL.has(name)) yield `c:${name}`;
}
