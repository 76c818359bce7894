import { type Figure, SMALLEST_GROUP, type Spread } from './figures.js';
import { stands } from './said.js';

/** A part of a table: how many people are in it. */
export interface TablePart {
  readonly key: string;
  readonly people: number;
  /** Of a small part who they are, by id: whoever is in two of them is one person. */
  readonly who?: readonly string[];
}

/**
 * Which parts of a table are not shown, so that nobody is told apart: those of fewer than five people and, because the whole stands beside
 * it, enough of the next smallest that what is hidden is more than one part and five people together. Nothing is hidden where nothing is small
 * and nothing in `also`: those of these parts that another table hides.
 */
export function withheldOf(parts: readonly TablePart[], also: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const isHidden = (part: TablePart): boolean => isSmall(part) || also.has(part.key);
  const there = [...parts]
    .filter(({ people }) => people > 0)
    .sort(
      (one, other) =>
        Number(isHidden(other)) - Number(isHidden(one)) || one.people - other.people || (one.key < other.key ? -1 : 1),
    );
  let hidden = there.filter(isHidden).length;
  if (hidden === 0) return new Set();
  while (hidden < there.length && (hidden < 2 || peopleOf(there.slice(0, hidden)) < SMALLEST_GROUP)) hidden += 1;
  return new Set(there.slice(0, hidden).map(({ key }) => key));
}

/**
 * The same where each part lies within a larger one that has a table of its own (teams within regions): what is hidden of each larger part,
 * less what is shown of it, tells of nobody either. Larger parts that are hidden themselves (`hidden`) are one: only together are they known.
 */
export function withheldWithin(
  parts: readonly TablePart[],
  within: (key: string) => string,
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  const larger = new Map<string | undefined, TablePart[]>();
  for (const part of parts) {
    const around = within(part.key);
    const of = hidden.has(around) ? undefined : around;
    larger.set(of, [...(larger.get(of) ?? []), part]);
  }
  return new Set([...larger.values()].flatMap((of) => [...withheldOf(of)]));
}

export const isSmall = ({ people }: TablePart): boolean => people < SMALLEST_GROUP;

/** How many different people, as far as is known who they are; enough where one part is large by itself. */
function peopleOf(parts: readonly TablePart[]): number {
  if (parts.some((part) => !isSmall(part))) return SMALLEST_GROUP;
  const known = new Set(parts.flatMap(({ who = [] }) => who));
  const others = parts.reduce((sum, { people, who }) => sum + (who ? 0 : people), 0);
  return known.size + others;
}

/** How long fewer than five took tells how fast one helper was: how many there were may be shown, their times not. */
export function withoutFewTimes(figure: Figure): Figure {
  const { unit, n, open, ...clock } = figure;
  if (unit !== 'time') return figure;
  if (n > 0 && n < SMALLEST_GROUP) return { ...withheldFigure(figure), n };
  return { unit, n, ...clock, ...(enoughOf(open) ? { open } : {}) };
}

/** The times of a table's part, or of a week, where there are enough of them. */
export const enoughOf = <T extends Spread & { readonly n: number }>(times: T | undefined): T | undefined =>
  times && times.n >= SMALLEST_GROUP ? times : undefined;

/** Of a file that goes round: a share and a score that so few stand behind are not in it either; of nothing at all there is nothing to hide. A count of questions is no more than how many there were. */
export function withoutFew(figure: Figure): Figure {
  const { unit } = figure;
  const few = unit !== 'count' && unit !== 'money' && stands(figure) > 0 && stands(figure) < SMALLEST_GROUP;
  return figure.withheld || few ? withheldFigure(figure) : withoutFewTimes(figure);
}

export const withheldFigure = ({ name, unit }: Pick<Figure, 'name' | 'unit'>): Figure => ({
  name,
  unit,
  n: 0,
  withheld: true,
});
