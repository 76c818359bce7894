import { endClock, meetClock, stopClock, type Clock } from '../clock/clock.js';
import { lengthOn } from '../clock/business-time.js';
import { type NewFact } from '../facts.js';
import { refuseIf } from '../refusals.js';
import { begin, changedClocks, eachEnding, pausedOnHer, regionOf, resumed } from './clocks-of.js';
import { contradictsSolved } from './contradiction.js';
import { whatEnds } from './ends.js';
import { heard } from './paths.js';
import { newPromise, onBehalf, refuseRedirect, refuseStale } from './conversation.js';
import { successor, waitingClocks } from './owner.js';
import { type MoveData } from './moves.js';
import { type Context, type Decide } from './context.js';
import { openConsults, type Ticket } from './ticket.js';
import { relations } from './who.js';

/** Solved, as far as we can see. Only her side says it is. */
export const offerSolution: Decide<'offerSolution'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseStale(ticket, move.writtenAgainst, context);
  refuseIf(openConsults(ticket).length > 0, 'solution.open_consults', {
    consults: openConsults(ticket).map(({ id }) => id),
  });
  const sentAnyway = refuseRedirect(ticket, move, context);
  const clocks = offered(ticket, context);
  return [
    {
      type: 'SolutionOffered',
      data: { messageId: move.messageId, clocks: changedClocks(ticket, clocks), ...sentAnyway },
    },
  ];
};

/** She has heard, what waited for her waits, and the reminders begin. */
export function offered(ticket: Ticket, context: Context): Clock[] {
  const { now } = context;
  const met = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, now) : clock));
  const confirmation = begin(met, 'confirmation', { of: 'confirmation' }, context, regionOf(ticket));
  return [...pausedOnHer(met, ticket.urgency, now), confirmation];
}

/** "Is het opgelost?" answered by her side, or by staff who quote her: who said it, through which channel. */
export const confirm: Decide<'confirm'> = (ticket, move, context) => {
  const is = relations(ticket, context.actor);
  const herself = is.has('requester') || is.has('teammate');
  refuseIf(!herself && !move.quoted, 'confirmation.not_requester');
  const said = {
    ...(move.text?.trim() ? { messageId: move.messageId } : {}),
    ...(move.quoted && !herself ? { quoted: move.quoted } : {}),
  };
  return move.solved ? solved(ticket, move, said, context) : notSolved(ticket, move, said, context);
};

type Said = { messageId?: string; quoted?: { person: string; channel: string } };

function solved(ticket: Ticket, move: MoveData['confirm'], said: Said, context: Context): readonly NewFact[] {
  const contradicts = move.text !== undefined && contradictsSolved(move.text);
  refuseIf(contradicts && !move.insists, 'confirmation.contradicts');
  const clocks = answered(ticket, context.now);
  const data = {
    ...said,
    clocks: changedClocks(ticket, clocks),
    ...whatEnds(ticket),
    ...(move.score ? { score: move.score } : {}),
    ...(contradicts ? { insisted: true as const } : {}),
    ...(move.asksElsewhere && !said.quoted ? { asksElsewhere: true as const } : {}),
  };
  return [{ type: 'SolutionConfirmed', data, ...onBehalf(ticket, context) }];
}

/** Back to the same owner. The time since the offer counts: it was not solved after all. */
function notSolved(
  ticket: Ticket,
  { text = '' }: MoveData['confirm'],
  said: Said,
  context: Context,
): readonly NewFact[] {
  const { now } = context;
  const judged = ticket.clocks.map((clock) => {
    if (clock.kind === 'confirmation') return endClock(clock, now, 'stopped');
    return clock.kind === 'promise' ? meetClock(clock, now, ticket.solutionOfferedAt) : clock;
  });
  const clocks = newPromise(
    ticket,
    resumed(judged, context, true),
    { of: 'firstReply', urgency: ticket.urgency },
    context,
  );
  return [
    {
      type: 'SolutionRejected',
      data: { ...said, clocks: changedClocks(ticket, clocks), ...heard(text, context) },
      ...onBehalf(ticket, context),
    },
  ];
}

/** No answer after the reminders. Counted apart, never as satisfied. */
export function closeUnconfirmed(ticket: Ticket, now: number): NewFact {
  const clocks = changedClocks(ticket, answered(ticket, now));
  return { type: 'TicketClosedUnconfirmed', data: { clocks, ...whatEnds(ticket) } };
}

const CAME_WITH_IT: readonly Clock['kind'][] = ['first_reply', 'promise', 'solve'];

/** What she waited for came with the solution; that moment decides what was kept. What was promised beside it is only over. */
export function answered(ticket: Ticket, now: number): Clock[] {
  return eachEnding(ticket, (clock) => {
    if (clock.kind === 'confirmation') return meetClock(clock, now);
    if (CAME_WITH_IT.includes(clock.kind)) return meetClock(clock, now, ticket.solutionOfferedAt);
    return stopClock(clock, now);
  });
}

/** Within the window it goes back to the same owner, or to who succeeds an owner who is gone. */
export const reopen: Decide<'reopen'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseIf(ticket.mergedInto !== undefined, 'ticket.merged');
  refuseLate(ticket, context);
  const clocks = clocksAgain(ticket, context);
  const data = { messageId: move.messageId, clocks, ...heard(move.text, context), ...whatEnds(ticket) };
  return [{ type: 'TicketReopened', data, ...onBehalf(ticket, context) }, ...ownerAgain(ticket, context)];
};

export function refuseLate(ticket: Ticket, context: Context): void {
  refuseIf(isTooLate(ticket, context), 'ticket.reopen_window_passed');
}

export function isTooLate({ closedAt = 0 }: Ticket, { now, policy }: Pick<Context, 'now' | 'policy'>): boolean {
  return now > closedAt + lengthOn('always', policy.confirmation.reopenWindow);
}

/** The clocks of a question that is open again. */
export function clocksAgain(ticket: Ticket, context: Context): Clock[] {
  if (ticket.claimedAt === undefined) return waitingClocks(ticket.clocks, ticket, context);
  const target = { of: 'solve' as const, urgency: ticket.urgency };
  const solve = begin(ticket.clocks, 'solve', target, context, regionOf(ticket));
  const promise = { of: 'firstReply' as const, urgency: ticket.urgency };
  return changedClocks(ticket, newPromise(ticket, [...ticket.clocks, solve], promise, context));
}

/** Meanwhile the watch may have passed, or the owner may be gone. */
export function ownerAgain(ticket: Ticket, { roster }: Context): readonly NewFact[] {
  const watched = ticket.claimedAt === undefined;
  if (watched && roster.dutyHolderId !== ticket.ownerId)
    return [{ type: 'WatchPassed', data: { ownerId: roster.dutyHolderId } }];
  if (watched || roster.receiverIds.has(ticket.ownerId)) return [];
  return [{ type: 'OwnerSucceeded', data: { ownerId: successor(ticket, roster), because: 'disabled', clocks: [] } }];
}
