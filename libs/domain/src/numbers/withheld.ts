import { SMALLEST_GROUP } from './figures.js';

/** A part of a table: how many people are in it. */
export interface TablePart {
  readonly key: string;
  readonly people: number;
}

/**
 * Which parts of a table are not shown, so that nobody is told apart: those of fewer than five people and, because the whole stands beside
 * it, enough of the next smallest that what is hidden is more than one part and five people together. Nothing is hidden where nothing is small.
 */
export function withheldOf(parts: readonly TablePart[]): ReadonlySet<string> {
  const there = [...parts]
    .filter(({ people }) => people > 0)
    .sort((one, other) => one.people - other.people || (one.key < other.key ? -1 : 1));
  const small = there.filter(({ people }) => people < SMALLEST_GROUP).length;
  if (small === 0) return new Set();
  let hidden = small;
  const together = (): number => there.slice(0, hidden).reduce((sum, { people }) => sum + people, 0);
  while (hidden < there.length && (hidden < 2 || together() < SMALLEST_GROUP)) hidden += 1;
  return new Set(there.slice(0, hidden).map(({ key }) => key));
}
