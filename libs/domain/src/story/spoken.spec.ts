import { expect, it } from '@jest/globals';
import { beforeTime, eurosOf, lengthOf, momentOf, silence } from './spoken.js';

const ZONE = 'Europe/Amsterdam';
const at = (text: string): number => Date.parse(text);
const MINUTE = 60_000;

it.each([
  [19, undefined, undefined],
  [20, 'Een half uur later', 'Half an hour later'],
  [38, 'Drie kwartier later', 'Three quarters of an hour later'],
  [53, 'Een uur later', 'An hour later'],
  [75, 'Anderhalf uur later', 'An hour and a half later'],
  [105, 'Twee uur later', 'Two hours later'],
  [12 * 60, 'Twaalf uur later', 'Twelve hours later'],
  [13 * 60, '13 uur later', '13 hours later'],
  [15 * 60, 'De volgende dag', 'The next day'],
  [2 * 24 * 60, 'Twee dagen later', 'Two days later'],
  [13 * 24 * 60, '13 dagen later', '13 days later'],
  [14 * 24 * 60, 'Twee weken later', 'Two weeks later'],
  [26 * 24 * 60, 'Vier weken later', 'Four weeks later'],
])('after %i minutes from nine in the morning: %s', (minutes, nl, en) => {
  const nine = at('2026-11-19T09:00+01:00');
  const said = silence(ZONE, nine, nine + minutes * MINUTE);
  expect([said?.nl, said?.en]).toEqual([nl, en]);
});

it('a night that is short is no next day; over the change of the clock it is counted on the wall', () => {
  const [late, early] = [at('2026-11-19T23:40+01:00'), at('2026-11-20T00:20+01:00')];
  expect(silence(ZONE, late, early)?.nl).toBe('Drie kwartier later');
  expect(silence(ZONE, late, late + 360 * MINUTE - 1)?.nl).toBe('Zes uur later');
  expect(silence(ZONE, late, late + 360 * MINUTE)?.nl).toBe('De volgende dag');
  expect(silence(ZONE, at('2027-03-26T23:30+01:00'), at('2027-03-28T23:00+02:00'))?.nl).toBe('Twee dagen later');
});

it.each([
  [59_999, 'minder dan een minuut', 'less than a minute'],
  [MINUTE, '1 minuut', '1 minute'],
  [125 * MINUTE, '2 uur en 5 minuten', '2 hours and 5 minutes'],
  [60 * MINUTE, '1 uur', '1 hour'],
  [24 * 60 * MINUTE, '1 dag', '1 day'],
  [(3 * 24 * 60 + 4 * 60 + 9) * MINUTE, '3 dagen en 4 uur', '3 days and 4 hours'],
])('%i ms is %s', (ms, nl, en) => expect(lengthOf(ms)).toEqual({ nl, en }));

it('a moment is a time on the same day and has its day on another; money has cents only where there are some', () => {
  const nine = at('2026-11-19T09:05+01:00');
  expect(momentOf(ZONE, nine, nine + MINUTE)).toEqual({ nl: '9.05 uur', en: '9:05' });
  expect(momentOf(ZONE, nine)).toEqual({
    nl: 'donderdag 19 november 2026 om 9.05 uur',
    en: 'Thursday 19 November 2026 at 9:05',
  });
  expect(momentOf('America/New_York', nine).en).toBe('Thursday 19 November 2026 at 3:05');
  expect(beforeTime(ZONE, nine, nine).en).toBe('before 9:05');
  expect([eurosOf(64_000).nl, eurosOf(1_250).nl]).toEqual(['€\u00a0640', '€\u00a012,50']);
  expect([eurosOf(64_000).en, eurosOf(1_250).en]).toEqual(['€640', '€12.50']);
});
