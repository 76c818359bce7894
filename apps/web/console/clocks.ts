// Which clock a question is looked at by, and how it stands.
import type { Clock, Ticket } from '../shared/types';

export type Tone = 'calm' | 'soon' | 'late';
const NAMED = ['claim', 'first_reply', 'promise', 'solve'];
const SOON_SHARE = 0.25;

/** The running clock that falls due first. None while everything waits for the requester. */
export function leadClock(ticket: Ticket): Clock | undefined {
  return ticket.clocks
    .filter((clock) => clock.state === 'running' && clock.dueAt && NAMED.includes(clock.kind))
    .toSorted((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))[0];
}

export function toneOf(clock: Clock, now: number): Tone {
  const due = Date.parse(clock.dueAt!);
  if (now >= due) return 'late';
  return due - now < (due - Date.parse(clock.startedAt)) * SOON_SHARE ? 'soon' : 'calm';
}

/** First words, for a line that is cut by its width anyway. */
export const subject = (ticket: Pick<Ticket, 'text'>) => (ticket.text ?? '').split('\n', 1)[0]!.slice(0, 160);

export const firstName = (name: string) => name.split(' ', 1)[0]!;
