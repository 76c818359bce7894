// What the drawings find, as a title, and what that rests on. No more than the numbers carry.
import { ENOUGH, ofHundred } from '../share';
import type { Part, Week } from './views';
import type { DashWords } from './words.nl';

type Say = (n: number) => string;
export interface Ended {
  atOnce: number;
  later: number;
  late: number;
}

/** A desk that began last week has no quiet weeks before it. */
export function fromFirst(weeks: Week[]): Week[] {
  const first = weeks.findIndex((week) => week.withheld || week.figures.some(({ n, among = 0 }) => n + among > 0));
  return first < 0 ? weeks.slice(-1) : weeks.slice(first);
}

export const endsOf = ({ atOnce = 0, later = 0, late = 0 }: Week): Ended => ({ atOnce, later, late });
export const allOf = ({ atOnce, later, late }: Ended): number => atOnce + later + late;

export function together(weeks: Week[]): Ended {
  const sum = (what: keyof Ended) => weeks.reduce((all, week) => all + (week[what] ?? 0), 0);
  return { atOnce: sum('atOnce'), later: sum('later'), late: sum('late') };
}

/** The week with most late, where it is one, and over, and not of a handful. */
function worst(weeks: Week[]): Week | undefined {
  const [first, second] = weeks
    .filter((week) => week.over && allOf(endsOf(week)) >= ENOUGH)
    .sort((one, other) => endsOf(other).late - endsOf(one).late);
  return first && second && endsOf(first).late > endsOf(second).late ? first : undefined;
}

export function weeksFinding(weeks: Week[], { weeks: w }: DashWords, count: Say, day: (day: string) => string): string {
  const all = together(weeks);
  const n = allOf(all);
  if (n === 0) return w.quiet;
  if (n < ENOUGH) return w.little;
  if (all.late === 0) return w.inTime;
  const most = worst(weeks);
  if (!most) return w.some(count(all.late), count(n));
  return w.worst(day(most.week), count(endsOf(most).late), count(allOf(endsOf(most))));
}

export function weeksSummary(weeks: Week[], { weeks: w, tooFewWeeks }: DashWords): string {
  const all = together(weeks);
  const n = allOf(all);
  const hidden = weeks.filter(({ withheld }) => withheld).length;
  const [atOnce, late] = [ofHundred(all.atOnce, n - all.atOnce), ofHundred(all.late, n - all.late)];
  return [
    atOnce === undefined || late === undefined ? '' : w.ofHundred(atOnce, 100 - atOnce - late, late),
    w.about,
    weeks.at(-1)?.over === false ? w.runs : '',
    hidden > 0 ? tooFewWeeks(hidden) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export interface Dot {
  part: Part;
  now: number;
  before: number | undefined;
}

/** Of fewer a dot says nothing at all; up to `ENOUGH` its count stands beside it in place of a share of a hundred. */
export const A_DOT = 5;

/** Solved by one helper, as a share of what was solved. The most first. */
export function dots(teams: Part[], before: Part[]): Dot[] {
  const was = new Map(before.map((part) => [part.key, part]));
  return teams
    .flatMap((part): Dot[] => {
      const now = placeOf(part);
      return now === undefined ? [] : [{ part, now, before: placeOf(was.get(part.key)) }];
    })
    .sort(
      (one, other) =>
        other.now - one.now ||
        (other.part.confirmed ?? 0) - (one.part.confirmed ?? 0) ||
        one.part.label.localeCompare(other.part.label, 'nl'),
    );
}

const placeOf = (part: Part | undefined): number | undefined =>
  part?.confirmed === undefined || part.confirmed < A_DOT ? undefined : (part.firstOwner ?? 0) / part.confirmed;

/** Of each hundred, where enough were solved to say so. */
export const shareOf = (part: Part | undefined): number | undefined =>
  part?.confirmed === undefined ? undefined : ofHundred(part.firstOwner ?? 0, part.confirmed - (part.firstOwner ?? 0));

export function teamsFinding(all: Dot[], { teams: w }: DashWords, count: Say): string {
  const compared = all.filter(({ part, before }) => before !== undefined && shareOf(part) !== undefined);
  if (compared.length < 2) return w.plain;
  const more = compared.filter(({ now, before }) => now > before!).length;
  const fewer = compared.filter(({ now, before }) => now < before!).length;
  return more + fewer === 0 ? w.plain : w.moved(count(more), count(fewer));
}

/** Most asked first; what is not shown is left out. */
export const byAsked = (parts: Part[]): Part[] =>
  parts.filter(({ withheld }) => !withheld).sort((one, other) => (other.asked ?? 0) - (one.asked ?? 0));

/** The one with most, where it is one. */
export function most(parts: Part[]): Part | undefined {
  const [first, second] = byAsked(parts);
  return first && (first.asked ?? 0) >= ENOUGH && (first.asked ?? 0) > (second?.asked ?? 0) ? first : undefined;
}
