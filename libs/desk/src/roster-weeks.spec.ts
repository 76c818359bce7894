import { expect, it } from '@jest/globals';
import { daysLater, weekOf } from './roster-weeks.js';

const ZONE = 'Europe/Amsterdam';
const iso = (instant: number): string => new Date(instant).toISOString();

it.each([
  ['an ordinary week', '2026-11-19T09:00+01:00', '2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  [
    'Monday at midnight belongs to its own week',
    '2026-11-16T00:00+01:00',
    '2026-11-15T23:00:00.000Z',
    '2026-11-22T23:00:00.000Z',
  ],
  [
    'Sunday night belongs to the week before',
    '2026-11-22T23:59+01:00',
    '2026-11-15T23:00:00.000Z',
    '2026-11-22T23:00:00.000Z',
  ],
  [
    'the week the clock goes back is an hour longer',
    '2026-10-22T12:00+02:00',
    '2026-10-18T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ],
  [
    'the week the clock goes forward is an hour shorter',
    '2027-03-28T12:00+02:00',
    '2027-03-21T23:00:00.000Z',
    '2027-03-28T22:00:00.000Z',
  ],
  ['over the turn of the year', '2026-12-31T12:00+01:00', '2026-12-27T23:00:00.000Z', '2027-01-03T23:00:00.000Z'],
])('the week of a moment: %s', (_name, at, from, to) => {
  const week = weekOf(ZONE, Date.parse(at));
  expect([iso(week.from), iso(week.to)]).toEqual([from, to]);
});

it.each([
  ['an ordinary day', '2026-11-19T09:00+01:00', 7, '2026-11-26T09:00+01:00'],
  ['from summer to winter time', '2026-10-19T09:00+02:00', 7, '2026-10-26T09:00+01:00'],
  ['from winter to summer time', '2027-03-22T22:30+01:00', 7, '2027-03-29T22:30+02:00'],
  ['from the very day the clock goes back', '2026-10-25T08:00+01:00', 7, '2026-11-01T08:00+01:00'],
  ['from the very day the clock goes forward', '2027-03-28T08:00+02:00', 7, '2027-04-04T08:00+02:00'],
  ['onto the hour that spring skips: the first moment after it', '2027-03-21T02:30+01:00', 7, '2027-03-28T03:00+02:00'],
  ['a night shift that ends on the Monday', '2026-10-26T07:00+01:00', 7, '2026-11-02T07:00+01:00'],
  ['seconds stay', '2026-11-19T09:00:12.345+01:00', 7, '2026-11-26T09:00:12.345+01:00'],
])('a week later at the same time on the wall: %s', (_name, at, days, later) => {
  expect(iso(daysLater(ZONE, Date.parse(at), days))).toBe(iso(Date.parse(later)));
});
