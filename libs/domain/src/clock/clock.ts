import { ladderSteps, type ClockStep } from '../escalation/ladder.js';
import { hoursOf, type HoursName, type Policy, type TargetName, type Urgency } from '../policy.js';
import { addOpenTime, lengthOn, type Hours } from './business-time.js';
import { type Duration } from './duration.js';
import { type Interval } from './calendar.js';

export type ClockKind =
  | 'claim'
  | 'first_reply'
  | 'promise'
  | 'solve'
  | 'consult'
  | 'handover'
  | 'decision'
  | 'confirmation'
  | 'callback'
  | 'data_leak';
export type ClockState = 'running' | 'paused' | 'met' | 'broken' | 'stopped';
/**
 * `kept` and `broken` say how the promise ended; `moved`: a new time replaced it before it was due; `later`: she agreed to a later
 * date in time; `lapsed`: an offer nobody answered.
 */
export type ClockOutcome = 'kept' | 'broken' | 'moved' | 'later' | 'lapsed' | 'stopped';

/** What the clock counts towards: a target of the policy, a moment somebody named, or the confirmation's reminders. */
export type ClockTarget =
  | { readonly of: TargetName | 'callback'; readonly urgency: Urgency }
  /** A moment somebody promised; a pause moves it along. */
  | { readonly of: 'promised'; readonly by: number }
  /** A moment she agreed to; it stays where it is. */
  | { readonly of: 'agreed'; readonly by: number }
  | { readonly of: 'decision' | 'confirmation' | 'data_leak' };

/**
 * A running promise. Instants are UTC milliseconds. `dueAt` and `steps` are derived from the rest (start, target, pauses, the
 * policy version that applied) and kept beside it so that a bell can be set without the calendar. A paused clock has no due time.
 */
export interface Clock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly consultId?: string;
  readonly handoverId?: string;
  readonly decisionId?: string;
  /** Which of the policy's calendars applies; the desk's own without it. */
  readonly region?: string;
  /** Hours nobody was rostered awake when it started: no minutes are promised for them. */
  readonly asleep?: readonly Interval[];
  /** It runs, but another clock climbs the ladder for it. */
  readonly muted?: true;
  readonly target: ClockTarget;
  readonly policyVersion: number;
  readonly startedAt: number;
  /** Closed pauses; an open one stands in `pausedAt`. */
  readonly pauses: readonly Interval[];
  readonly pausedAt?: number;
  /** It was already late when it was paused, and when it had been due; older facts say only the first. */
  readonly pausedLate?: true;
  readonly wasDueAt?: number;
  readonly state: ClockState;
  readonly dueAt?: number;
  readonly steps: readonly ClockStep[];
  /** A step was due while nobody was awake: it rings when somebody is. */
  readonly waitsUntil?: number;
  /** Names of the steps that have rung, or were overtaken by a higher one when the target shrank. */
  readonly rung: readonly string[];
  readonly endedAt?: number;
  readonly outcome?: ClockOutcome;
}

export interface NewClock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly target: ClockTarget;
  readonly consultId?: string;
  readonly handoverId?: string;
  readonly decisionId?: string;
  readonly region?: string;
  readonly asleep?: readonly Interval[];
}

export function startClock(policy: Policy, clock: NewClock, now: number): Clock {
  return derive(policy, {
    ...clock,
    policyVersion: policy.version,
    startedAt: now,
    pauses: [],
    state: 'running',
    steps: [],
    rung: [],
  });
}

export function isOpen(clock: Clock): boolean {
  return clock.state === 'running' || clock.state === 'paused';
}

/** They climb the ladder. */
export const CLIMBING: readonly ClockKind[] = ['claim', 'first_reply', 'promise', 'solve', 'consult', 'callback'];

/** It climbs the ladder; the others have only their own outcome. */
export function climbs({ kind }: Pick<Clock, 'kind'>): boolean {
  return CLIMBING.includes(kind);
}

/** Late is a fact about now, not a state: a late clock keeps running until it is met or replaced. */
export function isLate(clock: Clock, now: number): boolean {
  return clock.state === 'running' && clock.dueAt !== undefined && now > clock.dueAt;
}

/** Late now, or when it was paused: however it ends, it was not kept. */
export function wasLate(clock: Clock, now: number): boolean {
  return isLate(clock, now) || (clock.state === 'paused' && clock.pausedLate === true);
}

export function pauseClock(clock: Clock, now: number): Clock {
  if (clock.state !== 'running') return clock;
  const { dueAt, ...rest } = clock;
  return {
    ...rest,
    state: 'paused',
    pausedAt: now,
    ...(isLate(clock, now) && dueAt !== undefined ? { pausedLate: true as const, wasDueAt: dueAt } : {}),
    steps: [],
  };
}

/** `struckOut`: the pause never happened (she said it was not solved after all). */
export function resumeClock(policy: Policy, clock: Clock, now: number, struckOut = false): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === undefined) return clock;
  const { pausedAt, pausedLate: _late, wasDueAt: _was, ...rest } = clock;
  const pauses = struckOut || now <= pausedAt ? clock.pauses : [...clock.pauses, { from: pausedAt, to: now }];
  return derive(policy, { ...rest, state: 'running', pauses });
}

/** A new target on the same start and pauses; steps already passed collapse into the highest of them. */
export function retargetClock(policy: Policy, clock: Clock, target: ClockTarget, now: number): Clock {
  return collapsed(derive(policy, { ...clock, target, policyVersion: policy.version }), now);
}

/** Taken to a new version of the policy, on purpose. */
export function rederiveClock(policy: Policy, clock: Clock, now: number): Clock {
  return collapsed(derive(policy, { ...clock, policyVersion: policy.version }), now);
}

export function muteClock(clock: Clock): Clock {
  return { ...clock, muted: true, steps: [] };
}

export function unmuteClock(policy: Policy, { muted: _muted, ...clock }: Clock, now: number): Clock {
  return collapsed(derive(policy, clock), now);
}

/** Steps already passed ring once, as the highest of them. */
function collapsed(clock: Clock, now: number): Clock {
  const passed = clock.steps.filter(({ step, at }) => at <= now && !clock.rung.includes(step)).slice(0, -1);
  return { ...clock, rung: [...clock.rung, ...passed.map(({ step }) => step)] };
}

/** Ends the clock by what it waited for, which happened at `heardAt`: kept if that was in time. */
export function meetClock(clock: Clock, now: number, heardAt = now): Clock {
  const inTime = clock.state === 'paused' ? !clock.pausedLate : heardAt <= (clock.dueAt ?? Infinity);
  return endClock(clock, now, inTime ? 'kept' : 'broken');
}

/** Ends a clock nothing waits for any more. What was promised to somebody and was late by then was broken, and stays so. */
export function stopClock(clock: Clock, now: number): Clock {
  return endClock(clock, now, climbs(clock) && wasLate(clock, now) ? 'broken' : 'stopped');
}

export function endClock(clock: Clock, now: number, outcome: ClockOutcome): Clock {
  if (!isOpen(clock)) return clock;
  const state: ClockState = outcome === 'kept' ? 'met' : outcome === 'broken' ? 'broken' : 'stopped';
  return { ...clock, state, outcome, endedAt: now };
}

/** The next step that has not rung, if the clock runs. */
export function nextRing(clock: Clock): ClockStep | undefined {
  const next = clock.state === 'running' ? clock.steps.find(({ step }) => !clock.rung.includes(step)) : undefined;
  return next && clock.waitsUntil !== undefined ? { ...next, at: Math.max(next.at, clock.waitsUntil) } : next;
}

export function dueSteps(clock: Clock, now: number): ClockStep[] {
  if (clock.state !== 'running' || now < (clock.waitsUntil ?? -Infinity)) return [];
  return clock.steps.filter((step) => step.at <= now && !clock.rung.includes(step.step));
}

export function ringClock(clock: Clock, step: string): Clock {
  return { ...clock, rung: [...clock.rung, step] };
}

/** Nobody is awake to hear it. */
export function waitToRing(clock: Clock, until: number): Clock {
  return { ...clock, waitsUntil: until };
}

function derive(policy: Policy, { waitsUntil: _anew, ...clock }: Clock): Clock {
  if (clock.state !== 'running') return clock;
  const times = timesOf(policy, clock);
  return { ...clock, ...times, ...(clock.muted ? { steps: [] } : {}) };
}

type Times = Pick<Clock, 'dueAt' | 'steps'>;

function timesOf(policy: Policy, clock: Clock): Times {
  const { target, startedAt, pauses } = clock;
  switch (target.of) {
    case 'confirmation':
      return confirmationTimes(policy, clock);
    case 'decision':
      return once(policy, clock, 'office', policy.mandate.deciderAfter);
    case 'data_leak':
      return once(policy, clock, 'always', SEVENTY_TWO_HOURS);
    case 'handover':
      return once(policy, clock, policy.urgencies[target.urgency].hours, policy.urgencies[target.urgency].handover);
    case 'agreed':
      return ladderTimes(policy, clock, 'always', Math.max(0, target.by - startedAt), []);
    case 'promised':
      return ladderTimes(policy, clock, 'always', Math.max(0, target.by - startedAt), pauses);
    case 'callback': {
      const length = lengthOn('always', policy.callback[target.urgency === 'now' ? 'now' : 'today']);
      return ladderTimes(policy, clock, 'always', length, stillFor(clock, 'always'));
    }
    default: {
      const { hours: name, [target.of]: duration } = policy.urgencies[target.urgency];
      const hours = hoursOf(policy, name, clock.region);
      return ladderTimes(policy, clock, hours, lengthOn(hours, duration), stillFor(clock, hours));
    }
  }
}

const SEVENTY_TWO_HOURS: Duration = { days: 3, ms: 0 };
export const DUE = 'due';

/** One step, when it is due: an offer lapses, a decider's silence speaks, a report is late. */
function once(policy: Policy, clock: Clock, name: HoursName, duration: Duration): Times {
  const hours = hoursOf(policy, name, clock.region);
  const still = clock.kind === 'data_leak' ? clock.pauses : stillFor(clock, hours);
  const dueAt = addOpenTime(hours, clock.startedAt, lengthOn(hours, duration), still);
  return { dueAt, steps: [{ step: DUE, at: dueAt }] };
}

function ladderTimes(
  policy: Policy,
  { startedAt }: Clock,
  hours: Hours,
  length: number,
  still: readonly Interval[],
): Times {
  return {
    dueAt: addOpenTime(hours, startedAt, length, still),
    steps: ladderSteps(policy.ladder, hours, startedAt, length, still),
  };
}

/** What does not count: pauses, and around the clock also the hours nobody is awake. */
function stillFor({ pauses, asleep = [] }: Clock, hours: Hours): readonly Interval[] {
  if (hours !== 'always' || asleep.length === 0) return pauses;
  return [...pauses, ...asleep].sort((a, b) => a.from - b.from);
}

export const CLOSE_UNCONFIRMED = 'close';

/** Reminders, then the close; the confirmation clock does not climb the ladder. */
function confirmationTimes(policy: Policy, clock: Clock): Pick<Clock, 'dueAt' | 'steps'> {
  const { confirmation } = policy;
  const hours = hoursOf(policy, confirmation.hours, clock.region);
  const after = (length: number): number => addOpenTime(hours, clock.startedAt, length, clock.pauses);
  const dueAt = after(lengthOn(hours, confirmation.closeUnconfirmedAfter));
  const reminders = confirmation.remindAfter.map((length, i) => ({
    step: `remind ${i + 1}`,
    at: after(lengthOn(hours, length)),
  }));
  return { dueAt, steps: [...reminders, { step: CLOSE_UNCONFIRMED, at: dueAt }] };
}
