import { type ReadDatabase } from '@zorg112/database';
import { localDate, nextDate, toInstant, wallTime } from '@zorg112/domain';
import { askedIn } from './day-so-far.js';

const HOUR_MS = 3_600_000;
export const AHEAD_HOURS = 4;
/** As many of the same weekday before today. */
export const WEEKS_BACK = 8;

/**
 * What was asked in the hours that follow this one, by the clock on the wall, on the same weekday of each week this house was there; the
 * fewest first. Of all, or of one team.
 */
export async function cameBefore(read: ReadDatabase, zone: string, now: number, team?: string): Promise<number[]> {
  const [first] = await read.sql<{ at: number | string | null }>(
    `SELECT MIN(at) AS at FROM counted WHERE what = 'asked'`,
  );
  const [hours, minutes] = wallTime(zone, now).split(':').map(Number) as [number, number];
  const came: number[] = [];
  for (let back = 1; back <= WEEKS_BACK; back += 1) {
    const from = toInstant(zone, nextDate(localDate(zone, now), -7 * back), hours * 60 + minutes);
    if (first?.at == null || from < Number(first.at)) break;
    came.push(await askedIn(read, { from, to: from + AHEAD_HOURS * HOUR_MS }, team));
  }
  return came.sort((one, other) => one - other);
}
