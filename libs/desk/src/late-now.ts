import { type ReadDatabase } from '@zorg112/database';
import { CLIMBING, type ClockKind } from '@zorg112/domain';
import { KEY, quoted, type Selection } from './tallies.js';

/**
 * What is past its time at `now` (UTC ms) and has not ended, by the kind of clock: it counts as late only once it ends. What stands still has a
 * due time only if it was late before. CROSS, so that SQLite begins
 * with the few questions that are open; joined plainly it reads every clock there ever was.
 */
export async function lateNow(
  read: ReadDatabase,
  now: number,
  only: Selection['only'],
): Promise<ReadonlyMap<ClockKind, number>> {
  const rows = await read.sql<{ kind: ClockKind; n: number | string }>(
    `SELECT c.kind AS kind, COUNT(*) AS n FROM tickets t CROSS JOIN clocks c
     WHERE t.status <> 'closed' AND NOT t.is_outage AND c.ticket_id = t.id AND c.state IN ('running', 'paused') AND c.due_at < ? AND c.kind IN (${quoted(CLIMBING)})
       ${only ? `AND ${KEY[only.by]} = ?` : ''} GROUP BY c.kind`,
    [now, ...(only ? [only.key] : [])],
  );
  return new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
}
