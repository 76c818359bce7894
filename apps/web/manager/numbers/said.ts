// What one figure says, in the words of the page: its value, what it stands on, and how it was before. No more than it carries.
import type { Language } from '../../shared/language.svelte';
import { euros } from '../../shared/money';
import { span } from '../../shared/time';
import { ENOUGH } from '../share';
import type { FigureView } from './views';
import type { NumbersWords } from './words.nl';

export interface Said {
  /** Before the value: "helft binnen". */
  lead?: string;
  value: string;
  /** After it: "van de 100". */
  unit?: string;
  /** What it stands on, line by line. */
  on: string[];
}
export interface Way {
  arrow: '↗' | '↘' | '→';
  words: string;
}

const [MINUTE, HOUR] = [60_000, 3_600_000];
/** "45 s", "5 min", "2 uur 5 min": of many together a second more says nothing. */
export const long = (ms: number, language: Language): string =>
  ms < MINUTE || ms >= HOUR ? span(ms, language) : `${Math.round(ms / MINUTE)} min`;

/** Of few there is no share and no trend. */
const stands = ({ among, n }: FigureView): number => among ?? n;

/** Nothing where there is nothing to say yet. */
export function said(figure: FigureView, w: NumbersWords, language: Language, count: (n: number) => string) {
  const { unit, value, n, among = 0, p90, open } = figure;
  if (value === undefined) return undefined;
  const little = stands(figure) < ENOUGH;
  const says: Record<FigureView['unit'], () => Said> = {
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
        ...(open ? [w.openTime(long(open.p50, language), long(open.p90, language), count(open.n))] : []),
      ],
    }),
  };
  return says[unit]();
}

/** Against the stretch before, when both say something. */
export function trend(
  now: FigureView,
  before: FigureView | undefined,
  w: NumbersWords,
  language: Language,
  count: (n: number) => string,
): Way | undefined {
  if (now.value === undefined || before?.value === undefined) return undefined;
  if (stands(now) < ENOUGH || stands(before) < ENOUGH) return undefined;
  const then = said(before, w, language, count)!;
  const was = [then.value, then.unit].filter(Boolean).join(' ');
  const mine = said(now, w, language, count)!;
  // What reads the same is the same: a second more is no trend.
  if (mine.value === then.value) return { arrow: '→', words: w.same };
  const up = now.value > before.value;
  const words = now.unit === 'time' ? (up ? w.slower : w.faster) : up ? w.more : w.less;
  return { arrow: up ? '↗' : '↘', words: words(was) };
}

/** What is different by now of a month that was kept: each figure as it was and as it is. A change nobody reads is none. */
export function corrected(
  { items, corrections }: { items: FigureView[]; corrections: FigureView[] },
  w: NumbersWords,
  language: Language,
  count: (n: number) => string,
): { title: string; then: string; now: string }[] {
  const read = (figure: FigureView | undefined): string => {
    if (!figure || figure.withheld) return w.withheld;
    const says = said(figure, w, language, count);
    return says ? [says.lead, says.value, says.unit].filter(Boolean).join(' ') : w.nothing;
  };
  return corrections
    .map((now) => ({
      title: now[language].title,
      now: read(now),
      then: read(items.find(({ name }) => name === now.name)),
    }))
    .filter(({ now, then }) => now !== then);
}
