// Amounts as people type and read them. Kept in cents.

export { euros } from '../../../libs/domain/src/spoken';

/** "120", "12,50", "€ 1.200,-": cents; nothing when it is no amount. A point before three digits parts thousands. */
export function cents(typed: string): number | undefined {
  const plain = typed
    .replace(/[\s€]/g, '')
    .replace(/[.,](?=\d{3}(\D|$))/g, '')
    .replace(/,-+$/, '')
    .replace(',', '.');
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
