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
  ])('is refused with a sentence that says where: %s', (_name, raw, sentence) => {
    expect(faultsOf(raw).join('; ')).toContain(sentence);
  });
  it('names every fault at once', () => {
    expect(faultsOf({ ...policyFile, urgencies: {}, ladder: [{ at: 'soon', add: 'helper' }] }).length).toBeGreaterThan(
      4,
    );
  });
});

describe('a preview', () => {
  const friday = Date.parse('2026-11-20T16:30+01:00');
  const local = (instant: number): string => new Date(instant).toISOString();
  it('counts a week question in open time, its steps too', () => {
    const clock = previewClock(policy, 'claim', 'week', friday, []);
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
    expect(local(previewClock(policy, 'claim', 'normal', Date.parse('2026-11-19T13:00+01:00'), []).dueAt!)).toBe(
      '2026-11-20T10:30:00.000Z',
    );
  });
  it('leaves out the pauses', () => {
    const pauses = [{ from: friday + 600_000, to: Date.parse('2026-11-23T09:00+01:00') }];
    expect(local(previewClock(policy, 'claim', 'week', friday, pauses).dueAt!)).toBe('2026-11-23T12:20:00.000Z');
  });
});
