// How a question stands, in sentences.
import type { Ticket } from '../shared/types';
import { firstName } from './clocks';
import type { say } from './say';
import type { ConsoleWords } from './words';

export function sentences(ticket: Ticket, me: string, { w: words, before, names }: typeof say, now: number): string[] {
  const w = words.status;
  const asker = firstName(ticket.requester.name);
  const owner = firstName(ticket.owner.name);
  const mine = ticket.owner.id === me;
  const said: string[] = [];
  if (ticket.status === 'waiting_for_helper') return [w.waiting(owner), ...along(ticket, me, words, names)];
  if (ticket.status === 'closed') {
    return [ticket.closedHow === undefined ? w.closed.confirmed(asker) : w.closed[ticket.closedHow](asker)];
  }
  if (ticket.status === 'waiting_for_requester') said.push(mine ? w.askedByYou(asker) : w.asked(owner, asker));
  else said.push(mine ? w.mine(asker) : w.theirs(owner, asker));
  if (ticket.status === 'solution_offered') said.push(w.offered(asker));
  const promise = ticket.clocks.find((one) => one.kind === 'promise' && one.state === 'running' && one.dueAt);
  if (promise) {
    const due = Date.parse(promise.dueAt!);
    said.push(due > now ? w.promised(asker, before(due)) : w.promisedLate(asker, before(due)));
  }
  if (ticket.notSolvedCount > 0) said.push(w.notSolved(ticket.notSolvedCount));
  return [...said, ...along(ticket, me, words, names)];
}

/** What somebody typed, as a sentence among ours. */
export function ended(words: string): string {
  const said = words.trim();
  return said === '' || /[.!?…]$/.test(said) ? said : `${said}.`;
}

function along(ticket: Ticket, me: string, words: ConsoleWords, names: (typeof say)['names']): string[] {
  const w = words.status;
  const others = ticket.helpers.filter((one) => one.id !== me);
  const said: string[] = [];
  if (ticket.helpers.some((one) => one.id === me)) said.push(w.yourHelper);
  if (others.length > 0) said.push(w.helper(names(others), others.length));
  return said;
}
