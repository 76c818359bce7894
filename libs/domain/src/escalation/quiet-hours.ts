import { type Interval } from '../clock/calendar.js';
import { localDate, nextDate, toInstant } from '../clock/zone.js';
import { type Urgency } from '../policy.js';

/** When her phone keeps still: minutes after midnight on the wall clock. Where the end is not after the beginning it runs past midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export const USUAL_QUIET_HOURS: QuietHours = { from: 22 * 60, to: 7 * 60 };
const DAY = 24 * 60;

/** The quiet hours (UTC ms, the end not included) `now` lies in, if it does. Days are counted on the wall, so a clock that is turned moves nothing. */
export function quietSpan({ from, to }: QuietHours, zone: string, now: number): Interval | undefined {
  if (from === to) return undefined;
  const today = localDate(zone, now);
  const spans = [nextDate(today, -1), today].map((date) => ({
    from: toInstant(zone, date, from),
    to: toInstant(zone, date, to <= from ? to + DAY : to),
  }));
  return spans.find((span) => span.from <= now && now < span.to);
}

/**
 * When her phone may say it (UTC ms): now, or when her quiet hours end. What cannot wait is said at once; so is what belongs to a
 * question she did something with (`lastDeedAt`) within these same quiet hours: she is awake.
 */
export function whenToTell(
  quiet: QuietHours | undefined,
  { zone, now, urgency, lastDeedAt }: { zone: string; now: number; urgency: Urgency; lastDeedAt: number },
): number {
  const span = quiet && urgency !== 'now' ? quietSpan(quiet, zone, now) : undefined;
  return span && lastDeedAt < span.from ? span.to : now;
}
