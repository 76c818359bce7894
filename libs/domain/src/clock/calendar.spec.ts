import { describe, expect, it } from '@jest/globals';
import { addOpenTime, lengthOn, openTimeBetween } from './business-time.js';
import { LONGEST_CLOSED_DAYS, openIntervals, type Calendar } from './calendar.js';
import { HOUR, MINUTE, parseDuration } from './duration.js';
import { readPolicy } from '../policy.js';
import { dateText } from './holidays.js';
import { nextDate } from './zone.js';
import { policyFile } from '../testing/desk.js';

const at = (text: string): number => Date.parse(text);
const DAY = ['08:00-12:30', '13:00-17:30'];
const NIGHT = ['22:00-06:00'];
const everyDay = (hours: string[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
const NL = { country: 'NL' };

/** As the file would say it. */
const calendar = (more: object = {}, timezone = 'Europe/Amsterdam'): Calendar =>
  readPolicy({ ...policyFile, timezone, calendar: { openingHours: policyFile.calendar.openingHours, ...more } }, 1)
    .calendar;

describe('a calendar', () => {
  it.each<[string, Calendar, string, string, string]>([
    [
      'is closed on Christmas Day and Boxing Day, and over the weekend after them',
      calendar({ holidays: NL }),
      '2026-12-24T17:00+01:00',
      'PT1H',
      '2026-12-28T08:30+01:00',
    ],
    ['without holidays works at Christmas', calendar(), '2026-12-24T17:00+01:00', 'PT1H', '2026-12-25T08:30+01:00'],
    [
      'is closed on the king’s day, 27 April 2027',
      calendar({ holidays: NL }),
      '2027-04-26T17:00+02:00',
      'PT1H',
      '2027-04-28T08:30+02:00',
    ],
    [
      'is open on Monday 28 April 2025, because the king moved to Saturday',
      calendar({ holidays: NL }),
      '2025-04-25T17:00+02:00',
      'PT1H',
      '2025-04-28T08:30+02:00',
    ],
    [
      'steps over Easter Monday, the day after the night that lost an hour',
      calendar({ holidays: NL }),
      '2027-03-26T17:00+01:00',
      'PT1H',
      '2027-03-30T08:30+02:00',
    ],
    [
      'does not work on 5 May 2025, eighty years on',
      calendar({ holidays: NL }),
      '2025-05-02T17:00+02:00',
      'P2D',
      '2025-05-07T15:00+02:00',
    ],
    [
      'keeps an extra closed day',
      calendar({ closed: ['2026-12-31'], holidays: NL }),
      '2026-12-30T17:00+01:00',
      'PT1H',
      '2027-01-04T08:30+01:00',
    ],
    [
      'goes home at noon on the day before Christmas',
      calendar({ partDays: { '2026-12-24': ['08:00-12:00'] }, holidays: NL }),
      '2026-12-24T11:30+01:00',
      'PT1H',
      '2026-12-28T08:30+01:00',
    ],
    [
      'opens on a holiday that has hours of its own',
      calendar({ partDays: { '2026-12-25': ['10:00-12:00'] }, holidays: NL }),
      '2026-12-24T17:30+01:00',
      'PT1H',
      '2026-12-25T11:00+01:00',
    ],
    [
      'opens on a closed day that has hours of its own',
      calendar({ partDays: { '2026-12-31': ['10:00-12:00'] }, closed: ['2026-12-31'] }),
      '2026-12-30T17:30+01:00',
      'PT1H',
      '2026-12-31T11:00+01:00',
    ],
    [
      'opens on a Saturday that has hours of its own',
      calendar({ partDays: { '2026-11-21': ['09:00-10:00'] } }),
      '2026-11-20T17:30+01:00',
      'PT1H',
      '2026-11-21T10:00+01:00',
    ],
    [
      'is closed on a part day without hours',
      calendar({ partDays: { '2026-11-23': [] } }),
      '2026-11-20T17:00+01:00',
      'PT1H',
      '2026-11-24T08:30+01:00',
    ],
    [
      'lets the night that began before a closed day run into it',
      calendar({ openingHours: everyDay(NIGHT), closed: ['2026-11-20'] }),
      '2026-11-19T22:00+01:00',
      'PT7H',
      '2026-11-20T05:00+01:00',
    ],
    [
      'does not begin the night of a closed day',
      calendar({ openingHours: everyDay(NIGHT), closed: ['2026-11-20'] }),
      '2026-11-20T05:00+01:00',
      'PT2H',
      '2026-11-21T23:00+01:00',
    ],
    [
      'gives no minute twice when a part day begins while the night still runs',
      calendar({ openingHours: everyDay(NIGHT), partDays: { '2026-11-20': ['04:00-08:00'] } }),
      '2026-11-19T22:00+01:00',
      'PT9H',
      '2026-11-20T07:00+01:00',
    ],
    [
      'counts an office day over a night past midnight',
      calendar({ openingHours: { fri: NIGHT } }),
      '2026-11-20T12:00+01:00',
      'P1D',
      '2026-11-21T06:00+01:00',
    ],
    [
      'has seven hours in the night of spring',
      calendar({ openingHours: { sat: NIGHT } }),
      '2027-03-27T22:00+01:00',
      'PT7H',
      '2027-03-28T06:00+02:00',
    ],
    [
      'has nine hours in the night of autumn',
      calendar({ openingHours: { sat: NIGHT } }),
      '2027-10-30T22:00+02:00',
      'PT9H',
      '2027-10-31T06:00+01:00',
    ],
    [
      'skips a block that lies in the hour spring takes away',
      calendar({ openingHours: { sun: ['02:00-03:00'] } }),
      '2027-03-27T12:00+01:00',
      'PT1H',
      '2027-04-04T03:00+02:00',
    ],
    [
      'is open the whole day with 00:00-24:00, and loses no minute at midnight',
      calendar({ openingHours: everyDay(['00:00-24:00']) }),
      '2026-11-19T20:00+01:00',
      'PT8H',
      '2026-11-20T04:00+01:00',
    ],
    [
      'keeps a leap day',
      calendar({ closed: ['2028-02-29'] }),
      '2028-02-28T17:00+01:00',
      'PT1H',
      '2028-03-01T08:30+01:00',
    ],
    [
      'waits for the only hour of the week, and the week after when that is a holiday',
      calendar({ openingHours: { mon: ['09:00-10:00'] }, holidays: NL }),
      '2026-04-01T09:00+02:00',
      'PT30M',
      '2026-04-13T09:30+02:00',
    ],
    [
      'counts in its own zone, half an hour off the others',
      calendar({ openingHours: everyDay(DAY) }, 'Asia/Kolkata'),
      '2026-11-19T17:00+05:30',
      'PT1H',
      '2026-11-20T08:30+05:30',
    ],
    [
      'changes its clock when the south does',
      calendar({ openingHours: everyDay(DAY) }, 'Australia/Adelaide'),
      '2026-10-03T17:00+09:30',
      'PT1H',
      '2026-10-04T08:30+10:30',
    ],
    [
      'knows a zone that turns by half an hour',
      calendar({ openingHours: everyDay(['00:00-06:00']) }, 'Australia/Lord_Howe'),
      '2026-10-04T00:00+10:30',
      'PT5H30M',
      '2026-10-04T06:00+11:00',
    ],
    [
      'is due at the closing bell, not at the next opening',
      calendar(),
      '2026-11-20T16:30+01:00',
      'PT1H',
      '2026-11-20T17:30+01:00',
    ],
    [
      'counts from the opening when it was asked at night',
      calendar(),
      '2026-11-19T03:00+01:00',
      'PT15M',
      '2026-11-19T08:15+01:00',
    ],
  ])('%s', (_name, hours, from, length, due) => {
    const ms = lengthOn(hours, parseDuration(length));
    const answer = addOpenTime(hours, at(from), ms);
    expect(new Date(answer).toISOString()).toBe(new Date(at(due)).toISOString());
    expect(openTimeBetween(hours, at(from), answer)).toBe(ms);
  });

  it.each<[string, Calendar, string, string, number]>([
    ['nothing on Saturday, ten minutes on Monday', calendar(), '2026-11-21T12:00+01:00', '2026-11-23T08:10+01:00', 10],
    ['nothing over lunch', calendar(), '2026-11-19T12:30+01:00', '2026-11-19T13:00+01:00', 0],
    ['nothing backwards', calendar(), '2026-11-19T13:30+01:00', '2026-11-19T13:00+01:00', 0],
    ['nine hours on a working day', calendar(), '2026-11-19T00:00+01:00', '2026-11-20T00:00+01:00', 540],
    [
      'half a day before Christmas, with the holidays after it',
      calendar({ holidays: NL, partDays: { '2026-12-24': ['08:00-12:00'] } }),
      '2026-12-24T00:00+01:00',
      '2026-12-28T00:00+01:00',
      240,
    ],
  ])('counts between two moments: %s', (_name, hours, from, to, minutes) => {
    expect(openTimeBetween(hours, at(from), at(to))).toBe(minutes * MINUTE);
  });

  it('adds only what is open for pauses over closing time, one after the other', () => {
    const pauses = [
      { from: at('2026-11-19T16:00+01:00'), to: at('2026-11-20T09:00+01:00') },
      { from: at('2026-11-20T10:00+01:00'), to: at('2026-11-23T10:00+01:00') },
    ];
    expect(addOpenTime(calendar(), at('2026-11-19T15:00+01:00'), 4 * HOUR, pauses)).toBe(at('2026-11-23T12:00+01:00'));
  });
});

describe('open intervals', () => {
  const from = at('2026-11-19T12:30+01:00');
  const first = (opens: Calendar) => openIntervals(opens, from).next().value;
  const part = (...days: [date: string, from: number, to: number][]): Calendar => ({
    ...calendar(),
    week: [[], [], [], [], [], [], []],
    partDays: new Map(days.map(([date, opens, closes]) => [date, [{ from: opens, to: closes }]])),
  });

  it('begin with the one that has not ended, never with one that is over', () => {
    expect(first(calendar())).toEqual({ from: at('2026-11-19T13:00+01:00'), to: at('2026-11-19T17:30+01:00') });
  });

  it('look as far ahead as the longest that a desk may be closed, and no further', () => {
    const last = nextDate({ year: 2026, month: 11, day: 18 }, LONGEST_CLOSED_DAYS);
    expect(first(part([dateText(last), 600, 660]))).toBeDefined();
    expect(first(part([dateText(nextDate(last)), 600, 660]))).toBeUndefined();
  });

  it('give no minute twice where a part day begins while the night still runs', () => {
    const opens = part(['2026-11-19', 22 * 60, 30 * 60], ['2026-11-20', 60, 7 * 60], ['2026-11-21', 0, 60]);
    expect([...openIntervals(opens, from)]).toEqual([
      { from: at('2026-11-19T22:00+01:00'), to: at('2026-11-20T06:00+01:00') },
      { from: at('2026-11-20T06:00+01:00'), to: at('2026-11-20T07:00+01:00') },
      { from: at('2026-11-21T00:00+01:00'), to: at('2026-11-21T01:00+01:00') },
    ]);
    const within = part(['2026-11-19', 22 * 60, 30 * 60], ['2026-11-20', 60, 6 * 60]);
    expect([...openIntervals(within, from)]).toHaveLength(1);
  });
});
