import {
  countIn,
  FIGURES,
  type Figure,
  type FigureName,
  type FigureOf,
  type InShort,
  type Language,
  monthName,
  sayFigure,
  sayOpen,
  sentence,
  withoutFew,
} from '@zorg112/domain';
import { en } from './words.en.js';
import { nl, type ReportWords } from './words.nl.js';

/** What a month comes to at a glance; the rest is in the file. */
export const REPORTED = [
  ...(['elsewhere', 'asked', 'claimedInTime', 'firstWords', 'promisesKept', 'confirmed'] as const),
  ...(['solved', 'firstContact', 'firstOwner', 'reopened', 'returned', 'score'] as const),
] satisfies FigureName[];

/** A month as it was kept. Without figures: fewer than five people asked something in it. */
export interface KeptFigures {
  readonly month: string;
  readonly figures: readonly Figure[] | undefined;
}

/** What the report is made from. */
export interface Counted extends KeptFigures {
  readonly before: KeptFigures | undefined;
  /** Months that were reported, with the figures that are different by now. */
  readonly corrected: readonly { readonly month: string; readonly was: Figure; readonly is: Figure }[];
}

export interface ReportRow {
  readonly title: string;
  readonly meaning: string;
  readonly now: string;
  /** What it must be and is not. */
  readonly wrong?: string;
  readonly before?: string;
}

/** The report of one month in words, as it stands in the mail and in what is shown of it. */
export interface MonthReport {
  readonly language: Language;
  readonly words: ReportWords;
  readonly title: string;
  readonly sentence: string;
  readonly months: { readonly now: string; readonly before?: string };
  readonly rows: readonly ReportRow[];
  readonly withheld: boolean;
  readonly corrections: readonly string[];
}

export const wordsIn = (language: Language): ReportWords => (language === 'en' ? en : nl);

export function reportOf({ month, figures, before, corrected }: Counted, language: Language): MonthReport {
  const words = wordsIn(language);
  const name = (of: string): string => monthName(of, language);
  const cell = (figure: Figure | undefined): string => cellOf(figure, words, language);
  const rows = figures ? REPORTED.flatMap((one) => rowOf(one, figures, before?.figures, words, language)) : [];
  const inOpenTime = (figure: Figure): string => (figure.withheld ? '' : sayOpen(figure, words.said, language));
  const changed = corrected
    .map(({ month: of, was, is }) => {
      const says = cell(was) === cell(is) ? inOpenTime : cell;
      return { of, title: FIGURES[is.name][language].title, was: says(was), is: says(is) };
    })
    .filter(({ was, is }) => was !== is);
  return {
    ...{ language, words, title: words.title(name(month)), rows },
    sentence: figures ? onTop(month, figures, before, words, language) : words.few,
    months: { now: name(month), ...(before?.figures ? { before: name(before.month) } : {}) },
    withheld: rows.some((row) => [row.now, row.before].includes(words.withheld)),
    corrections: changed.map(({ of, title, was, is }) => words.corrected(name(of), title, was, is)),
  };
}

function onTop(
  month: string,
  figures: readonly Figure[],
  before: KeptFigures | undefined,
  words: ReportWords,
  language: Language,
): string {
  const when = (of: string): string => words.in(monthName(of, language));
  const then = before?.figures && inShort(before.figures);
  const called = { now: when(month), before: before ? when(before.month) : '' };
  return sentence(inShort(figures), then, called, words.say, (n) => countIn(language, n));
}

function inShort(figures: readonly Figure[]): InShort {
  const of = (name: FigureName) => figures.find((figure) => figure.name === name);
  const kept = of('promisesKept');
  return {
    ...{ asked: of('asked')?.n ?? 0, confirmed: of('confirmed')?.n ?? 0 },
    ...{ promisesKept: kept?.n ?? 0, promisesBroken: (kept?.among ?? 0) - (kept?.n ?? 0) },
  };
}

function rowOf(
  name: FigureName,
  figures: readonly Figure[],
  before: readonly Figure[] | undefined,
  words: ReportWords,
  language: Language,
): ReportRow[] {
  const figure = figures.find((one) => one.name === name);
  if (!figure) return []; // a month that was kept before there was such a figure
  const { must, [language]: own }: FigureOf = FIGURES[name];
  const wrong = must !== undefined && figure.value !== must;
  const then = before?.find((one) => one.name === name);
  return [
    {
      ...{ title: own.title, meaning: own.meaning, now: cellOf(figure, words, language) },
      ...(wrong ? { wrong: words.must(countIn(language, must)) } : {}),
      ...(before ? { before: cellOf(then, words, language) } : {}),
    },
  ];
}

function cellOf(figure: Figure | undefined, words: ReportWords, language: Language): string {
  if (!figure) return words.nothing;
  if (withoutFew(figure).withheld && (figure.withheld || figure.value !== undefined)) return words.withheld;
  const says = sayFigure(figure, words.said, language);
  if (!says) return words.nothing;
  // In a narrow column a line breaks between these, not within one of them.
  const parts = [says.lead, says.value, says.unit].flatMap((part) => (part ? [part.replaceAll(' ', '\u00a0')] : []));
  return parts.join(' ');
}
