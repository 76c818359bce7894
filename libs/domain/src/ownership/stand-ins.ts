import { type ClockKind } from '../clock/clock.js';
import { bestAvailable } from '../escalation/available.js';
import { backAt, isAway, type Roster } from '../escalation/roster.js';
import { type NewFact } from '../facts.js';
import { Refusal, refuseIf } from '../refusals.js';
import { type Context, type Decide } from './context.js';
import { type StandIn, type Ticket } from './ticket.js';

/** Neemt waar: acts for the owner, who stays the owner. Named by the owner or a lead, one at a time. */
export const standIn: Decide<'standIn'> = (ticket, { standInId, personId, until }, { now, roster }) => {
  refuseIf(ticket.standIn?.personId === personId, 'stand_in.already');
  const fit = roster.receiverIds.has(personId) && personId !== ticket.ownerId && personId !== ticket.requesterId;
  refuseIf(!fit, 'stand_in.nobody');
  refuseIf((until ?? Infinity) <= now, 'stand_in.past');
  const data = { standInId, personId, because: 'named' as const, ...(until === undefined ? {} : { until }) };
  return [...(ticket.standIn ? [ended(ticket.standIn.id, 'ended')] : []), { type: 'StandInStarted', data }];
};

export const endStandIn: Decide<'endStandIn'> = (ticket, { standInId }) => {
  if (ticket.standIn?.id !== standInId) throw new Refusal('stand_in.not_found');
  return [ended(standInId, 'ended')];
};

/** What keeps a question company by itself: a stand-in ends with the owner's next shift, and one begins when a clock needs it. */
export function cover(ticket: Ticket, context: Context): readonly NewFact[] {
  const { standIn: current } = ticket;
  if (!current) return needed(ticket, context);
  const over = overBecause(current, ticket.ownerId, context);
  if (!over) return [];
  return [ended(current.id, over), ...(over === 'until' ? needed(ticket, context) : [])];
}

const WATCHED: readonly ClockKind[] = ['first_reply', 'promise', 'solve', 'callback'];

function needed(ticket: Ticket, { actor, roster, topic }: Context): readonly NewFact[] {
  if (ticket.claimedAt === undefined) return [];
  // Whoever acts is there, whatever the roster says.
  if (actor.id === ticket.ownerId || !isAway(roster, ticket.ownerId)) return [];
  const due = fallsDueBefore(ticket, backAt(roster, ticket.ownerId));
  const personId = due === undefined ? undefined : standInFor(ticket, roster, topic);
  if (personId === undefined) return [];
  const standInId = `${ticket.id}-stand-in-${ticket.version + 1}`;
  return [{ type: 'StandInStarted', data: { standInId, personId, because: 'off_shift' } }];
}

/** The first promise to her that falls due before this moment (UTC ms). */
export function fallsDueBefore({ clocks }: Ticket, moment: number): number | undefined {
  const due = clocks.flatMap(({ kind, state, dueAt }) =>
    WATCHED.includes(kind) && state === 'running' && dueAt !== undefined && dueAt < moment ? [dueAt] : [],
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}

/** Somebody on shift who already helps knows the question; else the best available; else who keeps watch. */
export function standInFor(ticket: Ticket, roster: Roster, topic: string): string | undefined {
  const helps = ticket.helpers.find(
    ({ personId }) => fits(ticket, personId) && roster.helpers.some((one) => one.personId === personId),
  );
  if (helps) return helps.personId;
  const best = bestAvailable('helper', roster, new Set([ticket.ownerId, ticket.requesterId]), topic);
  if (best !== undefined) return best;
  return fits(ticket, roster.dutyHolderId) ? roster.dutyHolderId : undefined;
}

function fits({ ownerId, requesterId }: Ticket, personId: string): boolean {
  return personId !== ownerId && personId !== requesterId;
}

function overBecause(
  { since, until = Infinity }: StandIn,
  ownerId: string,
  { now, roster }: Context,
): 'owner_back' | 'until' | undefined {
  if (now >= until) return 'until';
  return (roster.onShiftSince.get(ownerId) ?? -Infinity) > since ? 'owner_back' : undefined;
}

function ended(standInId: string, because: 'owner_back' | 'until' | 'ended'): NewFact {
  return { type: 'StandInEnded', data: { standInId, because } };
}
