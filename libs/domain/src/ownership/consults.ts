import { endClock, meetClock, startClock, type Clock } from '../clock/clock.js';
import { Refusal, refuseIf } from '../refusals.js';
import { type Decide } from './context.js';
import { isOpenConsult, type Consult, type Ticket } from './ticket.js';
import { isAsked } from './who.js';

/** Haal iemand erbij: one question to one colleague, service or address, answer due by. The owner stays the owner. */
export const consult: Decide<'consult'> = (ticket, move, { now, policy, actor }) => {
  refuseIf(move.question.trim() === '', 'message.empty');
  refuseIf(move.to.kind === 'person' && move.to.id === actor.id, 'consult.self');
  refuseIf(move.by !== undefined && move.by <= now, 'consult.past');
  const target =
    move.by === undefined
      ? { of: 'consult' as const, urgency: ticket.urgency }
      : { of: 'promised' as const, by: move.by };
  const id = `consult-${ticket.consults.length + 1}`;
  const clock = startClock(policy, { id, kind: 'consult', target, consultId: move.consultId }, now);
  return [{ type: 'ConsultAsked', data: { consultId: move.consultId, to: move.to, clocks: [clock] } }];
};

/** To the owner, by the one who was asked; what came back by mail is written down by the owner. */
export const answer: Decide<'answer'> = (ticket, move, { now, actor }) => {
  const asked = openConsult(ticket, move.consultId);
  const byMail = asked.to.kind === 'email' && actor.id === ticket.ownerId;
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
  const clocks = clocksOf(ticket, asked).map((clock) => endClock(clock, now, 'stopped'));
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
