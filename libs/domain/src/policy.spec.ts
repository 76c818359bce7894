import { describe, expect, it } from '@jest/globals';
import { previewClock } from './clock/preview.js';
import { PolicyFault, readPolicy } from './policy.js';
import { policy, policyFile } from './testing/desk.js';

const faultsOf = (raw: unknown): readonly string[] => {
  try {
    readPolicy(raw, 1);
  } catch (fault) {
    return (fault as PolicyFault).faults;
  }
  return [];
};
const withHours = (openingHours: object): object => ({ ...policyFile, calendar: { officeDay: 'PT8H', openingHours } });

const withCalendar = (more: object): object => ({ ...policyFile, calendar: { ...policyFile.calendar, ...more } });
const withRegion = (calendar: object): object => ({ ...policyFile, regions: { island: { calendar } } });
const tuesdays = Array.from({ length: 60 }, (_, week) =>
  new Date(Date.UTC(2026, 0, 6 + 7 * week)).toISOString().slice(0, 10),
);

describe('a policy', () => {
  it.each<[string, object, string]>([
    ['never open', withHours({}), 'calendar.openingHours is never open'],
    ['a block that is none', withHours({ mon: ['8-17'] }), 'calendar.openingHours.mon: "8-17" is not a block'],
    [
      'blocks that overlap',
      withHours({ mon: ['08:00-12:00', '11:00-13:00'] }),
      'calendar.openingHours.mon has blocks that overlap',
    ],
    [
      'a night that runs into the morning',
      withHours({ mon: ['22:00-08:00'], tue: ['07:00-12:00'] }),
      'calendar.openingHours.mon has blocks that overlap',
    ],
    ['a day that is none', withHours({ maandag: ['08:00-12:00'] }), 'calendar.openingHours.maandag is not a day'],
    ['a zone that is none', { ...policyFile, timezone: 'Europe/Zierikzee' }, 'timezone "Europe/Zierikzee"'],
    [
      'a missing target',
      { ...policyFile, urgencies: { ...policyFile.urgencies, now: { hours: 'always' } } },
      'urgencies.now.claim',
    ],
    ['a step that does nothing', { ...policyFile, ladder: [{ at: '0%' }] }, 'ladder[0] tells nobody and adds nobody'],
    ['a step for an unknown role', { ...policyFile, ladder: [{ at: '0%', tell: ['baas'] }] }, 'ladder[0].tell knows'],
    ['no policy at all', [], 'policy is missing'],
    ['a slip of the pen', { ...policyFile, laddr: [] }, 'laddr is not known here'],
    ['a slip deeper down', withCalendar({ holiday: {} }), 'calendar.holiday is not known here'],
    [
      'a target nobody has',
      { ...policyFile, urgencies: { ...policyFile.urgencies, now: { ...policyFile.urgencies.now, sovle: 'PT1H' } } },
      'urgencies.now.sovle is not known here',
    ],
    ['an urgency nobody has', { ...policyFile, urgencies: { ...policyFile.urgencies, soon: {} } }, 'urgencies.soon'],
    ['another form of the file', { ...policyFile, version: 2 }, 'version must be 1'],
    ['holidays of elsewhere', withCalendar({ holidays: { country: 'BE' } }), 'calendar.holidays.country knows NL'],
    [
      'a fifth of May by another rule',
      withCalendar({ holidays: { liberationDay: 'soms' } }),
      'calendar.holidays.liberationDay must be lustrum, always or never',
    ],
    ['a day that does not exist', withCalendar({ closed: ['2026-02-29'] }), 'calendar.closed: "2026-02-29" is not a'],
    [
      'a part day that overlaps itself',
      withCalendar({ partDays: { '2026-12-24': ['08:00-12:00', '11:00-13:00'] } }),
      'calendar.partDays.2026-12-24 has blocks that overlap',
    ],
    [
      'part days only',
      { ...policyFile, calendar: { openingHours: {}, partDays: { '2026-12-24': ['08:00-12:00'] } } },
      'calendar.openingHours is never open',
    ],
    [
      'every opening on a closed day',
      { ...policyFile, calendar: { openingHours: { tue: ['08:00-12:00'] }, closed: tuesdays } },
      'calendar.closed leaves no opening for more than a year from 2026-01-06',
    ],
    ['a region never open', withRegion({ openingHours: {} }), 'regions.island.calendar.openingHours is never open'],
    ['a region without a calendar', { ...policyFile, regions: { island: {} } }, 'regions.island.calendar is missing'],
    [
      'a region of another world',
      { ...policyFile, regions: { island: { timezone: 'Mars/Noord', calendar: policyFile.calendar } } },
      'regions.island.timezone "Mars/Noord"',
    ],
    [
      'a promise of decades, in a calendar of a quarter a week',
      { ...policyFile, calendar: { openingHours: { mon: ['09:00-09:15'] } }, ladder: [{ at: '900%', tell: ['duty'] }] },
      'urgencies.normal.solve would take more than ten years in calendar',
    ],
    ['a promise of two years', { ...policyFile, callback: { now: 'P800D' } }, 'callback.now is longer than a year'],
    ['half a handover', { ...policyFile, handovers: { max: 1.5 } }, 'handovers.max must be a whole number'],
    ['money that is none', { ...policyFile, mandate: { amountCents: -1 } }, 'mandate.amountCents must be'],
    ['a yes that is none', { ...policyFile, mandate: { silenceGrants: 'ja' } }, 'mandate.silenceGrants must be true'],
    [
      'a step at night that is maybe',
      { ...policyFile, ladder: [{ at: '0%', tell: ['duty'], outsideHours: 'soms' }] },
      'ladder[0].outsideHours must be true or false',
    ],
    ['a step too far', { ...policyFile, ladder: [{ at: '5000%', tell: ['duty'] }] }, 'too far from the due time'],
  ])('is refused with a sentence that says where: %s', (_name, raw, sentence) => {
    expect(faultsOf(raw).join('; ')).toContain(sentence);
  });
  it('names every fault at once', () => {
    expect(faultsOf({ ...policyFile, urgencies: {}, ladder: [{ at: 'soon', add: 'helper' }] }).length).toBeGreaterThan(
      4,
    );
  });
});

describe('what a policy may leave out', () => {
  it('has the defaults of the rule', () => {
    const { callback, handovers, succession, mandate, regions } = readPolicy(policyFile, 1);
    expect(callback).toEqual({ now: { days: 0, ms: 120_000 }, today: { days: 0, ms: 600_000 } });
    expect(handovers).toEqual({ max: 2 });
    expect(succession).toEqual({ awayLongerThan: { days: 5, ms: 0 } });
    expect(mandate).toEqual({
      amountCents: 25_000,
      deciderAfter: { days: 0, ms: 14_400_000 },
      silenceGrants: true,
      silenceGrantsUpToCents: 100_000,
    });
    expect(Object.keys(regions)).toEqual([]);
  });
  it('silence grants up to four times a mandate that was set', () => {
    expect(readPolicy({ ...policyFile, mandate: { amountCents: 10_000 } }, 1).mandate.silenceGrantsUpToCents).toBe(
      40_000,
    );
  });
  it('a step keeps its word to ring at night', () => {
    const ladder = [{ at: '0%', tell: ['duty'], outsideHours: true }];
    expect(readPolicy({ ...policyFile, ladder }, 1).ladder[0]).toMatchObject({ outsideHours: true });
  });
});

describe('a region', () => {
  const night = { openingHours: { mon: ['22:00-06:00'] } };
  const regional = readPolicy(
    {
      ...policyFile,
      regions: { island: { timezone: 'Atlantic/Azores', calendar: night }, constructor: { calendar: night } },
    },
    1,
  );
  const monday = Date.parse('2026-11-23T09:00+01:00');
  const due = (region?: string): string =>
    new Date(
      previewClock(regional, { kind: 'claim', urgency: 'week', openedAt: monday, ...(region ? { region } : {}) })
        .dueAt!,
    ).toISOString();
  it('has its own hours and zone', () => expect(due('island')).toBe('2026-11-24T03:00:00.000Z'));
  it('keeps the zone of the desk when it names none', () =>
    expect(due('constructor')).toBe('2026-11-24T01:00:00.000Z'));
  it('has the desk’s hours when it has none of its own', () => {
    expect(due('stad')).toBe(due());
    expect(due('toString')).toBe(due());
  });
});

describe('a preview', () => {
  const friday = Date.parse('2026-11-20T16:30+01:00');
  const local = (instant: number): string => new Date(instant).toISOString();
  it('counts a week question in open time, its steps too', () => {
    const clock = previewClock(policy, { kind: 'claim', urgency: 'week', openedAt: friday });
    expect(local(clock.dueAt!)).toBe('2026-11-23T10:00:00.000Z');
    expect(clock.steps.map(({ step, at }) => [step, local(at)])).toEqual([
      ['-20%', '2026-11-23T09:12:00.000Z'],
      ['0%', '2026-11-23T10:00:00.000Z'],
      ['10%', '2026-11-23T10:24:00.000Z'],
      ['25%', '2026-11-23T11:00:00.000Z'],
      ['100%', '2026-11-23T14:30:00.000Z'],
    ]);
  });
  it('counts an office day as so many open hours', () => {
    expect(
      local(
        previewClock(policy, { kind: 'claim', urgency: 'normal', openedAt: Date.parse('2026-11-19T13:00+01:00') })
          .dueAt!,
      ),
    ).toBe('2026-11-20T10:30:00.000Z');
  });
  it('has no pauses for what must happen now', () => {
    const pauses = [{ from: friday, to: friday + 600_000 }];
    const clock = previewClock(policy, { kind: 'solve', urgency: 'now', openedAt: friday, pauses });
    expect(clock.dueAt).toBe(friday + 2 * 3_600_000);
  });
  it('leaves out the pauses', () => {
    const pauses = [{ from: friday + 600_000, to: Date.parse('2026-11-23T09:00+01:00') }];
    expect(local(previewClock(policy, { kind: 'claim', urgency: 'week', openedAt: friday, pauses }).dueAt!)).toBe(
      '2026-11-23T12:20:00.000Z',
    );
  });
});
