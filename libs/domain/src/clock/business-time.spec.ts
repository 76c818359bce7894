import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../testing/runs.js';
import { addOpenTime, openTimeBetween, type Hours } from './business-time.js';
import { type Block, type Calendar, type Interval } from './calendar.js';
import { HOUR, MINUTE } from './duration.js';
import { dateText, holidaysOf } from './holidays.js';
import { localDate, nextDate, toInstant, weekday, type LocalDate } from './zone.js';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString();
const block = (from: string, to: string): Block => {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { from: minutes(from), to: minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440 };
};
const weekdays = (...blocks: Block[]): Calendar => ({
  zone: 'Europe/Amsterdam',
  officeDayMs: 8 * HOUR,
  week: [[], blocks, blocks, blocks, blocks, blocks, []],
});
const office = weekdays(block('09:00', '17:00'));
const lunch = weekdays(block('08:00', '12:00'), block('13:30', '18:00'));
const everyNight: Calendar = { ...office, week: Array.from({ length: 7 }, () => [block('21:00', '07:00')]) };
const tuesdays: Calendar = { ...office, week: [[], [], [block('09:00', '10:00')], [], [], [], []] };

describe('open time', () => {
  it.each<[string, Hours, string, number, string]>([
    ['runs on from Friday afternoon into Monday', office, '2026-11-20T16:30+01:00', HOUR, '2026-11-23T09:30+01:00'],
    [
      'does not count the Saturday it was asked on',
      office,
      '2026-11-21T12:00+01:00',
      10 * MINUTE,
      '2026-11-23T09:10+01:00',
    ],
    ['steps over lunch', lunch, '2026-11-19T11:50+01:00', 30 * MINUTE, '2026-11-19T13:50+01:00'],
    [
      'ends at the end of the block, not at the next opening',
      lunch,
      '2026-11-19T11:30+01:00',
      30 * MINUTE,
      '2026-11-19T12:00+01:00',
    ],
    [
      'follows a night past midnight and on into the next',
      everyNight,
      '2026-11-19T23:30+01:00',
      8 * HOUR,
      '2026-11-20T21:30+01:00',
    ],
    [
      'loses no minute at midnight around the clock',
      'always',
      '2026-11-19T20:00+01:00',
      8 * HOUR,
      '2026-11-20T04:00+01:00',
    ],
    ['waits for the only hour that is open', tuesdays, '2026-11-18T09:00+01:00', 30 * MINUTE, '2026-11-24T09:30+01:00'],
    [
      'is one hour shorter in the night summer begins',
      everyNight,
      '2027-03-27T21:00+01:00',
      9 * HOUR,
      '2027-03-28T07:00+02:00',
    ],
    [
      'is one hour longer in the night winter begins',
      everyNight,
      '2027-10-30T21:00+02:00',
      11 * HOUR,
      '2027-10-31T07:00+01:00',
    ],
    [
      'keeps nine o’clock nine o’clock after the clock change',
      office,
      '2027-03-26T16:30+01:00',
      HOUR,
      '2027-03-29T09:30+02:00',
    ],
    ['is due at once when nothing is asked', office, '2026-11-21T12:00+01:00', 0, '2026-11-21T12:00+01:00'],
  ])('%s', (_name, hours, from, length, due) => {
    expect(iso(addOpenTime(hours, at(from), length))).toBe(iso(at(due)));
  });

  it('adds only open time for a pause over the weekend', () => {
    const paused = { from: at('2026-11-20T15:00+01:00'), to: at('2026-11-23T10:00+01:00') };
    expect(iso(addOpenTime(office, at('2026-11-20T14:00+01:00'), 2 * HOUR, [paused]))).toBe(
      iso(at('2026-11-23T11:00+01:00')),
    );
  });

  it('says so instead of looking without end when the calendar never opens', () => {
    const never: Calendar = { ...office, week: [[], [], [], [], [], [], []] };
    expect(() => addOpenTime(never, at('2026-11-20T14:00Z'), HOUR)).toThrow('never opens again');
    expect(openTimeBetween(never, at('2026-11-20T14:00Z'), at('2027-11-20T14:00Z'))).toBe(0);
  });

  it('around the clock every minute counts but those of a pause', () => {
    const from = at('2026-11-20T14:00Z');
    const pause = { from: from + HOUR, to: from + 2 * HOUR };
    expect(openTimeBetween('always', from, from + 5 * HOUR)).toBe(5 * HOUR);
    expect(openTimeBetween('always', from, from + 5 * HOUR, [pause])).toBe(4 * HOUR);
    expect(iso(addOpenTime('always', from, 3 * HOUR, [pause]))).toBe(iso(from + 4 * HOUR));
  });

  it('agrees with counting minute by minute, for any calendar, zone, start and pauses', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyStart,
        fc.integer({ min: 1, max: 900 }),
        anyPauses,
        (calendar, start, minutes, gaps) => {
          const pauses = gaps.map(([from, length]) => ({
            from: start + from * MINUTE,
            to: start + (from + length) * MINUTE,
          }));
          const due = addOpenTime(calendar, start, minutes * MINUTE, pauses);
          expect(iso(due)).toBe(iso(countedOut(calendar, start, minutes, pauses)));
          expect(openTimeBetween(calendar, start, due, pauses)).toBe(minutes * MINUTE);
        },
      ),
      { numRuns: runs(10_000) },
    );
  }, 60_000);
});

describe('the wall clock', () => {
  it('reads the first instant after the hour that spring skips', () => {
    expect(iso(toInstant('Europe/Amsterdam', { year: 2027, month: 3, day: 28 }, 150))).toBe('2027-03-28T01:00:00.000Z');
  });
  it('reads the first of the two hours in autumn', () => {
    expect(iso(toInstant('Europe/Amsterdam', { year: 2027, month: 10, day: 31 }, 150))).toBe(
      '2027-10-31T00:30:00.000Z',
    );
  });
});

const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'America/Santiago',
  'Pacific/Auckland',
];
/** Quarters of an hour: where a block begins and how long it is; up to eight hours past midnight. */
const anyBlocks = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 })), { maxLength: 3 })
  .map(apart);
const STARTS = [
  '2027-03-26T00:00Z',
  '2027-10-29T00:00Z',
  '2026-12-30T00:00Z',
  '2027-04-02T00:00Z',
  '2026-10-02T00:00Z',
];
/** Days around the starts. */
const anyDate = fc
  .tuple(fc.constantFrom(...STARTS), fc.integer({ min: -1, max: 8 }))
  .map(([day, days]) => new Date(at(day) + days * 24 * HOUR).toISOString().slice(0, 10));
const anyRules = fc.record({
  goodFriday: fc.boolean(),
  liberationDay: fc.constantFrom('lustrum' as const, 'always' as const, 'never' as const),
});

const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    officeDayMs: fc.constant(8 * HOUR),
    // One day that is always open for long enough, so that counting stays short.
    week: fc
      .tuple(fc.array(anyBlocks, { minLength: 6, maxLength: 6 }), anyBlocks.filter(long))
      .map(([days, one]) => [...days, one]),
    holidays: fc.option(anyRules, { nil: undefined }),
    closed: fc.option(
      fc.array(anyDate, { maxLength: 3 }).map((dates) => new Set(dates)),
      { nil: undefined },
    ),
    partDays: fc.option(
      fc.array(fc.tuple(anyDate, anyBlocks), { maxLength: 3 }).map((days) => new Map(days)),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ holidays, closed, partDays, ...rest }) => ({
    ...rest,
    ...(holidays ? { holidays } : {}),
    ...(closed ? { closed } : {}),
    ...(partDays ? { partDays } : {}),
  }));

function long(blocks: readonly Block[]): boolean {
  return blocks.reduce((sum, { from, to }) => sum + to - from, 0) >= 240;
}

/** In order, not overlapping; the last may run past midnight. */
function apart(quarters: readonly (readonly [number, number])[]): Block[] {
  let free = 0;
  return [...quarters]
    .sort(([a], [b]) => a - b)
    .flatMap(([from, length]) => {
      const start = Math.max(from, free);
      if (start >= 96) return [];
      free = start + length;
      return [{ from: start * 15, to: free * 15 }];
    });
}

/** Minutes around both clock changes of 2027, and elsewhere. */
const anyStart = fc
  .tuple(fc.constantFrom(...STARTS), fc.integer({ min: 0, max: 4_320 }))
  .map(([day, minute]) => at(day) + minute * MINUTE);
const anyPauses = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 600 })), { maxLength: 3 })
  .map((pauses) =>
    pauses.reduce<[number, number][]>(
      (kept, [gap, length]) => [...kept, [(kept.at(-1)?.[0] ?? 0) + (kept.at(-1)?.[1] ?? 0) + gap, length]],
      [],
    ),
  );

/** The slow and certain way: every open minute painted, then every minute walked: is it open and not paused? */
function countedOut(calendar: Calendar, start: number, minutes: number, pauses: readonly Interval[]): number {
  for (const days of [10, 40, 400]) {
    const open = painted(calendar, start, days);
    let left = minutes;
    for (let minute = 0; minute < open.length; minute++) {
      const instant = start + minute * MINUTE;
      if (open[minute] && !pauses.some(({ from, to }) => instant >= from && instant < to)) left -= 1;
      if (left === 0) return instant + MINUTE;
    }
  }
  throw new Error('not counted out in a year');
}

function painted(calendar: Calendar, start: number, days: number): Uint8Array {
  const open = new Uint8Array(days * 1440);
  let date = nextDate(localDate(calendar.zone, start), -2);
  for (let day = -2; day <= days; day++, date = nextDate(date)) {
    for (const { from, to } of hoursOn(calendar, date)) {
      const minute = (wall: number): number => Math.max(0, (toInstant(calendar.zone, date, wall) - start) / MINUTE);
      open.fill(1, minute(from), minute(to));
    }
  }
  return open;
}

function hoursOn({ week, partDays, closed, holidays }: Calendar, date: LocalDate): readonly Block[] {
  const text = dateText(date);
  if (partDays?.has(text)) return partDays.get(text)!;
  if (closed?.has(text) || (holidays && holidaysOf(date.year, holidays).has(text))) return [];
  return week[weekday(date)]!;
}
