import { language, Words } from '../shared/language.svelte';
import { nl } from './words.nl';

export const words = new Words(nl, async () => (await import('./words.en')).en);

const locale = () => (language.now === 'nl' ? 'nl-NL' : 'en-GB');

/** 1.240 in Dutch, 1,240 in English. */
export const count = (n: number): string => n.toLocaleString(locale());
export const decimal = (n: number): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "dinsdag 3 november", "di 3 nov", "dinsdag". */
export function dayName(day: string, how: 'long' | 'short' | 'weekday'): string {
  const options: Intl.DateTimeFormatOptions =
    how === 'weekday'
      ? { weekday: 'long' }
      : how === 'long'
        ? { weekday: 'long', day: 'numeric', month: 'long' }
        : { day: 'numeric', month: 'short' };
  return new Date(`${day}T12:00`).toLocaleDateString(locale(), options).replace('.', '');
}
