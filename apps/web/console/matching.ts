// What a question has to do with somebody, or with the words they look for.
import type { Consult, Ticket } from '../shared/types';

/** Somebody waits for this person's answer: asked by name, or as one of the service that was asked. */
export function asks(ticket: Ticket, person: string): boolean {
  return consultsFor(ticket, person).length > 0;
}

export function consultsFor(ticket: Ticket, person: string): Consult[] {
  const open = ticket.consults.filter((one) => !one.answeredAt && !one.withdrawnAt);
  const inService = ticket.may.includes('answer') && ticket.owner.id !== person;
  const onCall = (one: Consult) => one.onCall?.some(({ id }) => id === person) ?? false;
  return open.filter((one) => one.to.id === person || onCall(one) || (one.to.kind === 'service' && inService));
}

/** Every word stands somewhere on the ticket. */
export function holds(ticket: Ticket, words: string[]): boolean {
  if (words.length === 0) return true;
  const text = [ticket.text, ticket.location, ticket.teamName, ticket.requester.name, ticket.owner.name, ticket.number]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
