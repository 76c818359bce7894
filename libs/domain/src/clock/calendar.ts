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
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Longest search for an open moment. A calendar that opens less than once in this span is refused when read. */
export const LONGEST_CLOSED_DAYS = 400;

/**
 * The open intervals [from, to) in UTC milliseconds that end after `instant`, in order, without end as long as the calendar opens.
 * Blocks that touch across midnight are given one by one; the arithmetic on top does not mind.
 */
export function* openIntervals(calendar: Calendar, instant: number): Generator<Interval> {
  let date = nextDate(localDate(calendar.zone, instant), -1);
  for (let closedDays = 0; closedDays <= LONGEST_CLOSED_DAYS; closedDays++, date = nextDate(date)) {
    for (const block of blocksOn(calendar, date)) {
      const from = toInstant(calendar.zone, date, block.from);
      const to = toInstant(calendar.zone, date, block.to);
      if (to > instant && to > from) {
        closedDays = 0;
        yield { from, to };
      }
    }
  }
}

/** The blocks that start on this local date. Holidays, part days and closed days change the answer here and nowhere else. */
function blocksOn(calendar: Calendar, date: LocalDate): readonly Block[] {
  return calendar.week[weekday(date)] ?? [];
}
