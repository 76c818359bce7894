import { describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '../clock/duration.js';
import { quietSpan, USUAL_QUIET_HOURS, whenToTell } from './quiet-hours.js';

const zone = 'Europe/Amsterdam';
const at = (iso: string): number => Date.parse(iso);
const NIGHT = USUAL_QUIET_HOURS;

describe('quiet hours', () => {
  it.each([
    ['an hour before', '2026-11-23T21:00+01:00', undefined],
    ['to the minute', '2026-11-23T22:00+01:00', '2026-11-24T07:00+01:00'],
    ['before midnight', '2026-11-23T23:59+01:00', '2026-11-24T07:00+01:00'],
    ['after midnight', '2026-11-24T00:00+01:00', '2026-11-24T07:00+01:00'],
    ['the last moment', '2026-11-24T06:59:59.999+01:00', '2026-11-24T07:00+01:00'],
    ['when they end', '2026-11-24T07:00+01:00', undefined],
    ['the night that is an hour shorter', '2027-03-27T23:00+01:00', '2027-03-28T07:00+02:00'],
    ['the night that is an hour longer', '2026-10-24T23:00+02:00', '2026-10-25T07:00+01:00'],
    ['within the hour that comes twice', '2026-10-25T02:30+01:00', '2026-10-25T07:00+01:00'],
  ])('%s', (_when, now, end) => {
    expect(quietSpan(NIGHT, zone, at(now))?.to).toBe(end && at(end));
  });
  it('by day, for who works at night', () => {
    const day = { from: 9 * 60, to: 17 * 60 };
    expect(quietSpan(day, zone, at('2026-11-24T08:59+01:00'))).toBeUndefined();
    expect(quietSpan(day, zone, at('2026-11-24T09:00+01:00'))?.to).toBe(at('2026-11-24T17:00+01:00'));
    expect(quietSpan(day, zone, at('2026-11-24T17:00+01:00'))).toBeUndefined();
  });
  it('that end where they begin are none, so that nothing is held for ever', () => {
    expect(quietSpan({ from: 600, to: 600 }, zone, at('2026-11-24T10:00+01:00'))).toBeUndefined();
  });
});

describe('when her phone may say it', () => {
  const now = at('2026-11-24T01:00+01:00');
  const end = at('2026-11-24T07:00+01:00');
  const tell = (more: object = {}, quiet: typeof NIGHT | undefined = NIGHT) =>
    whenToTell(quiet, { zone, now, urgency: 'today', lastDeedAt: now - 12 * HOUR, ...more });
  it('waits until they end', () => expect(tell()).toBe(end));
  it('does not wait with what cannot', () => expect(tell({ urgency: 'now' })).toBe(now));
  it('does not wait for who is awake: she did something since they began', () => {
    const began = at('2026-11-23T22:00+01:00');
    expect(tell({ lastDeedAt: began })).toBe(now);
    expect(tell({ lastDeedAt: began - MINUTE })).toBe(end);
  });
  it('does not wait where she has none', () =>
    expect(whenToTell(undefined, { zone, now, urgency: 'today', lastDeedAt: 0 })).toBe(now));
});
