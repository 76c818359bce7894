import { climbs, resumeClock, type Clock } from '../clock/clock.js';
import { type Ticket } from '../ownership/ticket.js';
import { type Policy } from '../policy.js';
import { countedAs } from './suppliers.js';

/**
 * Whom we waited for when this promise to her ran out: each service and supplier of whom a consult was open at that instant, once. The
 * clock of the consult itself is no promise to her.
 */
export function heldUpBy({ consults }: Ticket, clock: Clock, policyOf: (version: number) => Policy): readonly string[] {
  if (clock.outcome !== 'broken' || clock.kind === 'consult' || !climbs(clock)) return [];
  const due = dueOf(clock, policyOf);
  if (due === undefined) return [];
  const waitedFor = consults.filter(
    ({ askedAt, answeredAt, withdrawnAt }) => askedAt <= due && due < (answeredAt ?? withdrawnAt ?? Infinity),
  );
  return [...new Set(waitedFor.map(({ to }) => countedAs(to)))];
}

/** A clock that was late before it was paused, and ended so, has no due time of its own any more. */
function dueOf(clock: Clock, policyOf: (version: number) => Policy): number | undefined {
  if (clock.dueAt !== undefined || clock.pausedAt === undefined) return clock.dueAt;
  return resumeClock(policyOf(clock.policyVersion), { ...clock, state: 'paused' }, clock.pausedAt).dueAt;
}
