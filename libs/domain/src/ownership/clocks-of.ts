import { isOpen, pauseClock, resumeClock, type Clock, type ClockKind } from '../clock/clock.js';
import { type Context } from './context.js';
import { type Ticket } from './ticket.js';

/** Clock ids are told by kind and count ("promise-2"), unique within their ticket. */
export function nextClockId(clocks: readonly Clock[], kind: ClockKind): string {
  return `${kind}-${clocks.filter((clock) => clock.kind === kind).length + 1}`;
}

/** The clocks that stand still while the requester is to answer. Care that cannot wait never pauses. */
const PAUSED_ON_HER: readonly ClockKind[] = ['promise', 'solve'];

export function pausedOnHer(clocks: readonly Clock[], urgency: Ticket['urgency'], now: number): Clock[] {
  if (urgency === 'now') return [...clocks];
  return clocks.map((clock) => (PAUSED_ON_HER.includes(clock.kind) ? pauseClock(clock, now) : clock));
}

export function resumed(clocks: readonly Clock[], { now, policyOf }: Context, struckOut = false): Clock[] {
  return clocks.map((clock) => resumeClock(policyOf(clock.policyVersion), clock, now, struckOut));
}

/** Puts changed and new clocks in their place. */
export function withClocks(clocks: readonly Clock[], changed: readonly Clock[]): Clock[] {
  const byId = new Map(changed.map((clock) => [clock.id, clock]));
  const kept = clocks.map((clock) => byId.get(clock.id) ?? clock);
  return [...kept, ...changed.filter((clock) => !clocks.some((old) => old.id === clock.id))];
}

/** Those of `after` that differ from what the ticket had: what a fact carries. */
export function changedClocks(ticket: Ticket, after: readonly Clock[]): Clock[] {
  const before = new Map(ticket.clocks.map((clock) => [clock.id, clock]));
  return after.filter((clock) => before.get(clock.id) !== clock);
}

/** Applies `change` to every open clock. */
export function eachOpen(ticket: Ticket, change: (clock: Clock) => Clock): Clock[] {
  return ticket.clocks.map((clock) => (isOpen(clock) ? change(clock) : clock));
}
