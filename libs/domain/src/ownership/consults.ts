import { meetClock, stopClock, type Clock } from '../clock/clock.js';
import { isAway, isRostered, type Roster } from '../escalation/roster.js';
import { Refusal, refuseIf } from '../refusals.js';
import { begin, regionOf } from './clocks-of.js';
import { type Decide } from './context.js';
import { isOpenConsult, type Consult, type ConsultTo, type Ticket } from './ticket.js';
import { isAsked } from './who.js';

/** Haal iemand erbij: one question to one colleague, service or address, answer due by. The owner stays the owner. */
export const consult: Decide<'consult'> = (ticket, move, context) => {
  const { now, actor, roster } = context;
  const { to, by, consultId } = move;
  refuseIf(move.question.trim() === '', 'message.empty');
  refuseIf(to.kind === 'person' && to.id === actor.id, 'consult.self');
  refuseIf(by !== undefined && by <= now, 'consult.past');
  const target =
    by === undefined ? { of: 'consult' as const, urgency: ticket.urgency } : { of: 'promised' as const, by };
  const clocks = [begin(ticket.clocks, 'consult', target, context, { ...regionOf(ticket), consultId })];
  return [{ type: 'ConsultAsked', data: { consultId, to, clocks, ...instead(to, roster) } }];
};

/** Off shift it goes to the on-call of that service; of the desk itself for a colleague of the desk. */
function instead(to: ConsultTo, roster: Roster): Pick<Consult, 'onCall' | 'backAt'> {
  if (to.kind === 'email' || isThere(to, roster)) return {};
  const serviceId = to.kind === 'service' ? to.id : to.serviceId;
  const onCall =
    serviceId === undefined ? (to.kind === 'person' && to.joins ? roster.onCallIds : []) : onCallOf(serviceId, roster);
  const backAt = to.kind === 'service' ? roster.serviceBackAt.get(to.id) : roster.nextShiftAt.get(to.id);
  return { onCall, ...(onCall.length === 0 && backAt !== undefined ? { backAt } : {}) };
}

function isThere(to: Exclude<ConsultTo, { kind: 'email' }>, roster: Roster): boolean {
  if (to.kind === 'person') return !isAway(roster, to.id);
  return roster.servicesOnShift.has(to.id) || !isRostered(roster);
}

function onCallOf(serviceId: string, roster: Roster): readonly string[] {
  return roster.onCallOf.get(serviceId) ?? [];
}

/** To the owner, by the one who was asked; what came back by mail is written down by the owner. */
export const answer: Decide<'answer'> = (ticket, move, { now, actor }) => {
  const asked = openConsult(ticket, move.consultId);
  const acts = actor.id === ticket.ownerId || actor.id === ticket.standIn?.personId;
  const byMail = asked.to.kind === 'email' && acts;
  refuseIf(!byMail && !isAsked(asked, actor), 'consult.not_found');
  refuseIf(move.text.trim() === '', 'message.empty');
  const clocks = clocksOf(ticket, asked).map((clock) => meetClock(clock, now));
  return [
    { type: 'ConsultAnswered', data: { consultId: asked.id, clocks, ...(move.lacked ? { lacked: move.lacked } : {}) } },
  ];
};

export const withdrawConsult: Decide<'withdrawConsult'> = (ticket, move, { now }) => {
  const asked = openConsult(ticket, move.consultId);
  refuseIf(move.reason.trim() === '', 'message.empty');
  const clocks = clocksOf(ticket, asked).map((clock) => stopClock(clock, now));
  return [{ type: 'ConsultWithdrawn', data: { consultId: asked.id, reason: move.reason, clocks } }];
};

function openConsult(ticket: Ticket, consultId: string): Consult {
  const asked = ticket.consults.find((consult) => consult.id === consultId);
  if (!asked) throw new Refusal('consult.not_found');
  refuseIf(!isOpenConsult(asked), 'consult.closed');
  return asked;
}

function clocksOf(ticket: Ticket, asked: Consult): Clock[] {
  return ticket.clocks.filter((clock) => clock.consultId === asked.id);
}
