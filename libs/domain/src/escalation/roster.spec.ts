import { describe, expect, it } from '@jest/globals';
import { Desk } from '../testing/desk.js';
import { asleepUntil, backAt, isAwake, isAway, isRostered, type Roster } from './roster.js';

/** Fatma and Joost are on, Joost with the duty; Bram is back at 20; Sam's roster is not known. */
const roster: Roster = {
  ...new Desk().roster,
  dutyHolderId: 'joost',
  dutyRostered: true,
  onCallIds: ['wacht'],
  onShiftIds: new Set(['fatma', 'joost']),
  nextShiftAt: new Map([['bram', 20]]),
  asleep: [
    { from: 5, to: 8 },
    { from: 11, to: 15 },
  ],
};
const nobody: Roster = { ...roster, onShiftIds: new Set(), nextShiftAt: new Map() };

describe('who is away', () => {
  it.each([
    ['fatma', false, -Infinity],
    ['bram', true, 20],
    ['sam', true, Infinity],
  ])('%s: away %s, back at %d', (who, away, back) => {
    expect(isAway(roster, who)).toBe(away);
    expect(backAt(roster, who)).toBe(back);
  });

  it('nobody, where nobody rosters shifts', () => {
    expect(isRostered(nobody)).toBe(false);
    expect(isAway(nobody, 'bram')).toBe(false);
    expect(backAt(nobody, 'bram')).toBe(-Infinity);
  });

  it('somebody, as soon as one shift is known, now or later', () => {
    expect(isRostered({ ...nobody, onShiftIds: new Set(['fatma']) })).toBe(true);
    expect(isRostered({ ...nobody, nextShiftAt: new Map([['fatma', 9]]) })).toBe(true);
    expect(isAway({ ...nobody, nextShiftAt: new Map([['fatma', 9]]) }, 'bram')).toBe(true);
  });
});

describe('for whom a step may ring', () => {
  const home = { ...roster, onShiftIds: new Set(['fatma']) };
  it.each<[string, Roster, string, boolean]>([
    ['on shift', roster, 'fatma', true],
    ['the achterwacht, from home', roster, 'wacht', true],
    ['rostered for the duty, from home', home, 'joost', true],
    ['the fallback for the duty, from home', { ...home, dutyRostered: false }, 'joost', false],
    ['at home, while somebody else has the duty', roster, 'bram', false],
    ['anybody, where nobody rosters shifts', nobody, 'bram', true],
  ])('%s', (_what, now, who, awake) => expect(isAwake(now, who)).toBe(awake));
});

it('until when nobody is awake: from the first minute of the gap to its last', () => {
  const until = [4, 5, 7, 8, 10, 11, 14, 15].map((now) => asleepUntil(roster, now));
  expect(until).toEqual([undefined, 8, 8, undefined, undefined, 15, 15, undefined]);
});
