import { type Database } from '@zorg112/database';
import { hoursOf, openTimeBetween, type Urgency } from '@zorg112/domain';
import { type PolicyBook } from './policy-book.js';

/** First replies to questions whose clock ran in office hours: half of them came within these times. */
export interface OfficeReplies {
  readonly count: number;
  /** In open hours: asked on Saturday and answered ten minutes after opening on Monday is ten minutes. */
  readonly openMedianMs: number;
  /** As she waited, by the clock on the wall. */
  readonly clockMedianMs: number;
}

interface Replied {
  readonly asked: number | string;
  readonly replied: number | string;
  readonly region: string | null;
  readonly urgency: Urgency;
  /** The first change of urgency after the reply, as JSON: what it was `from` is what it was then. */
  readonly later: string | null;
}

/** Of the first replies in [from, to), UTC ms; undefined when there were none. By the policy that ran when she asked. */
export async function officeReplies(
  database: Database,
  policies: PolicyBook,
  from: number,
  to: number,
): Promise<OfficeReplies | undefined> {
  const rows = await database.read.sql<Replied>(
    `SELECT t.created_at AS asked, t.first_reply_at AS replied, tm.region AS region, t.urgency AS urgency,
       (SELECT f.data FROM facts f WHERE f.ticket_id = t.id AND f.type IN ('UrgencyRaised', 'UrgencyLowered') AND f.at > t.first_reply_at
        ORDER BY f.seq LIMIT 1) AS later
     FROM tickets t LEFT JOIN teams tm ON tm.id = t.team_id WHERE t.first_reply_at >= ? AND t.first_reply_at < ?`,
    [from, to],
  );
  const times = rows.flatMap((row) => {
    const [asked, replied] = [Number(row.asked), Number(row.replied)];
    const policy = policies.at(asked);
    const { hours } = policy.urgencies[urgencyThen(row)];
    if (hours === 'always') return [];
    const open = hoursOf(policy, hours, row.region ?? undefined);
    return [{ open: openTimeBetween(open, asked, replied), clock: replied - asked }];
  });
  if (times.length === 0) return undefined;
  return {
    count: times.length,
    openMedianMs: median(times.map(({ open }) => open)),
    clockMedianMs: median(times.map(({ clock }) => clock)),
  };
}

function urgencyThen({ urgency, later }: Replied): Urgency {
  return later === null ? urgency : (JSON.parse(later) as { from: Urgency }).from;
}

/** The middle one; of an even number the mean of the two in the middle, whole milliseconds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return Math.round((low + high) / 2);
}
