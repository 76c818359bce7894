// The one sentence about where a question stands: who helps, and by when she hears. By name, with a time, honest when late.
import type { Language } from '../shared/language.svelte';
import { before } from '../shared/time';
import type { Clock, Ticket } from '../shared/types';
import { firstName } from '../shared/names';
import type { QuestionWords } from './questions.nl';

export interface Standing {
  who: string;
  /** By when, or why not. */
  when?: string;
  late: boolean;
  /** The word is hers. */
  hers: boolean;
}

export function standing(
  ticket: Ticket,
  meId: string,
  now: number,
  w: QuestionWords['status'],
  language: Language,
): Standing {
  const owner = firstName(ticket.owner.name);
  const asker = firstName(ticket.requester.name);
  const mine = ticket.requester.id === meId;
  if (ticket.status === 'closed') return { who: ending(ticket, owner, asker, mine, w), late: false, hers: false };
  if (ticket.status === 'solution_offered') return { who: w.solved, late: false, hers: true };
  if (ticket.status === 'waiting_for_requester')
    return { who: mine ? w.asks(owner) : w.asksFor(owner, asker), late: false, hers: true };
  if (ticket.status === 'waiting_for_helper') {
    const who = mine ? w.watched(owner) : w.watchedFor(owner, asker);
    return { who, hers: false, ...hears(running(ticket, 'first_reply'), now, language, w.hearFromUs, w.lateFromUs) };
  }
  const promise = running(ticket, 'promise') ?? running(ticket, 'first_reply') ?? running(ticket, 'solve');
  const byName = (when: string) => w.hearFrom(when, owner);
  const sorry = () => (promise?.kind === 'promise' ? w.lateFrom(owner) : w.lateWithout);
  return {
    who: mine ? w.helps(owner) : w.helpsFor(owner, asker),
    hers: false,
    ...hears(promise, now, language, byName, sorry),
  };
}

function hears(
  clock: Clock | undefined,
  now: number,
  language: Language,
  inTime: (before: string) => string,
  late: (before: string) => string,
): { when?: string; late: boolean } {
  if (!clock?.dueAt) return { late: false };
  const isLate = new Date(clock.dueAt).getTime() < now;
  return { when: (isLate ? late : inTime)(before(clock.dueAt, now, language)), late: isLate };
}

function running(ticket: Ticket, kind: Clock['kind']): Clock | undefined {
  return ticket.clocks.find((clock) => clock.kind === kind && clock.state === 'running');
}

function ending(ticket: Ticket, owner: string, asker: string, mine: boolean, w: QuestionWords['status']): string {
  if (ticket.closedHow === 'confirmed') return mine ? w.confirmedWith(owner) : w.confirmedFor(owner, asker);
  return w[ticket.closedHow ?? 'unconfirmed'] as string;
}

/** "Fatma heeft Bram erbij gehaald. Fatma blijft je helpen." Only what is still being thought about. */
export function along(ticket: Ticket, w: QuestionWords): string | undefined {
  const owner = firstName(ticket.owner.name);
  const asked = ticket.consults.filter(({ answeredAt, withdrawnAt }) => !answeredAt && !withdrawnAt);
  const names = [...new Set(asked.map(({ to }) => (to.kind === 'person' ? firstName(to.name) : to.name)))];
  const helpers = ticket.helpers
    .map(({ name }) => firstName(name))
    .filter((name) => !names.includes(name) && name !== owner);
  const said = [
    names.length ? w.status.along(owner, listed(names, w.and)) : '',
    helpers.length ? (helpers.length > 1 ? w.status.helpersMany : w.status.helpers)(listed(helpers, w.and)) : '',
  ];
  return said.filter(Boolean).join(' ') || undefined;
}

function listed(names: string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
