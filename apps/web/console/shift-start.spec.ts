import { describe, expect, it } from '@jest/globals';
import type { Clock, Message, MessageKind, Ticket } from '../shared/types';
import { byDue, reasons, unanswered } from './shift-start';

const NOW = Date.parse('2026-11-27T07:00Z');
const clock = (minutes: number, more: Partial<Clock> = {}): Clock => ({
  ...{ id: 'p', kind: 'promise', state: 'running', late: false, startedAt: new Date(NOW - 3_600_000).toISOString() },
  dueAt: new Date(NOW + minutes * 60_000).toISOString(),
  ...more,
});
const ticket = (more: Partial<Ticket> = {}): Ticket =>
  ({ number: 1, notSolvedCount: 0, reopenedCount: 0, clocks: [], ...more }) as Partial<Ticket> as Ticket;

describe('when a shift begins', () => {
  it.each<[string, Partial<Ticket>, string[]]>([
    ['nothing', {}, []],
    ['nothing while all is in time', { clocks: [clock(5)] }, []],
    ['it was not solved', { notSolvedCount: 2 }, ['notSolved']],
    ['it was opened again', { reopenedCount: 1 }, ['reopened']],
    ['another helper is asked for', { someoneElse: { askedAt: 'x' } }, ['someoneElse']],
    [
      'it was contested',
      { unsolved: { second: { id: 'a', name: 'A' }, contestedAt: 'x' }, notSolvedCount: 1 },
      ['contested', 'notSolved'],
    ],
    ['it is late', { clocks: [clock(-1)] }, ['late']],
    ['a promise was broken', { clocks: [clock(-90, { state: 'broken' }), clock(5, { id: 'q' })] }, ['broken']],
    ['a broken other clock is no promise', { clocks: [clock(-90, { state: 'broken', kind: 'solve' })] }, []],
  ])('somebody may be upset: %s', (_, more, why) => expect(reasons(ticket(more), NOW)).toEqual(why));

  it('what falls due first stands first, what waits on the one who asked last', () => {
    const some = [
      ticket({ number: 3 }),
      ticket({ number: 2, clocks: [clock(9)] }),
      ticket({ number: 1, clocks: [clock(-9)] }),
    ];
    expect(byDue(some).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(some[0]!.number).toBe(3);
  });

  it.each<[string, MessageKind[], number[]]>([
    ['everything while nobody answered', ['question', 'message'], [0, 1]],
    ['nothing behind our last words', ['question', 'reply'], []],
    ['what came behind them', ['question', 'reply', 'message', 'message'], [2, 3]],
    ['not what was said among helpers', ['question', 'reply', 'note', 'consult', 'message', 'answer'], [4]],
    ['behind a solution too', ['question', 'reply', 'message', 'solution', 'message'], [4]],
  ])('what was said: %s', (_, kinds, said) => {
    const messages = kinds.map((kind, version) => ({ kind, version }) as Partial<Message> as Message);
    expect(unanswered(messages).map(({ version }) => version)).toEqual(said);
  });
});
