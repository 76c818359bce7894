import { type Clock, endClock, stopClock } from '../clock/clock.js';
import { type Ends } from '../facts.js';
import { changedClocks, eachEnding } from './clocks-of.js';
import { openConsults, openDecisions, openHandover, type Ticket } from './ticket.js';

/** What hangs from a question ends with it, on the record: who was asked, who would decide, who was offered it. */
export function whatEnds(ticket: Ticket): Ends {
  const consults = openConsults(ticket).map(({ id }) => id);
  const decisions = openDecisions(ticket).map(({ id }) => id);
  const offer = openHandover(ticket);
  const ends = {
    ...(consults.length > 0 ? { consults } : {}),
    ...(decisions.length > 0 ? { decisions } : {}),
    ...(offer ? { handovers: [offer.id] } : {}),
  };
  return Object.keys(ends).length > 0 ? { ends } : {};
}

/** It is no question, or part of another one: its clocks stop. */
export const stopped = (ticket: Ticket, now: number) => ended(ticket, (clock) => endClock(clock, now, 'stopped'));

/** She takes it back: what was late by then kept her waiting all the same. */
export const takenBack = (ticket: Ticket, now: number) => ended(ticket, (clock) => stopClock(clock, now));

function ended(ticket: Ticket, end: (clock: Clock) => Clock) {
  return { clocks: changedClocks(ticket, eachEnding(ticket, end)), ...whatEnds(ticket) };
}

/** State after what a fact says ended with it. */
export function hangsNoMore(
  ticket: Ticket,
  { consults = [], decisions = [], handovers = [] }: Ends['ends'] & {},
  at: number,
): Ticket {
  return {
    ...ticket,
    consults: ticket.consults.map((one) =>
      consults.includes(one.id) ? { ...one, withdrawnAt: at, withdrawnReason: 'ended' } : one,
    ),
    decisions: ticket.decisions.map((one) => (decisions.includes(one.id) ? { ...one, endedAt: at } : one)),
    handovers: ticket.handovers.map((one) =>
      handovers.includes(one.id) ? { ...one, outcome: 'lapsed' as const, endedAt: at } : one,
    ),
  };
}
