import { score, type Learned } from '../../libs/domain/src/ownership/wording/likeness.js';

export interface Example {
  readonly redirects: boolean;
  readonly features: readonly string[];
}

/** A feature seen once says something about one message only. */
const LEAST_SEEN = 2;
const ROUNDS = 30;
const PULL_TO_ZERO = 0.01;
const STEP = 0.15;
/** Makes the sum of a message, divided by the root of its features, large enough to learn from. */
const SPREAD = 5;

/** Numbers that look random and are the same every time. */
export function* dice(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state / 0x80000000;
  }
}

export function shuffled<T>(items: readonly T[], random: Generator<number, never>): T[] {
  return items
    .map((item) => ({ item, at: random.next().value }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Logistic regression, one weight per feature, each step smaller the more often its feature was seen. */
export function learn(examples: readonly Example[], threshold = 0): Learned {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  const known = examples.map(({ redirects, features }) => ({
    redirects,
    scale: SPREAD / Math.sqrt(features.length + 1),
    features: features.filter((name) => seen.get(name)! >= LEAST_SEEN),
  }));
  const weights = new Map<string, number>();
  const walked = new Map<string, number>();
  let bias = 0;
  const random = dice(7);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { redirects, scale, features } of shuffled(known, random)) {
      const sum = features.reduce((total, name) => total + scale * (weights.get(name) ?? 0), bias);
      const error = 1 / (1 + Math.exp(-sum)) - (redirects ? 1 : 0);
      bias -= 0.02 * error;
      for (const name of features) {
        const weight = weights.get(name) ?? 0;
        const slope = error * scale + PULL_TO_ZERO * weight;
        const far = (walked.get(name) ?? 0.1) + slope * slope;
        walked.set(name, far);
        weights.set(name, weight - (STEP * slope) / Math.sqrt(far));
      }
    }
  }
  for (const [name, weight] of weights) weights.set(name, Math.round(weight * SPREAD * 100) / 100);
  return { bias: Math.round(bias * 1000) / 1000, threshold, weights };
}

/** The score of each example by a model that never saw it (nor its part). */
export function crossScores(examples: readonly Example[], parts = 10): number[] {
  const random = dice(11);
  const part = examples.map(() => Math.floor(random.next().value * parts));
  const models = Array.from({ length: parts }, (_, out) => learn(examples.filter((__, i) => part[i] !== out)));
  return examples.map(({ features }, i) => score(features, models[part[i]!]!));
}
