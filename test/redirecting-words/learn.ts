import { score, type Learned } from '../../libs/domain/src/ownership/wording/likeness.js';

export interface Example {
  readonly redirects: boolean;
  readonly features: readonly string[];
}

/** How hard each round pulls, and how many features may keep a weight. */
export interface Learning {
  readonly rounds: number;
  readonly pullToZero: number;
  readonly step: number;
  /** A feature seen once says something about one message only. */
  readonly leastSeen: number;
  readonly most: number;
}

const THOROUGH: Learning = { rounds: 30, pullToZero: 0.01, step: 0.15, leastSeen: 2, most: Infinity };
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

/** Logistic regression, one weight per feature; of more than `most`, those that weigh little or seldom go and the rest learn again. */
export function learn(examples: readonly Example[], how: Learning = THOROUGH): Learned {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  let names = [...seen.keys()].filter((name) => seen.get(name)! >= how.leastSeen);
  let fitted = fit(examples, names, how);
  if (names.length > how.most) {
    const says = new Map(names.map((name, at) => [name, Math.abs(fitted.weights[at]!) * Math.sqrt(seen.get(name)!)]));
    names = names.sort((one, other) => says.get(other)! - says.get(one)!).slice(0, how.most);
    fitted = fit(examples, names, how);
  }
  const rounded = names.map((name, at): [string, number] => [
    name,
    Math.round(fitted.weights[at]! * SPREAD * 100) / 100,
  ]);
  return { bias: Math.round(fitted.bias * 1000) / 1000, threshold: 0, weights: new Map(rounded) };
}

/** Each step is smaller the more often its feature was seen. */
function fit(examples: readonly Example[], names: readonly string[], { rounds, pullToZero, step }: Learning) {
  const number = new Map(names.map((name, at) => [name, at]));
  const known = examples.map(({ redirects, features }) => ({
    redirects,
    scale: SPREAD / Math.sqrt(features.length + 1),
    features: Int32Array.from(features.flatMap((name) => number.get(name) ?? [])),
  }));
  const weights = new Float64Array(names.length);
  const walked = new Float64Array(names.length).fill(0.1);
  let bias = 0;
  const random = dice(7);
  for (let round = 0; round < rounds; round++) {
    for (const { redirects, scale, features } of shuffled(known, random)) {
      let sum = bias;
      for (const at of features) sum += scale * weights[at]!;
      const error = 1 / (1 + Math.exp(-sum)) - (redirects ? 1 : 0);
      bias -= 0.02 * error;
      for (const at of features) {
        const slope = error * scale + pullToZero * weights[at]!;
        walked[at]! += slope * slope;
        weights[at]! -= (step * slope) / Math.sqrt(walked[at]!);
      }
    }
  }
  return { bias, weights };
}

/** The score of each example by a model that never saw it (nor its part). */
export function crossScores(examples: readonly Example[], how?: Learning, parts = 10): number[] {
  const random = dice(11);
  const part = examples.map(() => Math.floor(random.next().value * parts));
  const models = Array.from({ length: parts }, (_, out) =>
    learn(
      examples.filter((__, i) => part[i] !== out),
      how,
    ),
  );
  return examples.map(({ features }, i) => score(features, models[part[i]!]!));
}
