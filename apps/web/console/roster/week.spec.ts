import { describe, expect, it } from '@jest/globals';
import { dayIn, daysOf, isOngoing, partOn, rowsOf, timeIn, type Entry, type Week } from './week';

const timezone = 'Europe/Amsterdam';
const entry = (name: string, from: string, to?: string, kind: Entry['kind'] = 'shift'): Entry => ({
  id: `${name} ${from}`,
  person: { id: name, name },
  kind,
  from,
  ...(to ? { to } : {}),
});
const week = (from: string, to: string, ...items: Entry[]): Week => ({ from, to, timezone, items });
const november = (...items: Entry[]): Week => week('2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z', ...items);

describe('the days of a week', () => {
  it.each([
    ['an ordinary week', '2026-11-15T23:00:00Z', '2026-11-16', '2026-11-22'],
    ['the week the clock goes back', '2026-10-18T22:00:00Z', '2026-10-19', '2026-10-25'],
    ['the week the clock goes forward', '2027-03-21T23:00:00Z', '2027-03-22', '2027-03-28'],
    ['over the turn of the year', '2026-12-27T23:00:00Z', '2026-12-28', '2027-01-03'],
  ])('%s: Monday to Sunday, each once', (_name, from, first, last) => {
    const keys = daysOf(week(from, from)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(7);
    expect([keys[0], keys[6]]).toEqual([first, last]);
  });
});

describe('where an entry stands', () => {
  const daysWith = (one: Entry): number[] =>
    rowsOf(november(one))[0]!.days.flatMap(({ length }, i) => (length > 0 ? [i] : []));

  it.each<[string, Entry, number[]]>([
    ['on the day it begins', entry('Bram', '2026-11-17T08:00Z', '2026-11-17T16:00Z'), [1]],
    ['a night stands on its evening', entry('Bram', '2026-11-18T22:00Z', '2026-11-19T06:00Z'), [2]],
    ['just after local midnight is the next day', entry('Bram', '2026-11-18T23:30Z', '2026-11-19T06:00Z'), [3]],
    ['what began before the week stands on Monday', entry('Bram', '2026-11-15T20:00Z', '2026-11-16T07:00Z'), [0]],
    ['until further notice from Friday on', entry('Bram', '2026-11-20T08:00Z'), [4, 5, 6]],
    ['away for three days', entry('Bram', '2026-11-17T08:00Z', '2026-11-19T10:00Z', 'absent'), [1, 2, 3]],
    ['away until midnight', entry('Bram', '2026-11-16T23:00Z', '2026-11-18T23:00Z', 'absent'), [1, 2]],
    ['ongoing stands on no day', entry('Bram', '2026-01-01T08:00Z'), []],
  ])('%s', (_name, one, days) => expect(daysWith(one)).toEqual(days));

  it('a day tells its own part of what lasts longer', () => {
    const days = daysOf(november());
    const parts = (one: Entry): string[] => days.slice(0, 4).map((day) => partOn(one, day, november(one)));
    expect(parts(entry('Bram', '2026-11-16T08:00Z', '2026-11-18T10:00Z')).slice(0, 3)).toEqual([
      'begins',
      'all day',
      'ends',
    ]);
    expect(parts(entry('Bram', '2026-11-16T22:00Z', '2026-11-17T06:00Z'))[0]).toBe('whole');
    expect(parts(entry('Bram', '2026-11-15T20:00Z', '2026-11-16T07:00Z'))[0]).toBe('ends');
    expect(parts(entry('Bram', '2026-11-17T08:00Z'))[2]).toBe('all day');
  });

  it('what ends exactly with the week is ongoing', () => {
    const whole = entry('Bram', '2026-11-01T08:00Z', '2026-11-22T23:00:00Z');
    expect(isOngoing(whole, november())).toBe(true);
    expect(isOngoing({ ...whole, to: '2026-11-22T22:59:00Z' }, november())).toBe(false);
  });
});

it('who has something on a day comes before who is only ongoing, by name', () => {
  const rows = rowsOf(
    november(
      entry('Els', '2026-01-01T08:00Z'),
      entry('Joost', '2026-01-01T08:00Z', undefined, 'duty'),
      entry('Joost', '2026-11-18T08:00Z', '2026-11-18T16:00Z', 'absent'),
      entry('Bram', '2026-11-17T08:00Z', '2026-11-17T16:00Z'),
    ),
  );
  expect(rows.map(({ person }) => person.name)).toEqual(['Bram', 'Joost', 'Els']);
  expect(rows[1]!.ongoing.map(({ kind }) => kind)).toEqual(['duty']);
});

it('times and days are those of the organisation, wherever the browser stands', () => {
  expect(timeIn('2026-11-18T08:05:00Z', timezone, 'nl')).toBe('9.05');
  expect(timeIn('2026-07-18T22:00:00Z', timezone, 'en')).toBe('0:00');
  expect(dayIn('2026-11-18T23:30:00Z', timezone, 'nl')).toBe('do 19 nov');
});
