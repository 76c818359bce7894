import { endClock, isOpen, meetClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { Refusal, refuseIf } from '../refusals.js';
import { type Roster } from '../escalation/roster.js';
import { begin, regionOf } from './clocks-of.js';
import { type MoveData } from './moves.js';
import { type Context, type Decide } from './context.js';
import { refuseRedirect, withPhotos } from './conversation.js';
import { heard } from './paths.js';
import { openClock, openHandover, type Ticket } from './ticket.js';

/** A question has an owner from its first second: the duty holder, who keeps watch until somebody claims it. */
export function open(move: MoveData['open'], context: Context): readonly NewFact[] {
  refuseIf(move.text.trim() === '', 'ticket.empty');
  const { from, isOutage } = move;
  // What is split off stays with who already helps.
  const split = from?.how === 'split' && from.ticket.claimedAt !== undefined;
  const ownerId = split ? from.ticket.ownerId : isOutage ? context.actor.id : context.roster.dutyHolderId;
  const asked = { ...askedBy(move), ...(isOutage ? {} : heard(move.text, context)) };
  const clocks = waitingClocks([], asked, context);
  const links = from ? { links: [{ ticketId: from.ticket.id, how: from.how }] } : {};
  const { messageId } = move;
  const said = { messageId, ...withPhotos(move) };
  const data = { ...asked, ...said, ownerId, clocks, ...links, ...(isOutage ? { isOutage } : {}) };
  const opened = { type: 'TicketOpened' as const, data, ...forWhom(move, context) };
  if (!split && !isOutage) return [opened];
  const picked = clocks.filter(({ kind }) => kind === 'claim').map((clock) => meetClock(clock, context.now));
  return [opened, { type: 'TicketClaimed', data: { ownerId, clocks: picked } }];
}

/** Help already given, on the corridor or the phone: the helper owns it, and she is asked whether it is solved. */
export function log(move: MoveData['log'], context: Context): readonly NewFact[] {
  refuseIf(move.text.trim() === '' || move.what.trim() === '', 'ticket.empty');
  const asked = { ...askedBy(move), ...heard(move.text, context) };
  const { messageId, helpMessageId, what, sendAnyway } = move;
  const sentAnyway = refuseRedirect(undefined, { text: what, sendAnyway }, context);
  const clocks = [begin([], 'confirmation', { of: 'confirmation' }, context, regionOf(asked))];
  const told = { messageId, ...withPhotos(move), helpMessageId, ...sentAnyway };
  const data = { ...asked, ...told, ownerId: context.actor.id, clocks };
  return [{ type: 'HelpLogged', data, ...forWhom(move, context) }];
}

function askedBy(move: MoveData['open'] | MoveData['log']) {
  const { requesterId, teamId, region, location, asset, category, channel, careNow, private: secret } = move;
  const where = { ...(teamId ? { teamId } : {}), ...(region ? { region } : {}), ...(location ? { location } : {}) };
  const about = { ...(asset ? { asset } : {}), ...(category ? { category } : {}) };
  const urgency = careNow ? ('now' as const) : (move.urgency ?? ('today' as const));
  return { requesterId, channel, urgency, careNow: careNow ?? false, private: secret ?? false, ...where, ...about };
}

function forWhom({ requesterId }: { requesterId: string }, { actor }: Context): { onBehalfOf?: string } {
  return requesterId === actor.id ? {} : { onBehalfOf: requesterId };
}

/** The clocks of a question that waits for its first helper. */
export function waitingClocks(
  before: readonly Clock[],
  asked: Pick<Ticket, 'urgency' | 'region'>,
  context: Context,
): Clock[] {
  const start = (kind: 'claim' | 'first_reply' | 'solve', of: 'claim' | 'firstReply' | 'solve'): Clock =>
    begin(before, kind, { of, urgency: asked.urgency }, context, regionOf(asked));
  return [start('claim', 'claim'), start('first_reply', 'firstReply'), start('solve', 'solve')];
}

export const claim: Decide<'claim'> = (ticket, { answering }, { now, actor }) => [
  claimed(ticket, actor.id, now, answering === true),
];

/** `answering`: her call. The first words of a call are the first reply. */
export function claimed(ticket: Ticket, ownerId: string, now: number, answering = false): NewFact {
  const met = [openClock(ticket, 'claim'), answering ? openClock(ticket, 'first_reply') : undefined];
  const clocks = met.flatMap((clock) => (clock ? [meetClock(clock, now)] : []));
  return { type: 'TicketClaimed', data: { ownerId, clocks, ...(answering ? { answering } : {}) } };
}

/** The watch passes with the duty, by name and on the record, until somebody claims. */
export const passWatch: Decide<'passWatch'> = (ticket, _move, { roster }) => {
  const watched = ticket.status === 'waiting_for_helper' && roster.dutyHolderId !== ticket.ownerId;
  return watched ? [{ type: 'WatchPassed', data: { ownerId: roster.dutyHolderId } }] : [];
};

/** Only the system, when the owner is gone: the stand-in, else the duty holder, at once. No question is ever left alone. */
export const succeed: Decide<'succeed'> = (ticket, { because }, { roster, now }) => {
  const ownerId = successor(ticket, roster);
  if (ticket.status === 'waiting_for_helper') return [{ type: 'WatchPassed', data: { ownerId } }];
  // What the owner before offered is not for somebody else to wait on.
  const offer = openHandover(ticket);
  const offers = ticket.clocks.filter((clock) => clock.kind === 'handover' && isOpen(clock));
  const clocks = offers.map((clock) => endClock(clock, now, 'lapsed'));
  const ends = offer ? { ends: { handovers: [offer.id] } } : {};
  return [{ type: 'OwnerSucceeded', data: { ownerId, because, clocks, ...ends } }];
};

export function successor({ ownerId, standIn }: Ticket, roster: Roster): string {
  const able = [standIn?.personId, roster.dutyHolderId, ...roster.onShiftIds, ...roster.receiverIds].filter(
    (id): id is string => id !== undefined && id !== ownerId,
  );
  const next = able.find((id) => roster.receiverIds.has(id)) ?? able[0];
  if (next === undefined) throw new Refusal('account.last_owner');
  return next;
}
