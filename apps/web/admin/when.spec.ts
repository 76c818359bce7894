import { describe, expect, it } from '@jest/globals';
import { fromWall, said, toWall } from './when.js';

describe('moments on the wall of the calendar', () => {
  it.each([
    ['in winter', '2026-11-24T10:40', 'Europe/Amsterdam', '2026-11-24T09:40:00.000Z'],
    ['in summer', '2027-06-24T10:40', 'Europe/Amsterdam', '2027-06-24T08:40:00.000Z'],
    ['right after the night that lost an hour', '2027-03-28T03:00', 'Europe/Amsterdam', '2027-03-28T01:00:00.000Z'],
    ['half an hour off', '2026-11-24T10:40', 'Asia/Kolkata', '2026-11-24T05:10:00.000Z'],
  ])('are instants %s, and back', (_name, wall, zone, instant) => {
    expect(fromWall(wall, zone)).toBe(instant);
    expect(toWall(Date.parse(instant), zone)).toBe(wall);
  });
  it('are none when nothing is filled in', () => expect(fromWall('', 'Europe/Amsterdam')).toBeUndefined());
  it('are said in plain words, with the year only when it is another', () => {
    const now = Date.parse('2026-11-20T12:00Z');
    expect(said('2026-11-24T09:40:00Z', 'Europe/Amsterdam', 'nl', now)).toBe('di 24 november 10.40 uur');
    expect(said('2026-11-24T08:05:00Z', 'Europe/Amsterdam', 'en', now)).toBe('Tue 24 November, 09:05');
    expect(said('2027-01-04T08:00:00Z', 'Europe/Amsterdam', 'nl', now)).toBe('ma 4 januari 2027 9.00 uur');
  });
});
