import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  begin,
  careLevel,
  greeting,
  houseTime,
  inTurn,
  isNight,
  type Level,
  mayReload,
  next,
  shift,
  waitingLevel,
} from './steady';

const MINUTE = 60_000;

describe('a wall', () => {
  it.each([
    [
      'stays as it was for less than two minutes',
      [
        [0, 'late'],
        [119_999, 'late'],
      ],
      'calm',
    ],
    [
      'changes when it held for two minutes',
      [
        [0, 'late'],
        [120_000, 'late'],
      ],
      'late',
    ],
    [
      'begins to count anew when it was different in between',
      [
        [0, 'late'],
        [60_000, 'calm'],
        [90_000, 'late'],
        [180_000, 'late'],
      ],
      'calm',
    ],
    [
      'goes back as calmly',
      [
        [0, 'late'],
        [120_000, 'late'],
        [130_000, 'calm'],
        [200_000, 'calm'],
      ],
      'late',
    ],
    [
      'and then is calm again',
      [
        [0, 'late'],
        [120_000, 'late'],
        [130_000, 'calm'],
        [250_000, 'calm'],
      ],
      'calm',
    ],
  ] as [string, [number, Level][], Level][])('%s', (_, steps, shown) => {
    let state = begin('calm', -1);
    for (const [at, level] of steps) state = next(state, level, at);
    expect(state.shown).toBe(shown);
  });

  it('never changes twice within two minutes, whatever happens', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 90_000 }), fc.constantFrom<Level>('calm', 'soon', 'late')),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let [state, at, changed] = [begin('calm', 0), 0, -Infinity];
        for (const [wait, level] of all) {
          at += wait;
          const after = next(state, level, at);
          if (after.shown !== state.shown) {
            expect(at - changed).toBeGreaterThanOrEqual(2 * MINUTE);
            changed = at;
          }
          state = after;
        }
      }),
    );
  });

  it.each([
    [undefined, 'calm'],
    [10 * MINUTE - 1, 'calm'],
    [10 * MINUTE, 'soon'],
    [30 * MINUTE - 1, 'soon'],
    [30 * MINUTE, 'late'],
  ])('of who waits %s ms it says %s', (waited, level) => expect(waitingLevel(waited)).toBe(level));

  it('asks for eyes where somebody cannot be helped properly now', () => {
    expect([careLevel(0), careLevel(1)]).toEqual(['calm', 'soon']);
  });

  it.each([
    [6, true, 'morning'],
    [7, false, 'morning'],
    [12, false, 'afternoon'],
    [18, false, 'evening'],
    [20, false, 'evening'],
    [21, true, 'evening'],
    [3, true, 'night'],
  ])('at %i o’clock', (hour, dark, word) => expect([isNight(hour), greeting(hour)]).toEqual([dark, word]));

  it('moves four pixels each ten minutes, and comes back', () => {
    const places = [0, 10, 20, 30, 40].map((minutes) => shift(minutes * MINUTE));
    expect(places[4]).toEqual(places[0]);
    for (const [i, { x, y }] of places.slice(1).entries()) {
      expect(Math.abs(x - places[i]!.x) + Math.abs(y - places[i]!.y)).toBe(4);
    }
  });

  it.each([
    ['a', 'b', 4, true],
    ['a', 'a', 4, false],
    ['a', 'b', 3, false],
    ['a', 'b', 5, false],
  ])('loaded %s, serves %s, at %i: %s', (loaded, serves, hour, may) =>
    expect(mayReload(loaded, serves, hour)).toBe(may),
  );

  it('says each sentence for a minute', () => {
    const all = ['een', 'twee'];
    expect([0, 59_999, 60_000, 120_000].map((at) => inTurn(all, at))).toEqual(['een', 'een', 'twee', 'een']);
    expect(inTurn([], 5)).toBeUndefined();
  });

  it.each([
    ['2026-07-01T22:05:00Z', 'Europe/Amsterdam', 0, '0.05 uur'],
    ['2026-01-01T22:05:00Z', 'Europe/Amsterdam', 23, '23.05 uur'],
    ['2026-01-01T22:05:00Z', 'America/Curacao', 18, '18.05 uur'],
  ])('at %s in %s it is %i, %s', (at, zone, hour, text) =>
    expect(houseTime(Date.parse(at), zone)).toEqual({ hour, text }),
  );
});
