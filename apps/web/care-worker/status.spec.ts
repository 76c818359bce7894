import { expect, test } from '@jest/globals';
import type { Clock, Ticket } from '../shared/types';
import { nl } from './questions.nl';
import { along, standing } from './status';

const now = new Date('2026-11-23T10:15:00').getTime();
const at = (text: string) => new Date(text).toISOString();
const noor = { id: 'noor', name: 'Noor Jansen' };
const fatma = { id: 'fatma', name: 'Fatma Yıldız' };
const clock = (kind: Clock['kind'], dueAt?: string): Clock => ({
  id: kind,
  kind,
  state: dueAt ? 'running' : 'paused',
  startedAt: at('2026-11-23T10:00:00'),
  late: false,
  ...(dueAt ? { dueAt: at(dueAt) } : {}),
});
const ticket = (more: Partial<Ticket>): Ticket => ({
  ...{
    id: 't',
    number: 4821,
    status: 'in_progress',
    urgency: 'today',
    careNow: false,
    private: false,
    text: 'De lift doet niets',
  },
  ...{ owner: fatma, requester: noor, helpers: [], consults: [], clocks: [], channel: 'web', version: 3, may: [] },
  ...{ createdAt: '', changedAt: '', lastWordsAt: '', notSolvedCount: 0, reopenedCount: 0 },
  ...more,
});
const said = (more: Partial<Ticket>, reader = 'noor') => {
  const { who, when } = standing(ticket(more), reader, now, nl.status, 'nl');
  return [who, when].filter(Boolean).join(' ');
};

test.each<[string, Partial<Ticket>]>([
  [
    'Fatma let op je vraag. Je hoort vóór 10.40 uur van ons.',
    {
      status: 'waiting_for_helper',
      clocks: [clock('claim', '2026-11-23T10:20:00'), clock('first_reply', '2026-11-23T10:40:00')],
    },
  ],
  [
    'Fatma helpt je. Je hoort vóór 10.40 uur van Fatma.',
    { clocks: [clock('promise', '2026-11-23T10:40:00'), clock('solve', '2026-11-23T18:00:00')] },
  ],
  ['Fatma helpt je. Het duurt langer dan Fatma zei. Sorry.', { clocks: [clock('promise', '2026-11-23T10:10:00')] }],
  ['Fatma vraagt je iets.', { status: 'waiting_for_requester', clocks: [clock('promise')] }],
  ['Is het opgelost?', { status: 'solution_offered' }],
  ['Klaar. Fatma hielp je.', { status: 'closed', closedHow: 'confirmed' }],
  ['Niet bevestigd. We hoorden niets meer van je.', { status: 'closed', closedHow: 'unconfirmed' }],
])('she reads: %s', (sentence, more) => {
  expect(said(more)).toBe(sentence);
});

test('a teammate reads whose question it is', () => {
  expect(said({}, 'samira')).toBe('Fatma helpt Noor.');
});

test('who was asked to think along is named, and that her helper stays', () => {
  const asked = { id: 'c', to: { kind: 'person' as const, id: 'bram', name: 'Bram de Wit' }, by: fatma, askedAt: '' };
  expect(along(ticket({ consults: [asked] }), nl)).toBe('Fatma heeft Bram erbij gehaald. Fatma blijft je helpen.');
  expect(along(ticket({ consults: [{ ...asked, answeredAt: at('2026-11-23T10:12:00') }] }), nl)).toBeUndefined();
});
