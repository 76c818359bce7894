import { expect, test } from '@jest/globals';
import { weeksBetween } from './local-days.js';

const ZONE = 'Europe/Amsterdam';
const at = (text: string): number => Date.parse(text);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

test('weeks are whole, from Monday, and named by it; the one that runs ends where the span does', () => {
  const weeks = weeksBetween(ZONE, span('2026-11-18T12:00+01:00', '2026-11-25T10:00+01:00'));
  expect(weeks).toEqual([
    { key: '2026-11-16', ...span('2026-11-16T00:00+01:00', '2026-11-23T00:00+01:00'), over: true },
    { key: '2026-11-23', ...span('2026-11-23T00:00+01:00', '2026-11-25T10:00+01:00'), over: false },
  ]);
});

test('what ends on a Monday at midnight does not touch the week that begins then', () => {
  const [only, ...more] = weeksBetween(ZONE, span('2026-11-16T00:00+01:00', '2026-11-23T00:00+01:00'));
  expect([only?.key, only?.over, more]).toEqual(['2026-11-16', true, []]);
});

test('there are at least so many, over both clock changes and week 53', () => {
  const keys = (from: string, to: string, least: number) =>
    weeksBetween(ZONE, span(from, to), least).map(({ key, from, to }) => [key, (to - from) / 3_600_000]);
  expect(keys('2026-10-26T00:00+01:00', '2026-11-02T00:00+01:00', 2)).toEqual([
    ['2026-10-19', 169],
    ['2026-10-26', 168],
  ]);
  expect(keys('2027-03-22T00:00+01:00', '2027-04-05T00:00+02:00', 1)).toEqual([
    ['2027-03-22', 167],
    ['2027-03-29', 168],
  ]);
  expect(keys('2027-01-03T12:00+01:00', '2027-01-04T12:00+01:00', 1).map(([key]) => key)).toEqual([
    '2026-12-28',
    '2027-01-04',
  ]);
});
