// The one sentence about where a question stands: who helps, and by when she hears. By name, with a time, honest when late.
import type { Language } from '../shared/language.svelte';
import { before, moment } from '../shared/time';
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
  if (ticket.status === 'closed')
    return { who: ending(ticket, owner, asker, mine, w), late: false, hers: unseen(ticket) };
  if (ticket.status === 'solution_offered')
    return {
      who: ticket.outage?.endedAt ? w.worksAgain : w.solved,
      ...(ticket.reminded ? { when: w.reminded } : {}),
      late: false,
      hers: true,
    };
  if (ticket.waitAsked) return { who: wish(ticket, mine, now, w, language), late: false, hers: true };
  if (ticket.status === 'waiting_for_requester')
    return { who: mine ? w.asks(owner) : w.asksFor(owner, asker), late: false, hers: true };
  if (ticket.status === 'waiting_for_helper') {
    const who = mine ? w.watched(owner) : w.watchedFor(owner, asker);
    return { who, hers: false, ...hears(running(ticket, 'first_reply'), now, language, w.hearFromUs, w.lateFromUs) };
  }
  const promise = running(ticket, 'promise') ?? running(ticket, 'first_reply') ?? running(ticket, 'solve');
  const actor = ticket.standIn ? firstName(ticket.standIn.person.name) : owner;
  const byName = (when: string) => w.hearFrom(when, actor);
  const sorry = () => (promise?.kind === 'promise' ? w.lateFrom(owner) : w.lateWithout);
  return {
    who: helping(ticket, owner, asker, mine, w),
    hers: false,
    ...hears(promise, now, language, byName, sorry),
  };
}

/** Who acts now, and who stays: "De dienst van Fatma zit erop. Bram neemt waar. Fatma blijft je helpen." */
function helping(ticket: Ticket, owner: string, asker: string, mine: boolean, w: QuestionWords['status']): string {
  const { standIn, tookOverFrom } = ticket;
  const whom = mine ? undefined : asker;
  if (standIn) {
    const name = firstName(standIn.person.name);
    return standIn.because === 'off_shift' ? w.offShift(owner, name, whom) : w.standsIn(owner, name, whom);
  }
  if (tookOverFrom && mine) return w.tookOver(owner);
  return mine ? w.helps(owner) : w.helpsFor(owner, asker);
}

/** "Kan dit wachten tot morgen 9.00 uur?" */
export function wish(
  { waitAsked, requester }: Ticket,
  mine: boolean,
  now: number,
  w: QuestionWords['status'],
  language: Language,
): string {
  const asked = waitAsked?.until
    ? w.waitUntil(moment(waitAsked.until, now, language))
    : w.waitFor[waitAsked?.urgency === 'week' || waitAsked?.urgency === 'today' ? waitAsked.urgency : 'normal'];
  return mine ? asked : w.askedOf(firstName(requester.name), asked);
}

/** What else she has to know beside who helps: each a sentence of its own. */
export function beside(ticket: Ticket, now: number, w: QuestionWords['status'], language: Language): string[] {
  if (ticket.status === 'closed') return [];
  const { someoneElse, laterUntil, outage, owner } = ticket;
  const callback = running(ticket, 'callback');
  const said = [
    outage && !outage.endedAt ? w.knownOutage(firstName(owner.name)) : '',
    someoneElse ? (someoneElse.person ? w.someoneElseNamed(firstName(someoneElse.person.name)) : w.someoneElse) : '',
    callback?.dueAt
      ? new Date(callback.dueAt).getTime() < now
        ? w.callbackLate
        : w.callback(before(callback.dueAt, now, language))
      : '',
    laterUntil ? w.later(moment(laterUntil, now, language)) : '',
  ];
  return said.filter(Boolean);
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

/** What could not be done is hers until she saw it. */
function unseen({ closedHow, unsolved }: Ticket): boolean {
  return closedHow === 'unsolved' && !unsolved?.seenAt;
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
  const named = [...names, owner, ticket.standIn ? firstName(ticket.standIn.person.name) : ''];
  const helpers = ticket.helpers.map(({ name }) => firstName(name)).filter((name) => !named.includes(name));
  const said = [
    names.length ? w.status.along(owner, listed(names, w.and)) : '',
    helpers.length ? (helpers.length > 1 ? w.status.helpersMany : w.status.helpers)(listed(helpers, w.and)) : '',
  ];
  return said.filter(Boolean).join(' ') || undefined;
}

function listed(names: string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
