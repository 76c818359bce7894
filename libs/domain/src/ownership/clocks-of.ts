import { isOpen, pauseClock, resumeClock, startClock, type Clock, type ClockKind } from '../clock/clock.js';
import { type ClockTarget, type NewClock } from '../clock/clock.js';
import { type Context } from './context.js';
import { type Ticket } from './ticket.js';

/** Clock ids are told by kind and count ("promise-2"), unique within their ticket. */
export function nextClockId(clocks: readonly Clock[], kind: ClockKind): string {
  return `${kind}-${clocks.filter((clock) => clock.kind === kind).length + 1}`;
}

/** Starts a clock: under the policy of now, on the calendar of the ticket's region, promising nothing for hours nobody is awake. */
export function begin(
  clocks: readonly Clock[],
  kind: ClockKind,
  target: ClockTarget,
  { policy, now, roster }: Context,
  {
    region,
    ...of
  }: { readonly region?: string } & Partial<Pick<NewClock, 'consultId' | 'handoverId' | 'decisionId'>> = {},
): Clock {
  const asleep = roster.asleep.length > 0 ? { asleep: roster.asleep } : {};
  const where = region ? { region } : {};
  return startClock(policy, { id: nextClockId(clocks, kind), kind, target, ...of, ...where, ...asleep }, now);
}

/** Only the region of a ticket, where it has one. */
export function regionOf({ region }: Pick<Ticket, 'region'>): { readonly region?: string } {
  return region ? { region } : {};
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

export function waitsOnHer(ticket: Ticket): boolean {
  return ticket.status === 'waiting_for_requester' || ticket.status === 'solution_offered';
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

/** Applies `change` to every open clock that ends with its question. The hours of a data leak end only when it is reported. */
export function eachEnding(ticket: Ticket, change: (clock: Clock) => Clock): Clock[] {
  return ticket.clocks.map((clock) => (isOpen(clock) && clock.kind !== 'data_leak' ? change(clock) : clock));
}
