// Which stretch of time is looked at. It stands in the address, so that it can be shared; the one before it is for comparing.

export const PERIODS = ['week', '28', '91'] as const;
export type Period = (typeof PERIODS)[number];
export const PARAM = 'periode';

export interface Stretch {
  from: Date;
  to: Date;
}

export function periodIn(search: string): Period {
  const said = new URLSearchParams(search).get(PARAM);
  return PERIODS.find((period) => period === said) ?? '28';
}

/** Whole days, from midnight here; "week" from Monday, the others four and thirteen weeks. Up to now. */
export function stretchOf(period: Period, now: number): Stretch {
  const today = new Date(now);
  const back = period === 'week' ? (today.getDay() + 6) % 7 : Number(period) - 1;
  return { from: new Date(today.getFullYear(), today.getMonth(), today.getDate() - back), to: today };
}

/** As long, and up to the same hour: half a week is compared with half a week. */
export function stretchBefore(period: Period, now: number): Stretch {
  const days = period === 'week' ? 7 : Number(period);
  const { from, to } = stretchOf(period, now);
  return { from: daysBack(from, days), to: daysBack(to, days) };
}

export function daysIn({ from, to }: Stretch): string[] {
  const days: string[] = [];
  for (let day = new Date(from); day < to; day = daysBack(day, -1)) days.push(nameOf(day));
  return days;
}

/** A desk that began last week has no quiet weeks before it. */
export function fromFirst<D extends { asked: number }>(days: D[]): D[] {
  const first = days.findIndex(({ asked }) => asked > 0);
  return first < 0 ? days : days.slice(first);
}

/** By the calendar, so that a night that is an hour short or long stays one night. */
function daysBack(moment: Date, days: number): Date {
  const back = new Date(moment);
  back.setDate(back.getDate() - days);
  return back;
}

function nameOf(day: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
