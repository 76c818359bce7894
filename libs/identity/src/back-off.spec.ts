import { describe, expect, it } from '@jest/globals';
import { lockedUntil, oneMore, type Wrong } from './back-off.js';

const AT = Date.parse('2026-11-23T09:00+01:00');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

function wrongTimes(times: number, apart = SECOND): Wrong {
  let row: Wrong = { wrong: 0, wrongAt: null };
  for (let i = 0; i < times; i++) row = oneMore(row, AT + i * apart);
  return row;
}
const waits = (times: number): number => {
  const row = wrongTimes(times, 0);
  return Math.max(0, lockedUntil(row) - AT) / SECOND;
};

describe('a wrong code', () => {
  it('costs nothing three times, then half a minute, and twice as long each next time, an hour at most', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 500].map(waits)).toEqual([
      ...[0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600],
    ]);
  });
  it('is counted from the last one', () => {
    expect(lockedUntil({ wrong: 4, wrongAt: AT })).toBe(AT + 30 * SECOND);
  });
  it('is forgotten after twelve quiet hours, and not before', () => {
    expect(oneMore({ wrong: 9, wrongAt: AT }, AT + 12 * HOUR)).toMatchObject({ wrong: 10 });
    expect(oneMore({ wrong: 9, wrongAt: AT }, AT + 12 * HOUR + 1)).toMatchObject({ wrong: 1 });
  });
});
