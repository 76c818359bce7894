import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asleepHours, joined, LOOK_AHEAD_MS, nextStart, outside, type Stretch } from './awake.js';

/** Thursday morning at nine, in winter. */
const NINE = Date.parse('2026-11-19T09:00+01:00');
const HOUR = 3_600_000;
const at = (hour: number): number => NINE + hour * HOUR;
const on = (from: number, to = Infinity): Stretch => ({ from: at(from), to: at(to) });

describe('the hours in which nobody is rostered awake', () => {
  it.each<[string, Stretch[], Stretch[]]>([
    ['nobody rosters: nobody is asleep', [], []],
    ['somebody is on until further notice', [on(-3)], []],
    ['somebody is on now and nothing is known after', [on(-1, 8)], []],
    ['only the past was rostered', [on(-9, -1)], []],
    ['a night between two shifts', [on(-1, 8), on(23, 32)], [on(8, 23)]],
    ['now is in the night', [on(-9, -1), on(23, 32)], [on(0, 23)]],
    ['two nights', [on(0, 8), on(24, 32), on(48, 56)], [on(8, 24), on(32, 48)]],
    ['shifts that touch leave no gap', [on(0, 8), on(8, 16), on(16)], []],
    ['a long shift covers a short one that ends earlier', [on(0, 20), on(2, 8), on(21)], [on(20, 21)]],
    ['who is on until further notice from tomorrow covers the rest', [on(24), on(0, 8), on(48, 56)], [on(8, 24)]],
    ['a shift of no length is none', [on(0, 8), on(12, 12), on(16)], [on(8, 16)]],
    ['no further ahead than a week', [on(0, 8), on(2_000)], [on(8, 168)]],
    ['a gap that begins after the week is not told', [on(0, 170), on(200)], []],
  ])('%s', (_name, rostered, asleep) => {
    expect(asleepHours(rostered, NINE)).toEqual(asleep);
  });

  it('is right over the night the clock goes back: the night is an hour longer', () => {
    const friday = { from: Date.parse('2026-10-24T09:00+02:00'), to: Date.parse('2026-10-24T22:00+02:00') };
    const sunday = { from: Date.parse('2026-10-25T07:00+01:00'), to: Date.parse('2026-10-25T15:00+01:00') };
    const [night] = asleepHours([friday, sunday], friday.from);
    expect((night!.to - night!.from) / HOUR).toBe(10);
  });
});

describe('a shift without the hours somebody is away', () => {
  it.each<[string, Stretch[], Stretch[], Stretch[]]>([
    ['never away', [on(0, 8)], [], [on(0, 8)]],
    ['the whole shift', [on(0, 8)], [on(-1, 9)], []],
    ['exactly the shift', [on(0, 8)], [on(0, 8)], []],
    ['the first hours', [on(0, 8)], [on(-5, 2)], [on(2, 8)]],
    ['from the middle on', [on(0, 8)], [on(5)], [on(0, 5)]],
    ['an hour in the middle', [on(0, 8)], [on(3, 4)], [on(0, 3), on(4, 8)]],
    ['back from being ill in a shift until further notice', [on(-100)], [on(-20, 5)], [on(-100, -20), on(5)]],
    ['away twice, overlapping', [on(0, 20)], [on(2, 6), on(4, 9), on(12, 13)], [on(0, 2), on(9, 12), on(13, 20)]],
    ['each shift keeps its own start', [on(0, 8), on(4, 12)], [on(20)], [on(0, 8), on(4, 12)]],
  ])('%s', (_name, shifts, away, left) => {
    expect(outside(shifts, away)).toEqual(left);
  });
});

it('the next shift is the first that begins after now', () => {
  expect(nextStart([on(-1, 3), on(24, 32), on(20, 22)], NINE)).toBe(at(20));
  expect(nextStart([on(-1)], NINE)).toBeUndefined();
  expect(nextStart([on(0, 8)], NINE)).toBeUndefined();
});

describe('minute by minute', () => {
  const stretch = fc
    .tuple(fc.integer({ min: -50, max: 60 }), fc.integer({ min: 0, max: 30 }))
    .map(([from, long]): Stretch => ({ from, to: from + long }));
  const some = fc.array(stretch, { maxLength: 8 });
  const holds = (stretches: readonly Stretch[], t: number): boolean =>
    stretches.some(({ from, to }) => from <= t && t < to);

  it('joining changes nobody’s hours, and leaves gaps between', () => {
    fc.assert(
      fc.property(some, (stretches) => {
        const whole = joined(stretches);
        for (let t = -60; t < 100; t++) expect(holds(whole, t)).toBe(holds(stretches, t));
        for (const [i, next] of whole.slice(1).entries()) expect(next.from).toBeGreaterThan(whole[i]!.to);
      }),
    );
  });

  it('what is outside is in the shift and not away', () => {
    fc.assert(
      fc.property(some, some, (shifts, away) => {
        const left = outside(shifts, away);
        for (let t = -60; t < 100; t++) expect(holds(left, t)).toBe(holds(shifts, t) && !holds(away, t));
      }),
    );
  });

  it('asleep is exactly: nobody is on, and somebody comes later', () => {
    fc.assert(
      fc.property(some, (rostered) => {
        const asleep = asleepHours(rostered, 0);
        for (let t = 0; t < 100; t++) {
          const later = rostered.some(({ from, to }) => from > t && to > from);
          expect(holds(asleep, t)).toBe(!holds(rostered, t) && later);
        }
        expect(Math.max(0, ...asleep.map(({ to }) => to))).toBeLessThanOrEqual(LOOK_AHEAD_MS);
      }),
    );
  });
});
