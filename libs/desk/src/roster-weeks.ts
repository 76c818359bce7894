import { localDate, nextDate, toInstant, weekday, type Interval } from '@zorg112/domain';

const MINUTE = 60_000;
const WEEK = 7;

/** The week of `instant`, from Monday's local midnight to the next. UTC ms. */
export function weekOf(zone: string, instant: number): Interval {
  const today = localDate(zone, instant);
  const monday = nextDate(today, -((weekday(today) + 6) % WEEK));
  return { from: toInstant(zone, monday, 0), to: toInstant(zone, nextDate(monday, WEEK), 0) };
}

/** So many days later at the same time on the wall, over a clock change too. */
export function daysLater(zone: string, instant: number, days: number): number {
  const date = localDate(zone, instant);
  const rest = instant % MINUTE;
  const passed = (instant - rest - toInstant(zone, date, 0)) / MINUTE;
  // On the day the clock changes the minutes since midnight are not what the wall says.
  const wall =
    [passed, passed - 60, passed + 60].find((one) => toInstant(zone, date, one) === instant - rest) ?? passed;
  return toInstant(zone, nextDate(date, days), wall) + rest;
}
