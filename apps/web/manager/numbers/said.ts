// What one figure says on the page: its value, what it stands on, and how it was before. No more than it carries.
import { sayFigure, sayOpen, stands } from '../../../../libs/domain/src/numbers/said';
import type { Language } from '../../shared/language.svelte';
import { ENOUGH } from '../share';
import { TOLD } from './themes';
import type { FigureView } from './views';
import type { NumbersWords } from './words.nl';

export { long, sayFigure as said } from '../../../../libs/domain/src/numbers/said';

/** What people told is of the whole house only; of anything else there were too few. */
export const whyWithheld = ({ name }: Pick<FigureView, 'name'>, w: NumbersWords): string =>
  TOLD.includes(name) ? w.toldWithheld : w.fewWithheld;

export interface Way {
  arrow: '↗' | '↘' | '→';
  words: string;
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
  const then = sayFigure(before, w, language, count)!;
  const was = [then.value, then.unit].filter(Boolean).join(' ');
  const mine = sayFigure(now, w, language, count)!;
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
    const says = sayFigure(figure, w, language, count);
    return says ? [says.lead, says.value, says.unit].filter(Boolean).join(' ') : w.nothing;
  };
  const inOpenTime = (figure: FigureView | undefined) => (figure ? sayOpen(figure, w, language, count) : '');
  return corrections
    .map((now) => {
      const then = items.find(({ name }) => name === now.name);
      const says = read(then) === read(now) ? inOpenTime : read;
      return { title: now[language].title, now: says(now), then: says(then) };
    })
    .filter(({ now, then }) => now !== then);
}
