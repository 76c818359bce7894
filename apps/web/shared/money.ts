// Amounts as people type and read them. Kept in cents.
import type { Language } from '../shared/language.svelte';

/** "120", "12,50", "€ 1.200,-": cents; nothing when it is no amount. A point before three digits parts thousands. */
export function cents(typed: string): number | undefined {
  const plain = typed
    .replace(/[\s€]/g, '')
    .replace(/[.,](?=\d{3}(\D|$))/g, '')
    .replace(/,-+$/, '')
    .replace(',', '.');
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** "€ 250", "€ 12,50"; in English "€250", "€12.50". */
export function euros(amountCents: number, language: Language): string {
  const whole = amountCents % 100 === 0;
  return (amountCents / 100).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
}
