import { meetClock, startClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { refuseIf } from '../refusals.js';
import { type MoveData } from './moves.js';
import { type Context, type Decide } from './context.js';
import { nextClockId } from './clocks-of.js';
import { openClock, type Ticket } from './ticket.js';

/** A question has an owner from its first second: the duty holder, who keeps watch until somebody claims it. */
export function open(move: MoveData['open'], context: Context): readonly NewFact[] {
  refuseIf(move.text.trim() === '', 'ticket.empty');
  const urgency = move.careNow ? 'now' : (move.urgency ?? 'today');
  const { messageId, requesterId, teamId, location, channel, careNow, private: secret } = move;
  const clocks = waitingClocks([], urgency, context);
  const where = { ...(teamId ? { teamId } : {}), ...(location ? { location } : {}), channel };
  const asked = { urgency, careNow: careNow ?? false, private: secret ?? false };
  const data = { messageId, requesterId, ...where, ...asked, ownerId: context.roster.dutyHolderId, clocks };
  return [
    { type: 'TicketOpened', data, ...(move.requesterId === context.actor.id ? {} : { onBehalfOf: move.requesterId }) },
  ];
}

/** The clocks of a question that waits for its first helper. */
export function waitingClocks(before: readonly Clock[], urgency: Ticket['urgency'], { policy, now }: Context): Clock[] {
  const start = (kind: 'claim' | 'first_reply' | 'solve', of: 'claim' | 'firstReply' | 'solve'): Clock =>
    startClock(policy, { id: nextClockId(before, kind), kind, target: { of, urgency } }, now);
  return [start('claim', 'claim'), start('first_reply', 'firstReply'), start('solve', 'solve')];
}

export const claim: Decide<'claim'> = (ticket, _move, { now, actor }) => {
  const clock = openClock(ticket, 'claim');
  return [{ type: 'TicketClaimed', data: { ownerId: actor.id, clocks: clock ? [meetClock(clock, now)] : [] } }];
};

/** The watch passes with the duty, by name and on the record, until somebody claims. */
export const passWatch: Decide<'passWatch'> = (ticket, _move, { roster }) => {
  const watched = ticket.status === 'waiting_for_helper' && roster.dutyHolderId !== ticket.ownerId;
  return watched ? [{ type: 'WatchPassed', data: { ownerId: roster.dutyHolderId } }] : [];
};
