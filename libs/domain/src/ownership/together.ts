import { endClock, isOpen, meetClock, muteClock, unmuteClock, type Clock, type ClockKind } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { Refusal, refuseIf } from '../refusals.js';
import { changedClocks, eachEnding, resumed } from './clocks-of.js';
import { type Decide } from './context.js';
import { newPromise, present, promisedAnswer, refuseRedirect } from './conversation.js';
import { stopped, whatEnds } from './ends.js';
import { claimed } from './owner.js';
import { answered, offered } from './solution.js';
import { openConsults, type Ticket } from './ticket.js';

/** Two questions of one requester become one: the older and its owner stay, and the newer leads there. */
export const merge: Decide<'merge'> = (ticket, { into }, { now }) => {
  refuseIf(into.id === ticket.id, 'merge.itself');
  refuseIf(into.requesterId !== ticket.requesterId || into.private !== ticket.private, 'merge.other_requester');
  refuseIf(into.status === 'closed', 'merge.closed');
  refuseIf(ticket.isOutage === true || into.isOutage === true, 'merge.outage');
  refuseIf(!isOlder(into, ticket), 'merge.into_older');
  return [{ type: 'TicketMerged', data: { intoId: into.id, ...stopped(ticket, now) } }];
};

/** The older question takes the newer in: who helped there helps here, and her unanswered words are owed an answer. */
export const absorb: Decide<'absorb'> = (ticket, { merged }, context) => {
  const unanswered = merged.unansweredSince !== undefined;
  const clocks = unanswered ? changedClocks(ticket, promisedAnswer(ticket, ticket.clocks, context)) : [];
  const joins = merged.claimedAt !== undefined && !present(ticket).has(merged.ownerId);
  return [
    { type: 'TicketAbsorbed', data: { ticketId: merged.id, clocks, ...(joins ? { helperId: merged.ownerId } : {}) } },
  ];
};

export const link: Decide<'link'> = (ticket, { other, how }) => {
  refuseIf(other.id === ticket.id, 'merge.itself');
  const there = ticket.links.some(({ ticketId }) => ticketId === other.id);
  return there ? [] : [{ type: 'TicketLinked', data: { ticketId: other.id, how } }];
};

/** What the owner of the fault promises for all. Who was asked something, an offer, a call back and a data leak keep their own time. */
const QUIET: readonly ClockKind[] = ['first_reply', 'promise', 'solve'];

function quiet(clock: Clock): Clock {
  return isOpen(clock) && QUIET.includes(clock.kind) ? muteClock(clock) : clock;
}

/**
 * A known fault for many is one question with one owner, one promise and one ladder. Those bundled keep who helps them; whoever
 * waited is helped by the owner of the fault; their own ladders are quiet while it lasts.
 */
export const joinOutage: Decide<'joinOutage'> = (ticket, { outage }, context) => {
  refuseIf(outage.isOutage !== true || outage.status === 'closed', 'outage.over');
  refuseIf(ticket.private, 'outage.private');
  refuseIf(ticket.isOutage === true || ticket.outage?.id === outage.id, 'outage.already_joined');
  refuseIf(ticket.outage !== undefined && ticket.outage.endedAt === undefined, 'outage.in_another');
  const picked: NewFact[] = ticket.claimedAt === undefined ? [claimed(ticket, outage.ownerId, context.now)] : [];
  const clocks = changedClocks(ticket, ticket.clocks.map(quiet));
  const joined: NewFact = { type: 'OutageJoined', data: { outageId: outage.id, clocks } };
  return [...picked, joined];
};

/** One message for all who are in it: everybody's first reply, with one promise. */
export const hearBroadcast: Decide<'hearBroadcast'> = (ticket, move, context) => {
  const { outageId, messageId, nextStep } = move;
  const itself = ticket.id === outageId;
  if (itself) refuseIf(!present(ticket).has(context.actor.id), 'ticket.not_yours', { owner: ticket.ownerId });
  else refuseUnlessIn(ticket, outageId);
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseIf(nextStep !== undefined && nextStep.by <= context.now, 'reply.next_step_past');
  const checked = refuseRedirect(ticket, move, context);
  const { urgency } = ticket;
  const met = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, context.now) : clock));
  const target = nextStep ? { of: 'promised' as const, by: nextStep.by } : { of: 'firstReply' as const, urgency };
  const running = ticket.status === 'waiting_for_requester' ? resumed(met, context) : met;
  const promised = newPromise(ticket, running, target, context);
  const clocks = itself ? promised : promised.map(quiet);
  const said = { outageId, messageId, clocks: changedClocks(ticket, clocks), ...checked };
  return [{ type: 'BroadcastHeard', data: { ...said, ...(nextStep ? { nextStep } : {}) } }];
};

/** The fault itself closes; each who was in it is asked "werkt het bij jou weer?". */
export const endOutage: Decide<'endOutage'> = (ticket, move, context) => {
  const { outageId, messageId } = move;
  refuseIf(move.text.trim() === '', 'message.empty');
  const itself = ticket.id === outageId;
  if (itself) {
    refuseIf(!present(ticket).has(context.actor.id), 'ticket.not_yours', { owner: ticket.ownerId });
    refuseIf(openConsults(ticket).length > 0, 'solution.open_consults');
  } else refuseUnlessIn(ticket, outageId);
  const checked = refuseRedirect(ticket, move, context);
  if (itself) {
    const clocks = changedClocks(ticket, answered(ticket, context.now));
    return [{ type: 'OutageEnded', data: { outageId, messageId, clocks, ...checked, ...whatEnds(ticket) } }];
  }
  // Where a solution lay with her already, this is what she is asked about now.
  const heard = eachEnding(ticket, (clock) => {
    if (clock.kind === 'confirmation') return endClock(clock, context.now, 'stopped');
    return clock.muted ? unmuteClock(context.policyOf(clock.policyVersion), clock, context.now) : clock;
  });
  const clocks = changedClocks(ticket, offered({ ...ticket, clocks: heard }, context));
  return [{ type: 'OutageEnded', data: { outageId, messageId, clocks, ...checked } }];
};

function refuseUnlessIn({ outage }: Ticket, outageId: string): void {
  if (outage?.id !== outageId || outage.endedAt !== undefined) throw new Refusal('outage.not_in_it');
}

function isOlder(one: Ticket, other: Ticket): boolean {
  return one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id);
}
