import { localDate, toInstant } from '@zorg112/domain';

const two = (n: number): string => String(n).padStart(2, '0');

/** The local date of an instant, YYYY-MM-DD. */
export function localDay(zone: string, instant: number): string {
  const { year, month, day } = localDate(zone, instant);
  return `${year}-${two(month)}-${two(day)}`;
}

/** The local months that [from, to) touches, each cut to the span. */
export function monthsBetween(zone: string, from: number, to: number): { key: string; from: number; to: number }[] {
  const months: { key: string; from: number; to: number }[] = [];
  let { year, month } = localDate(zone, from);
  for (let start = from; start < to;) {
    const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
    const end = Math.min(to, toInstant(zone, { ...next, day: 1 }, 0));
    months.push({ key: `${year}-${two(month)}`, from: start, to: end });
    ({ year, month } = next);
    start = end;
  }
  return months;
}
