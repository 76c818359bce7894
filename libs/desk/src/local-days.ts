import { localDate, nextDate, toInstant, weekday } from '@zorg112/domain';

const two = (n: number): string => String(n).padStart(2, '0');

/** The local date of an instant, YYYY-MM-DD. */
export function localDay(zone: string, instant: number): string {
  const { year, month, day } = localDate(zone, instant);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A local month such as 2026-11 as [from, to), UTC ms; undefined for what is no month. */
export function monthNamed(zone: string, month: string): { from: number; to: number } | undefined {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (!year) return undefined;
  const first = { year: Number(year), month: Number(number), day: 1 };
  return { from: toInstant(zone, first, 0), to: toInstant(zone, nextMonth(first), 0) };
}

const nextMonth = ({ year, month }: { year: number; month: number }) =>
  month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };

/** The local months that [from, to) touches, each cut to the span. */
export function monthsBetween(zone: string, from: number, to: number): { key: string; from: number; to: number }[] {
  const months: { key: string; from: number; to: number }[] = [];
  let { year, month } = localDate(zone, from);
  for (let start = from; start < to;) {
    const next = nextMonth({ year, month });
    const end = Math.min(to, toInstant(zone, next, 0));
    months.push({ key: `${year}-${two(month)}`, from: start, to: end });
    ({ year, month } = next);
    start = end;
  }
  return months;
}

/** The whole local weeks from Monday that [from, to) touches, and enough before them that there are at least `atLeast`. The last ends at `to`. */
export function weeksBetween(
  zone: string,
  { from, to }: { from: number; to: number },
  atLeast = 1,
): { key: string; from: number; to: number; over: boolean }[] {
  const mondayOf = (instant: number) => {
    const date = localDate(zone, instant);
    return nextDate(date, -((weekday(date) + 6) % 7));
  };
  const start = (date: ReturnType<typeof mondayOf>): number => toInstant(zone, date, 0);
  const last = mondayOf(to - 1);
  const least = nextDate(last, -7 * (atLeast - 1));
  const first = mondayOf(from);
  const weeks = [];
  for (let monday = start(first) < start(least) ? first : least; start(monday) < to; monday = nextDate(monday, 7)) {
    const end = start(nextDate(monday, 7));
    weeks.push({ key: localDay(zone, start(monday)), from: start(monday), to: Math.min(to, end), over: end <= to });
  }
  return weeks;
}
