import { expect, test } from '@jest/globals';
import type { Clock, Ticket } from '../shared/types';
import { nl } from './questions.nl';
import { along, beside, standing } from './status';

const now = new Date('2026-11-23T10:15:00').getTime();
const at = (text: string) => new Date(text).toISOString();
const noor = { id: 'noor', name: 'Noor Jansen' };
const fatma = { id: 'fatma', name: 'Fatma Yıldız' };
const bram = { id: 'bram', name: 'Bram de Wit' };
const bramFor = (because: 'off_shift' | 'named') => ({ id: 's', person: bram, because, since: '' });
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
  ...{
    owner: fatma,
    requester: noor,
    helpers: [],
    consults: [],
    clocks: [],
    channel: 'web',
    category: 'unknown',
    version: 3,
    may: [],
  },
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
  ['Werkt het bij jou weer?', { status: 'solution_offered', outage: { id: 'o', endedAt: at('2026-11-23T10:00:00') } }],
  [
    'De dienst van Fatma zit erop. Bram neemt waar. Fatma blijft je helpen. Je hoort vóór 10.40 uur van Bram.',
    { standIn: bramFor('off_shift'), clocks: [clock('promise', '2026-11-23T10:40:00')] },
  ],
  ['Bram neemt waar voor Fatma. Fatma blijft je helpen.', { standIn: bramFor('named') }],
  [
    'Bram helpt je verder. Je hoeft niets opnieuw te vertellen. Je hoort vóór 10.40 uur van Bram.',
    { owner: bram, tookOverFrom: fatma, clocks: [clock('promise', '2026-11-23T10:40:00')] },
  ],
  [
    'Kan dit wachten tot morgen 9.00 uur?',
    { status: 'waiting_for_requester', waitAsked: { until: at('2026-11-24T09:00:00') } },
  ],
  ['Kan dit wachten tot later deze week?', { status: 'waiting_for_requester', waitAsked: { urgency: 'week' } }],
  ['Het is niet gelukt.', { status: 'closed', closedHow: 'unsolved' }],
  ['De storing is voorbij.', { status: 'closed', closedHow: 'outage_over' }],
  ['Klaar. Fatma hielp je.', { status: 'closed', closedHow: 'confirmed' }],
  ['Niet bevestigd. We hoorden niets meer van je.', { status: 'closed', closedHow: 'unconfirmed' }],
])('she reads: %s', (sentence, more) => {
  expect(said(more)).toBe(sentence);
});

test('a teammate reads whose question it is', () => {
  expect(said({}, 'samira')).toBe('Fatma helpt Noor.');
  expect(said({ standIn: bramFor('off_shift') }, 'samira')).toBe(
    'De dienst van Fatma zit erop. Bram neemt waar. Fatma blijft Noor helpen.',
  );
  expect(said({ waitAsked: { urgency: 'normal' } }, 'samira')).toBe('Aan Noor: Kan dit wachten? Dan is er geen haast.');
});

test('who was asked to think along is named, and that her helper stays', () => {
  const asked = { id: 'c', to: { kind: 'person' as const, id: 'bram', name: 'Bram de Wit' }, by: fatma, askedAt: '' };
  expect(along(ticket({ consults: [asked] }), nl)).toBe('Fatma heeft Bram erbij gehaald. Fatma blijft je helpen.');
  expect(along(ticket({ consults: [{ ...asked, answeredAt: at('2026-11-23T10:12:00') }] }), nl)).toBeUndefined();
});

test('what she has not seen yet asks for her eyes, also when it is closed', () => {
  const closed = ticket({ status: 'closed', closedHow: 'unsolved', unsolved: { second: bram } });
  const hers = (more: Partial<Ticket>) => standing({ ...closed, ...more }, 'noor', now, nl.status, 'nl').hers;
  expect(hers({})).toBe(true);
  expect(hers({ unsolved: { second: bram, seenAt: at('2026-11-23T10:00:00') } })).toBe(false);
});

test('who stands in is not named a second time as thinking along', () => {
  expect(along(ticket({ standIn: bramFor('off_shift'), helpers: [bram] }), nl)).toBeUndefined();
});

test.each<[string, Partial<Ticket>]>([
  ['Dit is een bekende storing. Fatma werkt eraan, voor iedereen tegelijk.', { outage: { id: 'o' } }],
  ['We zoeken iemand anders voor je.', { someoneElse: { askedAt: '' } }],
  ['We vragen of Bram je kan helpen.', { someoneElse: { askedAt: '', person: bram } }],
  ['We bellen je vóór 10.25 uur terug.', { clocks: [clock('callback', '2026-11-23T10:25:00')] }],
  ['We zouden je al gebeld hebben. Sorry. We bellen je zo.', { clocks: [clock('callback', '2026-11-23T10:05:00')] }],
  ['Afgesproken: dit mag wachten tot morgen 9.00 uur.', { laterUntil: at('2026-11-24T09:00:00') }],
])('beside it she reads: %s', (sentence, more) => {
  expect(beside(ticket(more), now, nl.status, 'nl')).toEqual([sentence]);
  expect(beside(ticket({ ...more, status: 'closed' }), now, nl.status, 'nl')).toEqual([]);
});
