// Which stretch of time is looked at, by the calendar of the house wherever the manager is. It stands in the address, so that it can be
// shared; the one before it is for comparing.
import { localDate, nextDate, toInstant, wallTime, weekday, type LocalDate } from '../../../libs/domain/src/clock/zone';

/** The page comes with the calendar of the house. */
export const ZONE = (typeof document === 'undefined' ? '' : document.body.dataset['zone']) || 'Europe/Amsterdam';

export const PERIODS = ['week', '28', '91'] as const;
/** Up to now. */
export type Stretched = (typeof PERIODS)[number];
/** A month that is over, as 2026-09. */
export type Month = `${string}-${string}`;
export type Period = Stretched | Month;
export const PARAM = 'periode';

export interface Stretch {
  from: Date;
  to: Date;
}

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
export const isMonth = (period: Period): period is Month => MONTH.test(period);

export function periodIn(search: string, now = Date.now()): Period {
  const said = new URLSearchParams(search).get(PARAM) as Period;
  if (said && isMonth(said) && said < monthOf(localDate(ZONE, now))) return said;
  return PERIODS.find((period) => period === said) ?? '28';
}

/** What the arrow compares with is said in one way for all months. */
export const comparedWith = (period: Period): Stretched | 'month' => (isMonth(period) ? 'month' : period);

export function monthBefore(month: Month): Month {
  return monthOf(firstOf(month, -1));
}

/** The first of a month, or of one so many months on. */
function firstOf(month: Month, on = 0): LocalDate {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1 + on, 1));
  return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: 1 };
}

const monthOf = ({ year, month }: LocalDate): Month => `${year}-${String(month).padStart(2, '0')}`;
/** Which day it is there, as 2026-11-23. */
export const dayOf = (instant: number): string => {
  const date = localDate(ZONE, instant);
  return `${monthOf(date)}-${String(date.day).padStart(2, '0')}`;
};
const midnight = (date: LocalDate): Date => new Date(toInstant(ZONE, date, 0));

/** Whole days, from midnight; a month whole; "week" from Monday, the others four and thirteen weeks, up to now. */
export function stretchOf(period: Period, now: number): Stretch {
  if (isMonth(period)) return { from: midnight(firstOf(period)), to: midnight(firstOf(period, 1)) };
  const today = localDate(ZONE, now);
  const back = period === 'week' ? (weekday(today) + 6) % 7 : Number(period) - 1;
  return { from: midnight(nextDate(today, -back)), to: new Date(now) };
}

/** One week of a drawing, from the server: it knows the calendar of the house. */
export function weekIn(search: string): Stretch | undefined {
  const said = new URLSearchParams(search);
  const [from, to] = [new Date(said.get('van') ?? ''), new Date(said.get('tot') ?? '')];
  return from < to ? { from, to } : undefined;
}

/** As long, and up to the same hour: half a week is compared with half a week. */
export function stretchBefore(period: Period, now: number): Stretch {
  if (isMonth(period)) return stretchOf(monthBefore(period), now);
  const days = period === 'week' ? 7 : Number(period);
  const { from, to } = stretchOf(period, now);
  return { from: daysBack(from, days), to: daysBack(to, days) };
}

/** By the calendar, so that a night that is an hour short or long stays one night. */
function daysBack(moment: Date, days: number): Date {
  const [hours = 0, minutes = 0] = wallTime(ZONE, moment.getTime()).split(':').map(Number);
  const date = nextDate(localDate(ZONE, moment.getTime()), -days);
  return new Date(toInstant(ZONE, date, hours * 60 + minutes) + (moment.getTime() % 60_000));
}
