import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../policy.js';
import { NINE, policy, policyFile } from '../testing/desk.js';
import {
  dueSteps,
  endClock,
  isLate,
  isOpen,
  meetClock,
  muteClock,
  nextRing,
  pauseClock,
  rederiveClock,
  resumeClock,
  retargetClock,
  ringClock,
  startClock,
  unmuteClock,
  type Clock,
  type ClockTarget,
  type NewClock,
} from './clock.js';
import { HOUR, MINUTE } from './duration.js';

const start = (target: ClockTarget, more: Partial<NewClock> = {}, now = NINE): Clock =>
  startClock(policy, { id: 'c-1', kind: 'solve', target, ...more }, now);
const today = (of: 'claim' | 'firstReply' | 'solve' | 'consult' | 'handover' | 'callback' = 'firstReply') =>
  ({ of, urgency: 'today' }) as const;
const at = ({ dueAt }: Clock, from = NINE): number => (dueAt! - from) / MINUTE;
const rings = ({ steps }: Clock): [string, number][] => steps.map(({ step, at }) => [step, (at - NINE) / MINUTE]);

describe('what a clock counts to', () => {
  it.each([
    ['a target around the clock', today(), {}, 30],
    ['a target in opening hours', { of: 'claim', urgency: 'week' }, {}, 4.5 * 60],
    ['an office day', { of: 'firstReply', urgency: 'week' }, {}, 8.5 * 60],
    ['a moment that was promised', { of: 'promised', by: NINE + 50 * MINUTE }, {}, 50],
    ['a moment promised in the past is now', { of: 'promised', by: NINE - MINUTE }, {}, 0],
    ['a moment she agreed to', { of: 'agreed', by: NINE + 5 * HOUR }, {}, 300],
    ['a call to be returned when care cannot wait', { of: 'callback', urgency: 'now' }, { kind: 'callback' }, 2],
    ['a call to be returned otherwise', { of: 'callback', urgency: 'normal' }, { kind: 'callback' }, 10],
    ['an offer, today', today('handover'), { kind: 'handover' }, 15],
    ['an offer, this week', { of: 'handover', urgency: 'week' }, { kind: 'handover' }, 120],
    ['a decision, in office time', { of: 'decision' }, { kind: 'decision' }, 4.5 * 60],
    ['the report of a leak', { of: 'data_leak' }, { kind: 'data_leak' }, 72 * 60],
  ] as const)('%s', (_what, target, more, minutes) => expect(at(start(target as ClockTarget, more))).toBe(minutes));

  it('the ladder is for what she waits on; an offer, a decision and a report have one step', () => {
    expect(rings(start(today()))).toEqual([
      ['-20%', 24],
      ['0%', 30],
      ['10%', 33],
      ['25%', 37.5],
      ['100%', 60],
    ]);
    expect(start(today('callback'), { kind: 'callback' }).steps).toHaveLength(5);
    expect(rings(start(today('handover'), { kind: 'handover' }))).toEqual([['due', 15]]);
    expect(rings(start({ of: 'decision' }, { kind: 'decision' }))).toEqual([['due', 270]]);
    expect(rings(start({ of: 'data_leak' }, { kind: 'data_leak' }))).toEqual([['due', 72 * 60]]);
  });
  it('remembers the policy it was started under', () => expect(start(today()).policyVersion).toBe(1));
});

describe('hours nobody is awake', () => {
  const asleep = [{ from: NINE + 10 * MINUTE, to: NINE + 70 * MINUTE }];
  it('are promised nothing: the time goes on when somebody is', () => {
    expect(at(start(today(), { asleep }))).toBe(90);
    expect(at(start(today('callback'), { kind: 'callback', asleep }))).toBe(10);
    expect(at(start(today('handover'), { kind: 'handover', asleep }))).toBe(75);
  });
  it('do not move what somebody promised or she agreed to, nor opening hours, nor the law', () => {
    expect(at(start({ of: 'promised', by: NINE + 30 * MINUTE }, { asleep }))).toBe(30);
    expect(at(start({ of: 'agreed', by: NINE + 30 * MINUTE }, { asleep }))).toBe(30);
    expect(at(start({ of: 'claim', urgency: 'week' }, { asleep }))).toBe(270);
    expect(at(start({ of: 'data_leak' }, { kind: 'data_leak', asleep }))).toBe(72 * 60);
  });
  it('and pauses count once where they overlap', () => {
    const paused = pauseClock(start(today(), { asleep }), NINE + 5 * MINUTE);
    expect(at(resumeClock(policy, paused, NINE + 20 * MINUTE))).toBe(95);
  });
});

describe('what does not count', () => {
  it('is taken in the order of the day, whichever was told first', () => {
    const asleep = [{ from: NINE + 5 * MINUTE, to: NINE + 10 * MINUTE }];
    const paused = pauseClock(start(today(), { asleep }), NINE + 20 * MINUTE);
    expect(at(resumeClock(policy, paused, NINE + 40 * MINUTE))).toBe(30 + 5 + 20);
  });
});

describe('a pause', () => {
  it('has no due time; resumed, it is moved by exactly the pause', () => {
    const paused = pauseClock(start(today()), NINE + 10 * MINUTE);
    expect(paused).toMatchObject({ state: 'paused', pausedAt: NINE + 10 * MINUTE, steps: [] });
    expect(paused).not.toHaveProperty('dueAt');
    expect(pauseClock(paused, NINE + 11 * MINUTE)).toBe(paused);
    expect(nextRing(paused)).toBeUndefined();
    expect(dueSteps(paused, Infinity)).toEqual([]);
    const resumed = resumeClock(policy, paused, NINE + 25 * MINUTE);
    expect(at(resumed)).toBe(45);
    expect(resumed.pauses).toEqual([{ from: NINE + 10 * MINUTE, to: NINE + 25 * MINUTE }]);
    expect(resumed).not.toHaveProperty('pausedAt');
    expect(resumeClock(policy, resumed, NINE + 30 * MINUTE)).toBe(resumed);
  });
  it('struck out never was; of no length neither', () => {
    const paused = pauseClock(start(today()), NINE + 10 * MINUTE);
    expect(resumeClock(policy, paused, NINE + 25 * MINUTE, true).pauses).toEqual([]);
    expect(resumeClock(policy, paused, NINE + 10 * MINUTE).pauses).toEqual([]);
  });
  it('does not move the day she agreed to', () => {
    const paused = pauseClock(start({ of: 'agreed', by: NINE + HOUR }), NINE + 10 * MINUTE);
    expect(at(resumeClock(policy, paused, NINE + 30 * MINUTE))).toBe(60);
  });
  it('remembers that it was late already', () => {
    const late = pauseClock(start(today()), NINE + 31 * MINUTE);
    expect(late).toMatchObject({ pausedLate: true, wasDueAt: start(today()).dueAt });
    expect(meetClock(late, NINE + 40 * MINUTE)).toMatchObject({ state: 'broken', outcome: 'broken' });
    expect(meetClock(pauseClock(start(today()), NINE + 30 * MINUTE), NINE + 40 * MINUTE)).toMatchObject({
      state: 'met',
    });
    const resumed = resumeClock(policy, late, NINE + 40 * MINUTE);
    expect(Object.keys(resumed).filter((name) => /Late|was/.test(name))).toEqual([]);
  });
});

describe('the end', () => {
  it('in time is kept, a moment later broken', () => {
    const clock = start(today());
    expect(isLate(clock, clock.dueAt!)).toBe(false);
    expect(isLate(clock, clock.dueAt! + 1)).toBe(true);
    expect(meetClock(clock, clock.dueAt!)).toMatchObject({ state: 'met', outcome: 'kept', endedAt: clock.dueAt });
    expect(meetClock(clock, clock.dueAt! + 1)).toMatchObject({ state: 'broken', outcome: 'broken' });
    expect(meetClock(clock, clock.dueAt! + 9, clock.dueAt)).toMatchObject({ state: 'met', endedAt: clock.dueAt! + 9 });
  });
  it.each([
    ['kept', 'met'],
    ['broken', 'broken'],
    ['moved', 'stopped'],
    ['later', 'stopped'],
    ['lapsed', 'stopped'],
    ['stopped', 'stopped'],
  ] as const)('%s is %s, and only once', (outcome, state) => {
    const ended = endClock(start(today()), NINE, outcome);
    expect(ended).toMatchObject({ state, outcome, endedAt: NINE });
    expect(isOpen(ended)).toBe(false);
    expect(endClock(ended, NINE + 1, 'kept')).toBe(ended);
    expect(meetClock(ended, NINE + 1)).toBe(ended);
    expect(nextRing(ended)).toBeUndefined();
    expect(dueSteps(ended, Infinity)).toEqual([]);
    expect(isLate(ended, Infinity)).toBe(false);
  });
  it('a clock that stands still is not late, whatever the hour', () => {
    expect(isLate(pauseClock(start(today()), NINE + HOUR), Infinity)).toBe(false);
  });
});

describe('what rings', () => {
  it('is each step once, in order', () => {
    const clock = start(today());
    expect(nextRing(clock)).toEqual({ step: '-20%', at: NINE + 24 * MINUTE });
    expect(dueSteps(clock, NINE + 24 * MINUTE - 1)).toEqual([]);
    expect(dueSteps(clock, NINE + 30 * MINUTE).map(({ step }) => step)).toEqual(['-20%', '0%']);
    const rung = ringClock(clock, '-20%');
    expect(nextRing(rung)?.step).toBe('0%');
    expect(dueSteps(rung, NINE + 30 * MINUTE).map(({ step }) => step)).toEqual(['0%']);
  });
  it('a new target lets the steps already passed ring once, as the highest', () => {
    const hurried = retargetClock(policy, start(today('solve')), { of: 'solve', urgency: 'now' }, NINE + 3 * HOUR);
    expect(at(hurried)).toBe(120);
    expect(dueSteps(hurried, NINE + 3 * HOUR).map(({ step }) => step)).toEqual(['25%']);
    const calm = retargetClock(policy, start(today('solve')), { of: 'solve', urgency: 'now' }, NINE + MINUTE);
    expect(calm.rung).toEqual([]);
    const onTheDot = retargetClock(policy, start(today('solve')), { of: 'solve', urgency: 'now' }, NINE + 2 * HOUR);
    expect(onTheDot.rung).toEqual(['-20%']);
  });
  it('a new target leaves what stands still or is over as it is', () => {
    for (const still of [pauseClock(start(today()), NINE + MINUTE), endClock(start(today()), NINE, 'stopped')]) {
      const { dueAt, steps } = retargetClock(policy, still, today('solve'), NINE + MINUTE);
      expect({ dueAt, steps }).toEqual({ dueAt: still.dueAt, steps: still.steps });
    }
  });
  it('a new policy applies on purpose: earlier pauses still count', () => {
    const slower = readPolicy(
      {
        ...policyFile,
        urgencies: { ...policyFile.urgencies, today: { ...policyFile.urgencies.today, firstReply: 'PT1H' } },
      },
      7,
    );
    const clock = resumeClock(policy, pauseClock(start(today()), NINE + 5 * MINUTE), NINE + 15 * MINUTE);
    expect(rederiveClock(slower, clock, NINE + 16 * MINUTE)).toMatchObject({
      policyVersion: 7,
      dueAt: NINE + 70 * MINUTE,
    });
  });
  it('muted it runs without steps, also after a pause; unmuted it climbs from where it stands', () => {
    const muted = muteClock(start(today()));
    expect(muted).toMatchObject({ muted: true, steps: [], dueAt: NINE + 30 * MINUTE });
    const back = resumeClock(policy, pauseClock(muted, NINE + MINUTE), NINE + 2 * MINUTE);
    expect(back).toMatchObject({ muted: true, steps: [], dueAt: NINE + 31 * MINUTE });
    const loud = unmuteClock(policy, back, NINE + 36 * MINUTE);
    expect(loud).not.toHaveProperty('muted');
    expect(loud.rung).toEqual(['-20%', '0%']);
    expect(nextRing(loud)?.step).toBe('10%');
  });
});
