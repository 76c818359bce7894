import { meetClock, stopClock } from '../clock/clock.js';
import { DAY } from '../clock/duration.js';
import { bestAvailable } from '../escalation/available.js';
import { Refusal, refuseIf } from '../refusals.js';
import { changedClocks, eachEnding } from './clocks-of.js';
import { type Context, type Decide } from './context.js';
import { onBehalf, present, refuseRedirect } from './conversation.js';
import { stopped, takenBack, whatEnds } from './ends.js';
import { heard } from './paths.js';
import { clocksAgain, ownerAgain, refuseLate } from './solution.js';
import { type MoveData } from './moves.js';
import { type Ticket } from './ticket.js';
import { type Actor } from './who.js';

/**
 * Honestly not possible: what was tried, an alternative, and a second pair of eyes that is neither the owner's nor hers. The last
 * words she reads of the desk are no place to send her elsewhere.
 */
export const admitUnsolved: Decide<'admitUnsolved'> = (ticket, move, context) => {
  const { messageId, secondId, sendAnyway } = move;
  const { now, roster } = context;
  refuseIf(move.tried.trim() === '' || move.alternative.trim() === '', 'unsolved.incomplete');
  const second = secondId !== undefined && secondId !== ticket.ownerId && secondId !== ticket.requesterId;
  if (!second || !roster.receiverIds.has(secondId)) throw new Refusal('unsolved.needs_second');
  const sentAnyway = refuseRedirect(ticket, { text: unsolvedWords(move), sendAnyway }, context);
  const clocks = eachEnding(ticket, (clock) =>
    clock.kind === 'first_reply' || clock.kind === 'promise' ? meetClock(clock, now) : stopClock(clock, now),
  );
  const data = { messageId, secondId, clocks: changedClocks(ticket, clocks), ...sentAnyway, ...whatEnds(ticket) };
  return [{ type: 'ClosedUnsolved', data }];
};

/** As she reads it: what was tried, and what there is instead. */
export function unsolvedWords({
  tried,
  alternative,
}: Pick<MoveData['admitUnsolved'], 'tried' | 'alternative'>): string {
  return `${tried}\n\n${alternative}`;
}

/**
 * Who was named as the second pair of eyes is asked to look, and says so: it cannot be done, or there is something better and the
 * same owner goes on with it.
 */
export const lookAlong: Decide<'lookAlong'> = (ticket, { agrees, text = '', messageId }, context) => {
  refuseUnlessUnsolved(ticket);
  const { secondId, lookedAt } = ticket.unsolved!;
  refuseIf(secondId !== context.actor.id, 'unsolved.not_second', { owner: ticket.ownerId });
  refuseIf(lookedAt !== undefined, 'unsolved.looked_already');
  if (agrees) return [{ type: 'SecondAgreed', data: {} }];
  refuseIf(text.trim() === '', 'message.empty');
  refuseLate(ticket, context);
  const data = { messageId, clocks: clocksAgain(ticket, context), ...whatEnds(ticket) };
  return [{ type: 'BetterIdeaBrought', data }, ...ownerAgain(ticket, context)];
};

/** Her "gezien". */
export const seeUnsolved: Decide<'seeUnsolved'> = (ticket, _move, context) => {
  refuseUnlessUnsolved(ticket);
  return ticket.unsolved?.seenAt === undefined
    ? [{ type: 'UnsolvedSeen', data: {}, ...onBehalf(ticket, context) }]
    : [];
};

/** She does not leave it there: the same owner, and a lead comes in beside. */
export const contestUnsolved: Decide<'contestUnsolved'> = (ticket, { text, messageId }, context) => {
  refuseUnlessUnsolved(ticket);
  refuseIf(text.trim() === '', 'message.empty');
  refuseLate(ticket, context);
  const clocks = clocksAgain(ticket, context);
  const data = { messageId, clocks, ...heard(text, context), ...whatEnds(ticket) };
  const lead = bestAvailable('lead', context.roster, present(ticket), context.topic);
  return [
    { type: 'UnsolvedContested', data, ...onBehalf(ticket, context) },
    ...ownerAgain(ticket, context),
    ...(lead === undefined
      ? []
      : [{ type: 'HelperJoined' as const, data: { personId: lead, because: 'unsolved' as const } }]),
  ];
};

/** Not a question: spam, machine mail, a wrong number. */
export const discard: Decide<'discard'> = (ticket, move, { now, actor }) => {
  const reason = move.reason.trim();
  refuseIf(reason === '', 'discard.reason_missing');
  refuseIf(!mayDiscard(ticket, actor), 'ticket.not_yours', { owner: ticket.ownerId });
  return [{ type: 'TicketDiscarded', data: { reason, ...stopped(ticket, now) } }];
};

/** Once picked up it is for who helps with it. */
export function mayDiscard(ticket: Ticket, { id, roles }: Actor): boolean {
  return present(ticket).has(id) || ticket.claimedAt === undefined || roles.includes('lead');
}

const UNDO_WITHIN = 14 * DAY;

export const undoDiscard: Decide<'undoDiscard'> = (ticket, _move, context) => {
  refuseIf(ticket.closedHow !== 'discarded', 'discard.not_discarded');
  refuseIf(!isUndoable(ticket, context), 'discard.window_passed');
  const data = { clocks: clocksAgain(ticket, context), ...whatEnds(ticket) };
  return [{ type: 'DiscardUndone', data }, ...ownerAgain(ticket, context)];
};

export function isUndoable({ closedAt = 0 }: Ticket, { now }: Pick<Context, 'now'>): boolean {
  return now <= closedAt + UNDO_WITHIN;
}

/** Not needed any more, or solved among themselves: a good ending. */
export const withdraw: Decide<'withdraw'> = (ticket, { reason }, { now }) => [
  { type: 'TicketWithdrawn', data: { ...takenBack(ticket, now), ...(reason ? { reason } : {}) } },
];

function refuseUnlessUnsolved({ closedHow }: Ticket): void {
  refuseIf(closedHow !== 'unsolved', 'unsolved.not_closed');
}
