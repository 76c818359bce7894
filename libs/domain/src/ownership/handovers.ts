import { endClock, isLate, meetClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { bestAvailable } from '../escalation/available.js';
import { Refusal, refuseIf } from '../refusals.js';
import { begin, changedClocks, regionOf } from './clocks-of.js';
import { type Context, type Decide } from './context.js';
import { onBehalf, present, promisedAnswer } from './conversation.js';
import { openHandover, type Handover, type Ticket } from './ticket.js';

/** The exception: an offer to one named colleague on shift. Nothing changes until that colleague says yes. */
export const offerHandover: Decide<'offerHandover'> = (ticket, move, context) => {
  const { toId, handoverId, note } = move;
  const { roster, actor } = context;
  const reason = move.reason.trim();
  const asked = ticket.someoneElse !== undefined;
  // A lead offers only where she asked for somebody else; the question is still its owner's.
  refuseIf(actor.id !== ticket.ownerId && !asked, 'ticket.not_yours', { owner: ticket.ownerId });
  refuseIf(reason === '', 'handover.reason_missing');
  refuseIf(openHandover(ticket) !== undefined, 'handover.already_offered');
  refuseIf(!roster.receiverIds.has(toId) || toId === ticket.requesterId, 'handover.nobody');
  refuseIf(comesBack(ticket, toId), 'handover.to_earlier_owner');
  refuseIf(!roster.onShiftIds.has(toId), 'handover.receiver_off_shift');
  const full = accepted(ticket) >= context.policy.handovers.max;
  const difficult = ticket.difficult !== undefined;
  refuseIf(full && !asked && !difficult && !move.requesterAgrees, 'handover.limit_reached', {
    max: context.policy.handovers.max,
  });
  const target = { of: 'handover' as const, urgency: ticket.urgency };
  const clock = begin(ticket.clocks, 'handover', target, context, { ...regionOf(ticket), handoverId });
  const data = { handoverId, toId, reason, clocks: [clock], ...(note?.trim() ? { note: note.trim() } : {}) };
  const agreed = {
    ...(asked ? { asked: true as const } : {}),
    ...(difficult ? { difficult: true as const } : {}),
    ...(move.requesterAgrees ? { requesterAgrees: true as const } : {}),
  };
  return [{ type: 'HandoverOffered', data: { ...data, ...agreed } }];
};

/** The receiver is the owner now; the one before stays as a helper, and she is told by name. */
export const acceptHandover: Decide<'acceptHandover'> = (ticket, { handoverId }, context) => {
  const offer = offerTo(ticket, handoverId, context);
  // Meanwhile it came to them another way.
  refuseIf(comesBack(ticket, offer.toId), 'handover.lapsed');
  const clocks = clocksOf(ticket, offer).map((clock) => meetClock(clock, context.now));
  const why = {
    ...(offer.asked ? { asked: true as const } : {}),
    ...(offer.difficult ? { difficult: true as const } : {}),
  };
  const data = { handoverId, ownerId: offer.toId, clocks, ...why };
  return [{ type: 'HandoverAccepted', data }];
};

export const declineHandover: Decide<'declineHandover'> = (ticket, { handoverId, reason }, context) => {
  const offer = offerTo(ticket, handoverId, context);
  const clocks = clocksOf(ticket, offer).map((clock) => endClock(clock, context.now, 'stopped'));
  return [
    { type: 'HandoverDeclined', data: { handoverId, clocks, ...(reason?.trim() ? { reason: reason.trim() } : {}) } },
  ];
};

/** Nobody answered in time: nothing changes, and the owner may ask another. */
export function lapse(clock: Clock, now: number): NewFact {
  return { type: 'HandoverLapsed', data: { handoverId: clock.handoverId!, clocks: [endClock(clock, now, 'lapsed')] } };
}

/** Talking about it is hard: a lead comes in beside, somebody else may take it over, and nothing of it counts. */
export const tellDifficult: Decide<'tellDifficult'> = (ticket, _move, { roster, topic }) => {
  refuseIf(ticket.difficult !== undefined, 'difficult.already_told');
  const lead = bestAvailable('lead', roster, present(ticket), topic);
  const told: NewFact = { type: 'DifficultTold', data: { tell: [lead ?? roster.dutyHolderId] } };
  return lead === undefined ? [told] : [told, { type: 'HelperJoined', data: { personId: lead, because: 'difficult' } }];
};

/** Her wish for another helper: a lead finds one. Outside the limit, and not counted against anyone. */
export const askSomeoneElse: Decide<'askSomeoneElse'> = (ticket, { reason, personId }, context) => {
  refuseIf(ticket.someoneElse !== undefined, 'someone_else.already_asked');
  refuseIf(personId !== undefined && !context.roster.receiverIds.has(personId), 'handover.nobody');
  refuseIf(personId === ticket.ownerId, 'someone_else.is_owner');
  const clocks = changedClocks(ticket, promisedAnswer(ticket, ticket.clocks, context));
  const wish = { ...(reason?.trim() ? { reason: reason.trim() } : {}), ...(personId ? { personId } : {}) };
  const leads = context.roster.leads.map((lead) => lead.personId);
  const tell = leads.length > 0 ? leads : [context.roster.dutyHolderId];
  return [{ type: 'SomeoneElseAsked', data: { ...wish, tell, clocks }, ...onBehalf(ticket, context) }];
};

function offerTo(ticket: Ticket, handoverId: string, { actor, now }: Context): Handover {
  const offer = ticket.handovers.find(({ id }) => id === handoverId);
  if (!offer || offer.toId !== actor.id) throw new Refusal('handover.not_yours');
  const late = clocksOf(ticket, offer).some((clock) => isLate(clock, now));
  refuseIf(offer.outcome !== undefined || late, 'handover.lapsed');
  return offer;
}

/** To somebody who had it before, and she did not ask for them. Keeping watch does not count as having owned. */
function comesBack(ticket: Ticket, personId: string): boolean {
  if (ticket.someoneElse?.personId === personId && ticket.ownerId !== personId) return false;
  return ticket.owned.some((one) => one.personId === personId && one.how !== 'watch');
}

function accepted(ticket: Ticket): number {
  return ticket.owned.filter(({ how }) => how === 'handover').length;
}

function clocksOf(ticket: Ticket, { id }: Handover): Clock[] {
  return ticket.clocks.filter(({ handoverId }) => handoverId === id);
}
