import { openIntervals, type Calendar, type Interval } from './calendar.js';
import { DAY, type Duration } from './duration.js';

/** `always` runs around the clock; a calendar runs in its open intervals only. */
export type Hours = 'always' | Calendar;

/** What the duration is worth on this clock, in milliseconds of its own time. */
export function lengthOn(hours: Hours, duration: Duration): number {
  return duration.days * (hours === 'always' ? DAY : hours.officeDayMs) + duration.ms;
}

/**
 * The instant (UTC ms) at which `length` milliseconds of open, unpaused time have passed since `from`.
 * A due moment at the very end of a block is that end, not the next opening. Throws RangeError if the calendar stops opening.
 */
export function addOpenTime(hours: Hours, from: number, length: number, pauses: readonly Interval[] = []): number {
  if (length <= 0) return from;
  let left = length;
  for (const open of hours === 'always' ? [{ from, to: Infinity }] : openIntervals(hours, from)) {
    for (const piece of without(pauses, { from: Math.max(open.from, from), to: open.to })) {
      if (piece.to - piece.from >= left) return piece.from + left;
      left -= piece.to - piece.from;
    }
  }
  throw new RangeError('the calendar never opens again, so no due time exists');
}

/** Open, unpaused milliseconds between two instants. */
export function openTimeBetween(hours: Hours, from: number, to: number, pauses: readonly Interval[] = []): number {
  let total = 0;
  for (const open of hours === 'always' ? [{ from, to }] : openIntervals(hours, from)) {
    if (open.from >= to) break;
    for (const piece of without(pauses, { from: Math.max(open.from, from), to: Math.min(open.to, to) })) {
      total += piece.to - piece.from;
    }
  }
  return total;
}

/** The parts of `span` outside the pauses, in order. */
function* without(pauses: readonly Interval[], span: Interval): Generator<Interval> {
  let from = span.from;
  for (const pause of pauses) {
    if (pause.to <= from) continue;
    if (pause.from >= span.to) break;
    if (pause.from > from) yield { from, to: pause.from };
    from = Math.max(from, pause.to);
  }
  if (span.to > from) yield { from, to: span.to };
}
