import { dateText, isHoliday, type HolidayRules } from './holidays.js';
import { localDate, toInstant, weekday, nextDate, type LocalDate } from './zone.js';

/** Minutes after local midnight. `to` may be past 1440: the block then runs into the next day. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** When the desk is open. A block belongs to the day it starts. */
export interface Calendar {
  /** IANA zone, e.g. Europe/Amsterdam. */
  readonly zone: string;
  /** What one office day is worth in open time, in milliseconds. */
  readonly officeDayMs: number;
  /** Blocks per weekday, Sunday first; sorted, not overlapping. */
  readonly week: readonly (readonly Block[])[];
  /** Computed public holidays on which it is closed; none without it. */
  readonly holidays?: HolidayRules;
  /** Extra closed dates (2026-12-31). */
  readonly closed?: ReadonlySet<string>;
  /** Dates with hours of their own; they beat a holiday, a closed date and the week. */
  readonly partDays?: ReadonlyMap<string, readonly Block[]>;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Longest search for an open moment. A calendar that opens less than once in this span is refused when read. */
export const LONGEST_CLOSED_DAYS = 400;

/**
 * The open intervals [from, to) in UTC milliseconds that end after `instant`, in order, without end as long as the calendar opens.
 * Blocks that touch across midnight are given one by one; the arithmetic on top does not mind. No minute is given twice: a part day
 * may begin while the night before it still runs.
 */
export function* openIntervals(calendar: Calendar, instant: number): Generator<Interval> {
  let date = nextDate(localDate(calendar.zone, instant), -1);
  let given = -Infinity;
  for (let closedDays = 0; closedDays <= LONGEST_CLOSED_DAYS; closedDays++, date = nextDate(date)) {
    for (const block of blocksOn(calendar, date)) {
      const from = Math.max(given, toInstant(calendar.zone, date, block.from));
      const to = toInstant(calendar.zone, date, block.to);
      if (to > instant && to > from) {
        closedDays = 0;
        given = to;
        yield { from, to };
      }
    }
  }
}

/** The blocks that start on this local date. Closing a day closes the night that starts then, not the night that still runs. */
export function blocksOn(calendar: Calendar, date: LocalDate): readonly Block[] {
  const own = calendar.partDays?.get(dateText(date));
  if (own) return own;
  if (calendar.closed?.has(dateText(date))) return [];
  if (calendar.holidays && isHoliday(date, calendar.holidays)) return [];
  return calendar.week[weekday(date)] ?? [];
}
