import { type ReadDatabase } from '@zorg112/database';
import { CLIMBING, type Clock, type ClockKind, type ConsultTo, countedAs } from '@zorg112/domain';
import { type Span } from './span.js';
import { KEY, quoted, type Selection } from './tallies.js';

/** A page asks up to the clock it shows, which is as far behind ours as the answer was on its way. */
const AS_GOOD_AS_NOW_MS = 5 * 60_000;
export const isUpToNow = ({ to }: Span, now: number): boolean => to > now - AS_GOOD_AS_NOW_MS;

/**
 * What is past its time at `now` (UTC ms) and has not ended, by the kind of clock: it counts as late only once it ends. What stands
 * still has a due time only if it was late before. CROSS, so that SQLite begins with the few questions that are open; joined plainly it
 * reads every clock there ever was.
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

/**
 * The same of whom we wait for: each answer that has not come and is past its time at `now` (UTC ms), by who was asked. The fact that asked
 * says whom; a whole question is far more to read. `|| ''`, or SQLite reads every consult there ever
 * was by its kind.
 */
export async function lateAnswersNow(read: ReadDatabase, now: number): Promise<ReadonlyMap<string, number>> {
  const rows = await read.sql<{ id: string; data: string }>(
    `SELECT c.id AS id, f.data AS data FROM tickets t CROSS JOIN clocks c CROSS JOIN facts f
     WHERE t.status <> 'closed' AND NOT t.is_outage AND c.ticket_id = t.id AND c.kind || '' = 'consult' AND c.state = 'running' AND c.due_at < ?
       AND f.ticket_id = c.ticket_id AND f.type = 'ConsultAsked' AND f.at = c.started_at`,
    [now],
  );
  const late = new Map<string, number>();
  for (const { id, data } of rows) {
    const { clocks, to } = JSON.parse(data) as { clocks: readonly Pick<Clock, 'id'>[]; to: ConsultTo };
    if (clocks.some((clock) => clock.id === id)) late.set(countedAs(to), (late.get(countedAs(to)) ?? 0) + 1);
  }
  return late;
}
