// Numbers, amounts and lengths of time as people say them, on every screen and in every mail.

export type Language = 'nl' | 'en';
export const localeOf = (language: Language): string => (language === 'nl' ? 'nl-NL' : 'en-GB');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 1.240 in Dutch, 1,240 in English. */
export const countIn = (language: Language, n: number): string => n.toLocaleString(localeOf(language));

/** "€ 250", "€ 12,50"; in English "€250", "€12.50". */
export function euros(amountCents: number, language: Language): string {
  const whole = amountCents % 100 === 0;
  return (amountCents / 100).toLocaleString(localeOf(language), {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
}

/** A length of time (ms) in words: "45 s", "4 m 10 s", "35 min", "2 uur 5 min", "3 dagen". Never negative. */
export function span(ms: number, language: Language = 'nl'): string {
  const left = Math.abs(ms);
  const nl = language === 'nl';
  if (left < MINUTE) return `${Math.floor(left / 1000)} s`;
  if (left < 10 * MINUTE) return `${Math.floor(left / MINUTE)} m ${Math.floor((left % MINUTE) / 1000)} s`;
  if (left < HOUR) return `${Math.floor(left / MINUTE)} min`;
  if (left < DAY) {
    const minutes = Math.floor((left % HOUR) / MINUTE);
    return `${Math.floor(left / HOUR)} ${nl ? 'uur' : 'h'}${minutes ? ` ${minutes} min` : ''}`;
  }
  const days = Math.floor(left / DAY);
  return nl ? `${days} ${days === 1 ? 'dag' : 'dagen'}` : `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** "september 2026" of 2026-09. */
export function monthName(month: string, language: Language): string {
  const first = new Date(`${month}-01T12:00:00Z`);
  return first.toLocaleDateString(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' });
}
