import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_GROUP } from './figures.js';
import { groupsFrom, inFives } from './fives.js';

const told = (...people: [person: string, at: number][]) => people.map(([person, at]) => ({ person, at }));
const [OCTOBER, NOVEMBER, DECEMBER] = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1)];

describe('what people told, counted in groups of five', () => {
  const five = 'abcde'.split('').map((person, i) => [person, NOVEMBER + i] as [string, number]);
  it.each([
    ['four people', told(...five.slice(0, 4)), 0],
    ['five people', told(...five), 5],
    ['one who tells three times is one person', told(['a', NOVEMBER], ['a', NOVEMBER], ...five), 7],
    ['the sixth waits for four more', told(...five, ['f', NOVEMBER + 9]), 5],
    ['four at the end of a month and one of the next', told(...five.slice(0, 4), ['e', DECEMBER]), 0],
  ])('%s', (_, all, n) => expect(inFives(all, OCTOBER, DECEMBER + 1)).toHaveLength(n));

  it('a group that began before the period is not in it', () => {
    expect(inFives(told(...five), NOVEMBER + 1, DECEMBER)).toEqual([]);
    expect(groupsFrom(NOVEMBER + 1)).toBe(NOVEMBER);
    expect(groupsFrom(NOVEMBER - 1)).toBe(OCTOBER);
  });

  it('no two periods differ by fewer than five people', () => {
    const day = 86_400_000;
    const one = fc.record({ person: fc.nat(9).map(String), at: fc.integer({ min: OCTOBER, max: DECEMBER + 9 * day }) });
    const all = fc.array(one, { maxLength: 60 }).map((told) => [...told].sort((a, b) => a.at - b.at));
    const instant = fc.integer({ min: OCTOBER, max: DECEMBER + 9 * day });
    fc.assert(
      fc.property(all, fc.tuple(instant, instant, instant, instant), (all, [a, b, c, d]) => {
        const counted = (from: number, to: number) => {
          const known = all.filter(({ at }) => at >= groupsFrom(from) && at < to);
          return new Set(inFives(known, from, to));
        };
        const [one, other] = [counted(Math.min(a, b), Math.max(a, b)), counted(Math.min(c, d), Math.max(c, d))];
        for (const [is, not] of [
          [one, other],
          [other, one],
        ] as const) {
          const rest = [...is].filter((each) => !not.has(each));
          const people = new Set(rest.map(({ person }) => person)).size;
          expect(people === 0 || people >= SMALLEST_GROUP).toBe(true);
        }
      }),
    );
  });
});
