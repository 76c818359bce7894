import { type ReadDatabase } from '@zorg112/database';
import { localDate, toInstant } from '@zorg112/domain';
import { type Span } from './span.js';
import { talliesIn, tallyOf } from './tallies.js';

/** This day on the calendar of the house, what was committed a moment ago included. */
export const todayOf = (zone: string, now: number): Span => ({
  from: toInstant(zone, localDate(zone, now), 0),
  to: now + 1,
});

/** Questions asked, of all or of one team, as every figure counts them. */
export async function askedIn(read: ReadDatabase, { from, to }: Span, team?: string): Promise<number> {
  const only = team === undefined ? {} : { only: { by: 'team', key: team } as const };
  return tallyOf(await talliesIn(read, { from, to, ...only }, ['asked']), 'asked').n;
}

/**
 * What came in, what went out, and what is open now. However it ended it went out (also what proved no question, or was merged into
 * another), for so it came in; a known fault is the desk's own question and is in none of the three.
 */
export async function flowIn(
  read: ReadDatabase,
  today: Span,
  team?: string,
): Promise<{ asked: number; ended: number; open: number }> {
  const own = team === undefined ? 'NOT is_outage' : 'NOT is_outage AND team_id = ?';
  const values = team === undefined ? [] : [team];
  const [row] = await read.sql<Record<'ended' | 'open_now', number | string>>(
    `SELECT (SELECT COUNT(*) FROM tickets WHERE closed_at >= ? AND ${own}) AS ended,
       (SELECT COUNT(*) FROM tickets WHERE status <> 'closed' AND ${own}) AS open_now`,
    [today.from, ...values, ...values],
  );
  return { asked: await askedIn(read, today, team), ended: Number(row?.ended), open: Number(row?.open_now) };
}
