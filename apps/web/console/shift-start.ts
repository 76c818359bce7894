// What somebody has to know when a shift begins, of the questions they answer for. Pure: the moment is an argument.
import type { Message, Ticket } from '../shared/types';
import { leadClock } from './clocks';

export type Reason = 'notSolved' | 'reopened' | 'someoneElse' | 'contested' | 'broken' | 'late';

/** Why the one who asked may be upset, the gravest first; empty where nothing says so. `now`: UTC ms. */
export function reasons(ticket: Ticket, now: number): Reason[] {
  const { notSolvedCount, reopenedCount, someoneElse, unsolved, clocks } = ticket;
  const lead = leadClock(ticket);
  const all: [Reason, boolean][] = [
    ['contested', unsolved?.contestedAt !== undefined],
    ['someoneElse', someoneElse !== undefined],
    ['notSolved', notSolvedCount > 0],
    ['reopened', reopenedCount > 0],
    ['late', lead?.dueAt !== undefined && Date.parse(lead.dueAt) < now],
    ['broken', clocks.some(({ kind, state }) => kind === 'promise' && state === 'broken')],
  ];
  return all.filter(([, is]) => is).map(([reason]) => reason);
}

/** By what falls due first; what waits on the one who asked comes last. */
export function byDue(tickets: readonly Ticket[]): Ticket[] {
  const due = (ticket: Ticket): number => Date.parse(leadClock(ticket)?.dueAt ?? '9999-12-31T00:00Z');
  return [...tickets].sort((one, other) => due(one) - due(other) || one.number - other.number);
}

/** What the one who asked said since anybody of the desk last answered, in order. */
export function unanswered(messages: readonly Message[]): Message[] {
  const ours = messages.findLastIndex(({ kind }) => ['reply', 'solution', 'interim', 'unsolved'].includes(kind));
  return messages.slice(ours + 1).filter(({ kind }) => kind === 'question' || kind === 'message');
}
