import { language, Words } from '../shared/language.svelte';
import { nl } from './words.nl';

export const words = new Words(nl, async () => (await import('./words.en')).en);

const locale = () => (language.now === 'nl' ? 'nl-NL' : 'en-GB');

/** 1.240 in Dutch, 1,240 in English. */
export const count = (n: number): string => n.toLocaleString(locale());
export const decimal = (n: number): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const HOW = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  month: { month: 'long', year: 'numeric' },
} as const;

/** "dinsdag 3 november", "3 november", "3 nov", "dinsdag", "november 2026". */
export function dayName(day: string, how: keyof typeof HOW): string {
  return new Date(`${day}T12:00`).toLocaleDateString(locale(), HOW[how]).replace('.', '');
}
