import { describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '../clock/duration.js';
import { calendarOf, hoursOf, PolicyFault, readPolicy } from '../policy.js';
import { policyFile } from '../testing/desk.js';

/** Every sentence of a policy that cannot be used, whole: an administrator has nothing else to go by. */
const faultsOf = (raw: unknown): readonly string[] => {
  try {
    readPolicy(raw, 1);
  } catch (fault) {
    return (fault as PolicyFault).faults;
  }
  return [];
};
const given = (more: object): object => ({ ...policyFile, ...more });
const calendar = (more: object): object => given({ calendar: { ...policyFile.calendar, ...more } });
const hours = (openingHours: unknown): object => given({ calendar: { openingHours } });
const step = (one: unknown): object => given({ ladder: [one] });
const tuesday = { tue: ['08:00-12:00'] };
const onTuesdays = (count: number, from = Date.UTC(2026, 0, 6)): string[] =>
  Array.from({ length: count }, (_, week) => new Date(from + week * 7 * 86_400_000).toISOString().slice(0, 10));
const PARTS =
  'version, timezone, calendar, regions, urgencies, confirmation, callback, handovers, succession, ladder, mandate';

describe('the sentences', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a slip on top', given({ laddr: 1 }), [`laddr is not known here (${PARTS})`]],
    [
      'a slip in a calendar',
      calendar({ holiday: {} }),
      ['calendar.holiday is not known here (officeDay, openingHours, holidays, closed, partDays)'],
    ],
    [
      'a slip in the holidays',
      calendar({ holidays: { easter: true } }),
      ['calendar.holidays.easter is not known here (country, goodFriday, liberationDay)'],
    ],
    [
      'a slip in a region',
      given({ regions: { island: { calendar: policyFile.calendar, hours: 1 } } }),
      ['regions.island.hours is not known here (timezone, calendar)'],
    ],
    [
      'slips in the parts that may be left out',
      given({ callback: { soon: 1 }, handovers: { most: 1 }, succession: { away: 1 }, mandate: { amount: 1 } }),
      [
        'callback.soon is not known here (now, today)',
        'handovers.most is not known here (max)',
        'succession.away is not known here (awayLongerThan)',
        'mandate.amount is not known here (amountCents, deciderAfter, silenceGrants, silenceGrantsUpToCents)',
      ],
    ],
    [
      'a slip in a step',
      step({ at: '0%', tell: ['duty'], to: 1 }),
      ['ladder[0].to is not known here (at, tell, add, outsideHours)'],
    ],
    ['a list where names belong', given({ regions: [] }), ['regions must be a set of names']],
    ['nothing where names belong', given({ regions: null }), ['regions must be a set of names']],
    ['a word where names belong', given({ callback: 'PT2M' }), ['callback must be a set of names']],
    [
      'no confirmation',
      given({ confirmation: undefined }),
      [
        'confirmation is missing',
        'confirmation.remindAfter must be a list',
        'confirmation.hours must be always or office',
        'confirmation.closeUnconfirmedAfter: "undefined" is not a length of time such as PT15M, PT4H or P1D',
        'confirmation.reopenWindow: "undefined" is not a length of time such as PT15M, PT4H or P1D',
      ],
    ],
    ['no ladder', given({ ladder: undefined }), ['ladder must be a list']],
    [
      'no policy',
      null,
      [
        'policy is missing',
        'calendar is missing',
        'calendar.openingHours is missing',
        'calendar.openingHours is never open, so no due time could be reckoned',
        'urgencies is missing',
      ],
    ],
    [
      'lengths that are none, each where it stands',
      given({
        callback: { now: 'soon', today: '-PT1M' },
        succession: { awayLongerThan: 'P367D' },
        mandate: { deciderAfter: 'PT8785H' },
        confirmation: { ...policyFile.confirmation, remindAfter: ['P1D', 'later'], reopenWindow: '-P1D' },
      }),
      [
        'confirmation.remindAfter[1]: "later" is not a length of time such as PT15M, PT4H or P1D',
        'confirmation.reopenWindow cannot be negative',
        'callback.now: "soon" is not a length of time such as PT15M, PT4H or P1D',
        'callback.today cannot be negative',
        'succession.awayLongerThan is longer than a year',
        'mandate.deciderAfter is longer than a year',
      ],
    ],
    [
      'days and hours together longer than a year',
      given({ callback: { now: 'P366DT1M' } }),
      ['callback.now is longer than a year'],
    ],
    [
      'numbers that are none',
      given({ handovers: { max: 101 }, mandate: { amountCents: '5', silenceGrantsUpToCents: 4_000_000_001 } }),
      [
        'mandate.amountCents must be a whole number from 0 to 1000000000',
        'handovers.max must be a whole number from 0 to 100',
        'mandate.silenceGrantsUpToCents must be a whole number from 0 to 4000000000',
      ],
    ],
    ['a maybe', calendar({ holidays: { goodFriday: 1 } }), ['calendar.holidays.goodFriday must be true or false']],
    [
      'an office day of days',
      calendar({ officeDay: 'P1D' }),
      ['calendar.officeDay must be hours of open time, such as PT8H'],
    ],
    [
      'an office day and a bit',
      calendar({ officeDay: 'P1DT8H' }),
      ['calendar.officeDay must be hours of open time, such as PT8H'],
    ],
    [
      'an empty office day',
      calendar({ officeDay: 'PT0S' }),
      ['calendar.officeDay must be hours of open time, such as PT8H'],
    ],
    [
      'an office day of more than a day',
      calendar({ officeDay: 'PT25H' }),
      ['calendar.officeDay must be hours of open time, such as PT8H'],
    ],
    [
      'no hours',
      hours(undefined),
      ['calendar.openingHours is missing', 'calendar.openingHours is never open, so no due time could be reckoned'],
    ],
    [
      'a time after midnight',
      hours({ mon: ['08:00-24:30'] }),
      [
        'calendar.openingHours.mon: "08:00-24:30" is not a block such as "08:00-17:30"',
        'calendar.openingHours is never open, so no due time could be reckoned',
      ],
    ],
    [
      'blocks that are no list',
      hours({ ...tuesday, mon: '08:00-17:00' }),
      ['calendar.openingHours.mon must be a list'],
    ],
    [
      'blocks that overlap, in any order',
      hours({ mon: ['11:00-13:00', '08:00-12:00'] }),
      ['calendar.openingHours.mon has blocks that overlap'],
    ],
    [
      'a night that runs into Monday',
      hours({ sun: ['22:00-08:01'], mon: ['08:00-12:00'] }),
      ['calendar.openingHours.sun has blocks that overlap'],
    ],
    [
      'a part day that overlaps itself',
      calendar({ partDays: { '2026-12-24': ['11:00-13:00', '08:00-12:00'] } }),
      ['calendar.partDays.2026-12-24 has blocks that overlap'],
    ],
    [
      'a part day that is none',
      calendar({ partDays: { kerst: ['08:00-12:00'] } }),
      ['calendar.partDays: "kerst" is not a date such as 2026-12-24'],
    ],
    [
      'a part day with words',
      calendar({ partDays: { '2026-12-24': ['ochtend'] } }),
      ['calendar.partDays.2026-12-24: "ochtend" is not a block such as "08:00-17:30"'],
    ],
    ...['x2026-12-31', '2026-12-31x', '6-12-31', '2026-2-31', '2026-12-1', '20261231', '2026-13-01', '2026-00-10'].map(
      (date): [string, unknown, readonly string[]] => [
        `a date written as ${date}`,
        calendar({ closed: [date] }),
        [`calendar.closed: "${date}" is not a date such as 2026-12-24`],
      ],
    ),
    [
      'a year of part days without hours',
      given({
        calendar: {
          openingHours: tuesday,
          partDays: Object.fromEntries(onTuesdays(60).map((date) => [date, []])),
        },
      }),
      ['calendar.partDays leaves no opening for more than a year from 2026-01-06, so no due time could be reckoned'],
    ],
    [
      'a year closed by dates and part days together',
      given({
        calendar: {
          openingHours: tuesday,
          closed: onTuesdays(60).filter((_, i) => i % 2 === 0),
          partDays: Object.fromEntries(onTuesdays(60).flatMap((date, i) => (i % 2 === 0 ? [] : [[date, []]]))),
        },
      }),
      ['calendar.closed leaves no opening for more than a year from 2026-01-06, so no due time could be reckoned'],
    ],
    [
      'a closed year',
      given({ calendar: { openingHours: tuesday, closed: onTuesdays(60).reverse() } }),
      ['calendar.closed leaves no opening for more than a year from 2026-01-06, so no due time could be reckoned'],
    ],
    ['a zone that is no word', given({ timezone: 1 }), ['timezone "1" is not a known time zone']],
    ['a zone of nowhere', given({ timezone: 'Mars/Noord' }), ['timezone "Mars/Noord" is not a known time zone']],
    [
      'a step without a moment',
      step({ tell: ['duty'] }),
      ['ladder[0].at: "undefined" is not a share ("25%") or a length of time ("-PT10M")'],
    ],
    ['a step too far', step({ at: '1001%', tell: ['duty'] }), ['ladder[0].at: "1001%" is too far from the due time']],
    [
      'a step too far before',
      step({ at: '-P367D', tell: ['duty'] }),
      ['ladder[0].at: "-P367D" is too far from the due time'],
    ],
    [
      'a step for a stranger',
      step({ at: '0%', tell: ['duty', 'boss'] }),
      ['ladder[0].tell knows owner, duty, onCall, lead'],
    ],
    ['a step for one word', step({ at: '0%', tell: 'duty' }), ['ladder[0].tell knows owner, duty, onCall, lead']],
    ['a step that adds a stranger', step({ at: '0%', add: 'boss' }), ['ladder[0].add knows helper and lead']],
    ['a step that does nothing', step({ at: '0%' }), ['ladder[0] tells nobody and adds nobody']],
    [
      'a promise of more than ten years',
      given({
        calendar: { openingHours: { mon: ['09:00-09:15'] } },
        regions: {
          island: { calendar: { officeDay: 'PT1M', openingHours: tuesday } },
          bay: { calendar: { openingHours: { mon: ['09:00-09:10'] } } },
        },
        ladder: [
          { at: '-20%', tell: ['duty'] },
          { at: 'PT10M', tell: ['duty'] },
        ],
        mandate: { deciderAfter: 'P60D' },
        confirmation: { hours: 'office', remindAfter: [], closeUnconfirmedAfter: 'P80D', reopenWindow: 'P14D' },
      }),
      [
        'mandate.deciderAfter would take more than ten years in calendar',
        'confirmation.closeUnconfirmedAfter would take more than ten years in calendar',
        'mandate.deciderAfter would take more than ten years in regions.bay.calendar',
        'confirmation.closeUnconfirmedAfter would take more than ten years in regions.bay.calendar',
      ],
    ],
  ])('%s', (_name, raw, sentences) => {
    const faults = faultsOf(raw);
    if (raw === null) expect(faults.slice(0, 5)).toEqual(sentences);
    else expect(faults).toEqual(sentences);
  });

  it('stand together in the fault', () => {
    const fault = new PolicyFault(['one', 'two']);
    expect(fault.message).toBe('The policy cannot be used: one; two');
  });
});

describe('what is right at its edge', () => {
  it.each<[string, object]>([
    ['a night that ends as Monday begins', hours({ sun: ['22:00-08:00'], mon: ['08:00-12:00'] })],
    ['blocks that touch', hours({ mon: ['12:00-13:00', '08:00-12:00'] })],
    ['a part day whose blocks touch', calendar({ partDays: { '2026-12-24': ['12:00-13:00', '08:00-12:00'] } })],
    ['an office day of a whole day', calendar({ officeDay: 'PT24H' })],
    ['until midnight', hours({ mon: ['08:00-24:00'] })],
    ['ten times the target', step({ at: '1000%', tell: ['duty'] })],
    ['ten times before', step({ at: '-1000%', tell: ['duty'] })],
    ['a step a year away', step({ at: 'P366D', tell: ['duty'] })],
    ['a promise of a year', given({ callback: { now: 'P366D' } })],
    ['no handovers at all', given({ handovers: { max: 0 } })],
    ['a hundred handovers', given({ handovers: { max: 100 } })],
    ['a step that only adds', step({ at: '0%', add: 'lead' })],
    ['an empty ladder', given({ ladder: [] })],
    ['closed for most of a year', given({ calendar: { openingHours: tuesday, closed: onTuesdays(52) } })],
    [
      'closed twice for half a year',
      given({
        calendar: { openingHours: tuesday, closed: [...onTuesdays(30, Date.UTC(2027, 5, 1)), ...onTuesdays(30)] },
      }),
    ],
    [
      'confirmation around the clock, however long',
      given({
        calendar: { openingHours: { mon: ['09:00-09:15'] } },
        ladder: [],
        confirmation: { ...policyFile.confirmation, hours: 'always', closeUnconfirmedAfter: 'P300D' },
      }),
    ],
  ])('%s', (_name, raw) => expect(faultsOf(raw)).toEqual([]));
});

describe('a policy that says everything', () => {
  const read = readPolicy(
    {
      ...policyFile,
      calendar: {
        officeDay: 'PT7H30M',
        openingHours: { mon: ['13:00-17:05', '08:10-12:00'], sun: ['22:00-06:00'], sat: ['00:00-24:00'] },
        holidays: { country: 'NL', goodFriday: true, liberationDay: 'always' },
        closed: ['2026-12-31'],
        partDays: { '2026-12-24': ['10:00-11:00', '08:00-09:30'] },
      },
      regions: { island: { timezone: 'Atlantic/Azores', calendar: { openingHours: tuesday, holidays: {} } } },
      confirmation: {
        hours: 'always',
        remindAfter: ['PT1H', 'P2D'],
        closeUnconfirmedAfter: 'P4D',
        reopenWindow: 'P7D',
      },
      callback: { now: 'PT1M', today: 'PT9M' },
      handovers: { max: 3 },
      succession: { awayLongerThan: 'P9D' },
      mandate: { amountCents: 7, deciderAfter: 'PT3H', silenceGrants: false, silenceGrantsUpToCents: 8 },
      ladder: [
        { at: '-20%', tell: ['owner', 'lead'] },
        { at: 'PT10M', add: 'helper', outsideHours: false },
      ],
    },
    7,
  );
  const length = (days: number, ms = 0) => ({ days, ms });

  it('is read as it stands', () => {
    expect(read.version).toBe(7);
    expect(read.calendar).toEqual({
      zone: 'Europe/Amsterdam',
      officeDayMs: 7.5 * HOUR,
      week: [
        [{ from: 22 * 60, to: 30 * 60 }],
        [
          { from: 490, to: 720 },
          { from: 780, to: 1025 },
        ],
        [],
        [],
        [],
        [],
        [{ from: 0, to: 1440 }],
      ],
      holidays: { goodFriday: true, liberationDay: 'always' },
      closed: new Set(['2026-12-31']),
      partDays: new Map([
        [
          '2026-12-24',
          [
            { from: 480, to: 570 },
            { from: 600, to: 660 },
          ],
        ],
      ]),
    });
    expect(read.regions['island']).toEqual({
      zone: 'Atlantic/Azores',
      officeDayMs: 8 * HOUR,
      week: [[], [], [{ from: 480, to: 720 }], [], [], [], []],
      holidays: { goodFriday: false, liberationDay: 'lustrum' },
    });
    expect(read.confirmation).toEqual({
      hours: 'always',
      remindAfter: [length(0, HOUR), length(2)],
      closeUnconfirmedAfter: length(4),
      reopenWindow: length(7),
    });
    expect(read.callback).toEqual({ now: length(0, MINUTE), today: length(0, 9 * MINUTE) });
    expect(read.handovers).toEqual({ max: 3 });
    expect(read.succession).toEqual({ awayLongerThan: length(9) });
    expect(read.mandate).toEqual({
      amountCents: 7,
      deciderAfter: length(0, 3 * HOUR),
      silenceGrants: false,
      silenceGrantsUpToCents: 8,
    });
    expect(read.ladder).toEqual([
      { at: '-20%', offset: { share: -0.2 }, tell: ['owner', 'lead'] },
      { at: 'PT10M', offset: { duration: length(0, 10 * MINUTE) }, tell: [], add: 'helper' },
    ]);
    expect(read.urgencies.now).toEqual({
      hours: 'always',
      claim: length(0, 2 * MINUTE),
      firstReply: length(0, 5 * MINUTE),
      solve: length(0, 2 * HOUR),
      handover: length(0, 2 * MINUTE),
      consult: length(0, 5 * MINUTE),
    });
  });

  it('gives each region its hours, and the desk’s where there are none', () => {
    expect(calendarOf(read, 'island')).toBe(read.regions['island']);
    expect(calendarOf(read, 'city')).toBe(read.calendar);
    expect(calendarOf(read)).toBe(read.calendar);
    expect(hoursOf(read, 'always', 'island')).toBe('always');
    expect(hoursOf(read, 'office', 'island')).toBe(read.regions['island']);
  });
});
