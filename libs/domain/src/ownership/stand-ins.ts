import { type ClockKind } from '../clock/clock.js';
import { bestAvailable } from '../escalation/available.js';
import { backAt, isAway, isAwake, type Roster } from '../escalation/roster.js';
import { type FactData, type NewFact } from '../facts.js';
import { Refusal, refuseIf } from '../refusals.js';
import { type Context, type Decide } from './context.js';
import { askedToStandIn, type StandIn, type StandInAsked, type Ticket } from './ticket.js';

type At = Pick<Context, 'now' | 'roster'>;
type Over = 'owner_back' | 'until' | undefined;

/** Neemt waar: acts for the owner, who stays the owner. Named by a lead, one at a time; the owner asks and does not lay it on anybody. */
export const standIn: Decide<'standIn'> = (ticket, { standInId, personId, until }, { now, roster }) => {
  refuseUnfit(ticket, personId, until, { now, roster });
  return started(ticket, { standInId, personId, because: 'named', ...(until === undefined ? {} : { until }) });
};

/** The owner asks a colleague, and nothing starts before that colleague agrees. Another one asked takes the place of the first. */
export const askStandIn: Decide<'askStandIn'> = (ticket, { standInId, personId, until }, context) => {
  refuseUnfit(ticket, personId, until, context);
  refuseIf(askedToStandIn(ticket) === personId, 'stand_in.already_asked');
  return [{ type: 'StandInAsked', data: { standInId, personId, ...(until === undefined ? {} : { until }) } }];
};

/** Agreed to: it takes the place of who came to stand in by itself meanwhile. */
export const agreeStandIn: Decide<'agreeStandIn'> = (ticket, { standInId }, context) => {
  const { personId, until } = askedOf(ticket, standInId, context);
  const over = askOver(ticket, context);
  refuseIf(over === 'until', 'stand_in.past');
  refuseIf(over === 'owner_back', 'stand_in.owner_back', { owner: ticket.ownerId });
  return started(ticket, { standInId, personId, because: 'agreed', ...(until === undefined ? {} : { until }) });
};

export const declineStandIn: Decide<'declineStandIn'> = (ticket, { standInId, reason }, context) => {
  askedOf(ticket, standInId, context);
  return [{ type: 'StandInDeclined', data: { standInId, ...(reason?.trim() ? { reason: reason.trim() } : {}) } }];
};

export const endStandIn: Decide<'endStandIn'> = (ticket, { standInId }) => {
  if (ticket.standIn?.id !== standInId) throw new Refusal('stand_in.not_found');
  return [ended(standInId, 'ended')];
};

/**
 * What keeps a question company by itself: a stand-in ends with the owner's next shift, and one begins when a clock needs it, whoever
 * was asked and has not answered.
 */
export function cover(ticket: Ticket, context: Context): readonly NewFact[] {
  const asked = askOver(ticket, context);
  const unasked: readonly NewFact[] = asked
    ? [{ type: 'StandInAskOver', data: { standInId: ticket.standInAsked!.id, because: asked } }]
    : [];
  const { standIn: current } = ticket;
  if (!current) return [...unasked, ...needed(ticket, context)];
  const over = overBecause(current, ticket.ownerId, context);
  if (!over) return unasked;
  return [...unasked, ended(current.id, over), ...(over === 'until' ? needed(ticket, context) : [])];
}

/** Somebody who stands in, or was asked to, need not any more: what the sweep looks for. */
export function coverIsOver(ticket: Ticket, at: At): boolean {
  const { standIn, ownerId } = ticket;
  return (
    askOver(ticket, at) !== undefined || (standIn !== undefined && overBecause(standIn, ownerId, at) !== undefined)
  );
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

/**
 * Somebody on shift who already helps knows the question; else the best available; else who keeps watch, if awake. Who said no is the
 * last to be chosen.
 */
export function standInFor(ticket: Ticket, roster: Roster, topic: string): string | undefined {
  const said = ticket.standInAsked?.declined ? ticket.standInAsked.personId : undefined;
  const helps = ticket.helpers.find(
    ({ personId }) =>
      personId !== said && fits(ticket, personId) && roster.helpers.some((one) => one.personId === personId),
  );
  if (helps) return helps.personId;
  const not = [ticket.ownerId, ticket.requesterId];
  const best =
    bestAvailable('helper', roster, new Set([...not, ...(said ? [said] : [])]), topic) ??
    bestAvailable('helper', roster, new Set(not), topic);
  if (best !== undefined) return best;
  const { dutyHolderId } = roster;
  return fits(ticket, dutyHolderId) && isAwake(roster, dutyHolderId) ? dutyHolderId : undefined;
}

/** Proposed for a whole list, by question id, each as if the ones before it had said yes: not everything to who has least now. */
export function standInsFor(
  list: readonly { readonly ticket: Ticket; readonly text: string }[],
  roster: Roster,
): ReadonlyMap<string, string> {
  const proposed = new Map<string, string>();
  let { helpers } = roster;
  for (const { ticket, text } of list) {
    const personId = standInFor(ticket, { ...roster, helpers }, text);
    if (personId === undefined) continue;
    proposed.set(ticket.id, personId);
    helpers = helpers.map((one) => (one.personId === personId ? { ...one, load: one.load + 1 } : one));
  }
  return proposed;
}

function fits({ ownerId, requesterId }: Ticket, personId: string): boolean {
  return personId !== ownerId && personId !== requesterId;
}

function refuseUnfit(ticket: Ticket, personId: string, until: number | undefined, { now, roster }: At): void {
  refuseIf(ticket.standIn?.personId === personId, 'stand_in.already');
  refuseIf(!roster.receiverIds.has(personId) || !fits(ticket, personId), 'stand_in.nobody');
  refuseIf((until ?? Infinity) <= now, 'stand_in.past');
}

function askedOf({ standInAsked: asked }: Ticket, standInId: string, { actor }: Context): StandInAsked {
  if (!asked || asked.declined || asked.id !== standInId || asked.personId !== actor.id)
    throw new Refusal('stand_in.not_asked');
  return asked;
}

function started(ticket: Ticket, data: FactData['StandInStarted']): NewFact[] {
  return [...(ticket.standIn ? [ended(ticket.standIn.id, 'ended')] : []), { type: 'StandInStarted', data }];
}

function overBecause({ since, until }: Pick<StandIn, 'since' | 'until'>, ownerId: string, { now, roster }: At): Over {
  if (now >= (until ?? Infinity)) return 'until';
  return (roster.onShiftSince.get(ownerId) ?? -Infinity) > since ? 'owner_back' : undefined;
}

function askOver({ standInAsked: asked, ownerId }: Ticket, at: At): Over {
  return asked && overBecause({ since: asked.askedAt, until: asked.until }, ownerId, at);
}

function ended(standInId: string, because: 'owner_back' | 'until' | 'ended'): NewFact {
  return { type: 'StandInEnded', data: { standInId, because } };
}
