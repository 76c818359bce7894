import { expect, test } from '@jest/globals';
import { ago, before, clockTime, dayWord, moment, remaining, span } from './time';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-23T10:15:00');
const MINUTE = 60_000;

test('times are said as 10.40 uur, without a nought in front', () => {
  expect(clockTime('2026-11-23T09:05:00')).toBe('9.05 uur');
  expect(clockTime('2026-11-23T09:05:00', 'en')).toBe('9:05');
});

test.each([
  ['2026-11-23T10:40:00', 'vóór 10.40 uur', 'before 10:40'],
  ['2026-11-24T09:00:00', 'morgen vóór 9.00 uur', 'before 9:00 tomorrow'],
  ['2026-11-27T09:00:00', 'vrijdag vóór 9.00 uur', 'before 9:00 Friday'],
  ['2026-12-07T09:00:00', '7 december vóór 9.00 uur', 'before 9:00 7 December'],
])('a promise for %s is "%s"', (by, nl, en) => {
  expect(before(at(by), now)).toBe(nl);
  expect(before(at(by), now, 'en')).toBe(en);
});

test('just after midnight yesterday is yesterday, however few hours ago', () => {
  const night = at('2026-11-23T00:10:00');
  expect(moment('2026-11-22T23:50:00', night)).toBe('gisteren 23.50 uur');
});

test('a night that is an hour short or long stays one night', () => {
  expect(dayWord(at('2026-03-29T12:00:00'), at('2026-03-28T12:00:00'))).toBe('morgen');
  expect(dayWord(at('2026-10-25T00:30:00'), at('2026-10-24T23:30:00'))).toBe('morgen');
});

test.each([
  [45_000, '45 s'],
  [4 * MINUTE + 10_000, '4 m 10 s'],
  [35 * MINUTE, '35 min'],
  [120 * MINUTE, '2 uur'],
  [125 * MINUTE, '2 uur 5 min'],
  [26 * 60 * MINUTE, '1 dag'],
])('%i ms is "%s"', (ms, said) => {
  expect(span(ms)).toBe(said);
});

test('late is said in words, not by a minus', () => {
  expect(remaining(now + 90_000, now)).toBe('nog 1 m 30 s');
  expect(remaining(now - 90_000, now)).toBe('1 m 30 s te laat');
  expect(remaining(now - 90_000, now, 'en')).toBe('1 m 30 s late');
});

test('what happened is said by how long ago, until a moment says more', () => {
  expect(ago(now - 20_000, now)).toBe('net');
  expect(ago(now - 3 * MINUTE, now)).toBe('3 min geleden');
  expect(ago(now - 130 * MINUTE, now)).toBe('2 uur geleden');
  expect(ago('2026-11-22T09:00:00', now)).toBe('gisteren 9.00 uur');
});
