// Months that are over, by their name: 2026-11. The chosen one stands in the address, to be shared.

const PARAM = 'maand';

export function monthIn(search: string): string | undefined {
  const said = new URLSearchParams(search).get(PARAM);
  return said !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(said) ? said : undefined;
}

export const searchOfMonth = (month: string): string => `/dash/maanden?${PARAM}=${month}`;

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** From its first midnight here to that of the next, as instants. */
export function monthSpan(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const begin = (offset: number) => new Date(year, number - 1 + offset, 1).toISOString();
  return { from: begin(0), to: begin(1) };
}
