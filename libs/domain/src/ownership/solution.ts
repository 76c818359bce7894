import { endClock, meetClock, startClock, type Clock } from '../clock/clock.js';
import { lengthOn } from '../clock/business-time.js';
import { type NewFact } from '../facts.js';
import { refuseIf } from '../refusals.js';
import { changedClocks, eachOpen, nextClockId, pausedOnHer, resumed } from './clocks-of.js';
import { contradictsSolved } from './contradiction.js';
import { newPromise, onBehalf, refuseRedirect, refuseStale } from './conversation.js';
import { waitingClocks } from './owner.js';
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
  const sentAnyway = refuseRedirect(move, context);
  const { now, policy } = context;
  const met = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, now) : clock));
  const confirmation = startClock(
    policy,
    { id: nextClockId(met, 'confirmation'), kind: 'confirmation', target: { of: 'confirmation' } },
    now,
  );
  const clocks = [...pausedOnHer(met, ticket.urgency, now), confirmation];
  return [
    {
      type: 'SolutionOffered',
      data: { messageId: move.messageId, clocks: changedClocks(ticket, clocks), ...sentAnyway },
    },
  ];
};

/** "Is het opgelost?" answered by her side, or by staff who quote her: who said it, through which channel. */
export const confirm: Decide<'confirm'> = (ticket, move, context) => {
  const is = relations(ticket, context.actor);
  const herself = is.has('requester') || is.has('teammate');
  refuseIf(!herself && !move.quoted, 'confirmation.not_requester');
  const said = {
    ...(move.text?.trim() ? { messageId: move.messageId } : {}),
    ...(move.quoted && !herself ? { quoted: move.quoted } : {}),
  };
  return move.solved ? solved(ticket, move, said, context) : notSolved(ticket, said, context);
};

type Said = { messageId?: string; quoted?: { person: string; channel: string } };

function solved(ticket: Ticket, move: MoveData['confirm'], said: Said, context: Context): readonly NewFact[] {
  const contradicts = move.text !== undefined && contradictsSolved(move.text);
  refuseIf(contradicts && !move.insists, 'confirmation.contradicts');
  const clocks = ended(ticket, context.now);
  const data = {
    ...said,
    clocks: changedClocks(ticket, clocks),
    ...(move.score ? { score: move.score } : {}),
    ...(contradicts ? { insisted: true as const } : {}),
  };
  return [{ type: 'SolutionConfirmed', data, ...onBehalf(ticket, context) }];
}

/** Back to the same owner. The time since the offer counts: it was not solved after all. */
function notSolved(ticket: Ticket, said: Said, context: Context): readonly NewFact[] {
  const { now } = context;
  const judged = ticket.clocks.map((clock) => {
    if (clock.kind === 'confirmation') return endClock(clock, now, 'stopped');
    return clock.kind === 'promise' ? meetClock(clock, now, ticket.solutionOfferedAt) : clock;
  });
  const clocks = newPromise(resumed(judged, context, true), { of: 'firstReply', urgency: ticket.urgency }, context);
  return [
    {
      type: 'SolutionRejected',
      data: { ...said, clocks: changedClocks(ticket, clocks) },
      ...onBehalf(ticket, context),
    },
  ];
}

/** No answer after the reminders. Counted apart, never as satisfied. */
export function closeUnconfirmed(ticket: Ticket, now: number): NewFact {
  return { type: 'TicketClosedUnconfirmed', data: { clocks: changedClocks(ticket, ended(ticket, now)) } };
}

/** What she waited for came with the solution; that moment decides what was kept. */
function ended(ticket: Ticket, now: number): Clock[] {
  return eachOpen(ticket, (clock) =>
    meetClock(clock, now, clock.kind === 'confirmation' ? now : ticket.solutionOfferedAt),
  );
}

/** Within the window it goes back to the same owner. */
export const reopen: Decide<'reopen'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  const { now, policy } = context;
  const windowEnds = (ticket.closedAt ?? 0) + lengthOn('always', policy.confirmation.reopenWindow);
  refuseIf(now > windowEnds, 'ticket.reopen_window_passed');
  const clocks =
    ticket.claimedAt === undefined
      ? waitingClocks(ticket.clocks, ticket.urgency, context)
      : reopenedClocks(ticket, context);
  return [{ type: 'TicketReopened', data: { messageId: move.messageId, clocks }, ...onBehalf(ticket, context) }];
};

function reopenedClocks(ticket: Ticket, context: Context): Clock[] {
  const solve = startClock(
    context.policy,
    { id: nextClockId(ticket.clocks, 'solve'), kind: 'solve', target: { of: 'solve', urgency: ticket.urgency } },
    context.now,
  );
  return changedClocks(
    ticket,
    newPromise([...ticket.clocks, solve], { of: 'firstReply', urgency: ticket.urgency }, context),
  );
}

/** Not needed any more, or solved among themselves: a good ending. */
export const withdraw: Decide<'withdraw'> = (ticket, move, { now }) => {
  const clocks = changedClocks(
    ticket,
    eachOpen(ticket, (clock) => endClock(clock, now, 'stopped')),
  );
  return [{ type: 'TicketWithdrawn', data: { clocks, ...(move.reason ? { reason: move.reason } : {}) } }];
};
