import { wordsIn } from '../search/forms.js';
import { similarTo, type Asked } from './similar.js';

/** A question that was solved, and with which words. */
export interface Solved extends Asked {
  readonly solution: string;
}

/** One way that worked, in the words of the last time, and the questions it worked for: the likest first. */
export interface Worked<T extends Solved> {
  readonly solution: string;
  readonly questions: readonly T[];
}

const MOST_WAYS = 5;

/**
 * What worked for questions like this one: what worked most often first, then what worked for the likest. Two that say the same but
 * for capitals, marks and spaces are one way. `solved` comes newest first.
 */
export function whatWorked<T extends Solved>(asked: Asked, solved: readonly T[]): Worked<T>[] {
  const ways = new Map<string, T[]>();
  for (const one of similarTo(asked, solved, solved.length)) {
    const key = wordsIn(one.solution).join(' ');
    if (key) ways.set(key, [...(ways.get(key) ?? []), one]);
  }
  return [...ways.values()]
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_WAYS)
    .map((questions) => ({ solution: newestOf(questions, solved).solution, questions }));
}

function newestOf<T>(some: readonly T[], newestFirst: readonly T[]): T {
  return newestFirst.find((one) => some.includes(one))!;
}
