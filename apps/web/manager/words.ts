import { countIn, localeOf, monthName } from '../../../libs/domain/src/spoken';
import { language, Words } from '../shared/language.svelte';
import { isMonth, monthBefore, type Period } from './period';
import { nl } from './words.nl';

export const words = new Words(nl, async () => (await import('./words.en')).en);

const locale = () => localeOf(language.now);

/** 1.240 in Dutch, 1,240 in English. */
export const count = (n: number): string => countIn(language.now, n);
export const decimal = (n: number): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const HOW = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
} as const;

/** "dinsdag 3 november", "3 november", "3 nov", "dinsdag". */
export function dayName(day: string, how: keyof typeof HOW): string {
  return new Date(`${day}T12:00`).toLocaleDateString(locale(), HOW[how]).replace('.', '');
}

/** "september 2026". */
export const monthCalled = (month: string): string => monthName(month, language.now);

/** "Deze week", "In september 2026": as a sentence begins. */
export const calledIn = (period: Period): string =>
  isMonth(period) ? words.now.month.in(monthCalled(period)) : words.now.in[period];
/** The stretch before it: "Vorige week om deze tijd", "In augustus 2026". */
export const calledBefore = (period: Period): string =>
  isMonth(period) ? words.now.month.in(monthCalled(monthBefore(period))) : words.now.then[period];
