// What a question has to do with somebody.
import type { Consult, Ticket } from '../shared/types';

/** Beside the owner: came in, stands in, or somebody waits for this person's answer. */
export function helpsWith(ticket: Ticket, person: string): boolean {
  const there = ticket.helpers.some((one) => one.id === person) || ticket.standIn?.person.id === person;
  return there || asks(ticket, person);
}

/** Somebody waits for this person's answer: asked by name, or as one of the service that was asked. */
export function asks(ticket: Ticket, person: string): boolean {
  return consultsFor(ticket, person).some((one) => one.to.kind !== 'email');
}

/** Asked by name, as one of the service that was asked, or who writes down what comes back from outside. */
export function consultsFor(ticket: Ticket, person: string): Consult[] {
  const open = ticket.consults.filter((one) => !one.answeredAt && !one.withdrawnAt);
  const may = ticket.may.includes('answer');
  const acts = ticket.owner.id === person || ticket.standIn?.person.id === person;
  const onCall = (one: Consult) => one.onCall?.some(({ id }) => id === person) ?? false;
  const fits = (one: Consult) => may && (one.to.kind === 'email' ? acts : one.to.kind === 'service' && !acts);
  return open.filter((one) => one.to.id === person || onCall(one) || fits(one));
}
