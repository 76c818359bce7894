import { countIn, euros, span, type Language } from '../spoken.js';
import { type FigureOf } from './figures.js';
import { ENOUGH } from './share.js';

export interface FigureSaid {
  /** Before the value: "helft binnen". */
  lead?: string;
  value: string;
  /** After it: "van de 100". */
  unit?: string;
  /** What it stands on, line by line. */
  on: string[];
}

export interface SaidWords {
  readonly half: string;
  nineOfTen(time: string): string;
  openTime(half: string, most: string, n: string): string;
  readonly ofHundred: string;
  of(n: string): string;
  nOf(n: string, among: string): string;
  readonly noShare: string;
  times(n: string): string;
  few(n: string): string;
  lateNow(n: string): string;
}

/** As much of a figure as is said of it. */
export interface Sayable {
  readonly unit: FigureOf['unit'];
  readonly value?: number;
  readonly n: number;
  readonly among?: number;
  readonly p90?: number;
  readonly lateNow?: number;
  readonly open?: { readonly n: number; readonly p50: number; readonly p90: number };
}

const [MINUTE, HOUR] = [60_000, 3_600_000];
/** "45 s", "5 min", "2 uur 5 min": of many together a second more says nothing. */
export const long = (ms: number, language: Language): string =>
  ms < MINUTE || ms >= HOUR ? span(ms, language) : `${Math.round(ms / MINUTE)} min`;

/** How many it stands on. Of few there is no share and no trend. */
export const stands = ({ among, n }: Pick<Sayable, 'among' | 'n'>): number => among ?? n;

/** Its time counted in open hours alone; nothing where it has none. */
export const sayOpen = (
  { open }: Sayable,
  w: SaidWords,
  language: Language,
  count = (n: number): string => countIn(language, n),
): string => (open ? w.openTime(long(open.p50, language), long(open.p90, language), count(open.n)) : '');

/** What one figure says, in words: its value and what it stands on. Nothing where there is nothing to say yet. */
export function sayFigure(
  figure: Sayable,
  w: SaidWords,
  language: Language,
  count = (n: number): string => countIn(language, n),
): FigureSaid | undefined {
  const { unit, value, n, among = 0, p90 } = figure;
  if (value === undefined) return undefined;
  const little = stands(figure) < ENOUGH;
  const says: Record<Sayable['unit'], () => FigureSaid> = {
    count: () => ({ value: count(value), on: [] }),
    money: () => ({ value: euros(value, language), on: [w.times(count(n))] }),
    score: () => ({ value: count(value), on: [little ? w.few(count(n)) : w.times(count(n))] }),
    share: () =>
      little
        ? { value: count(n), unit: w.of(count(among)), on: [w.noShare] }
        : { value: count(Math.round(value * 100)), unit: w.ofHundred, on: [w.nOf(count(n), count(among))] },
    time: () => ({
      ...{ lead: w.half, value: long(value, language) },
      on: [
        ...(p90 === undefined ? [] : [w.nineOfTen(long(p90, language))]),
        little ? w.few(count(n)) : w.times(count(n)),
        ...(figure.open ? [sayOpen(figure, w, language, count)] : []),
      ],
    }),
  };
  const { on, ...told } = says[unit]();
  return { ...told, on: [...on, ...(figure.lateNow ? [w.lateNow(count(figure.lateNow))] : [])] };
}
