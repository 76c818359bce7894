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

/** A clock that was late before it was paused, and ended so. Those of older facts do not say when they had been due. */
function dueOf(clock: Clock, policyOf: (version: number) => Policy): number | undefined {
  const due = clock.dueAt ?? clock.wasDueAt;
  if (due !== undefined || clock.pausedAt === undefined) return due;
  return resumeClock(policyOf(clock.policyVersion), { ...clock, state: 'paused' }, clock.pausedAt).dueAt;
}
