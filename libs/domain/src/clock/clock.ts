import { ladderSteps, type ClockStep } from '../escalation/ladder.js';
import { hoursOf, type HoursName, type Policy, type TargetName, type Urgency } from '../policy.js';
import { addOpenTime, lengthOn } from './business-time.js';
import { type Interval } from './calendar.js';

export type ClockKind = 'claim' | 'first_reply' | 'promise' | 'solve' | 'consult' | 'confirmation';
export type ClockState = 'running' | 'paused' | 'met' | 'broken' | 'stopped';
/** `kept` and `broken` say how the promise ended; `moved`: a new time replaced it before it was due. */
export type ClockOutcome = 'kept' | 'broken' | 'moved' | 'stopped';

/** What the clock counts towards: a target of the policy, a moment somebody named, or the confirmation's reminders. */
export type ClockTarget =
  | { readonly of: TargetName; readonly urgency: Urgency }
  | { readonly of: 'promised'; readonly by: number }
  | { readonly of: 'confirmation' };

/**
 * A running promise. Instants are UTC milliseconds. `dueAt` and `steps` are derived from the rest (start, target, pauses, the
 * policy version that applied) and kept beside it so that a bell can be set without the calendar. A paused clock has no due time.
 */
export interface Clock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly consultId?: string;
  readonly target: ClockTarget;
  readonly policyVersion: number;
  readonly startedAt: number;
  /** Closed pauses; an open one stands in `pausedAt`. */
  readonly pauses: readonly Interval[];
  readonly pausedAt?: number;
  /** It was already late when it was paused. */
  readonly pausedLate?: true;
  readonly state: ClockState;
  readonly dueAt?: number;
  readonly steps: readonly ClockStep[];
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

/** Late is a fact about now, not a state: a late clock keeps running until it is met or replaced. */
export function isLate(clock: Clock, now: number): boolean {
  return clock.state === 'running' && clock.dueAt !== undefined && now > clock.dueAt;
}

export function pauseClock(clock: Clock, now: number): Clock {
  if (clock.state !== 'running') return clock;
  const { dueAt: _due, ...rest } = clock;
  return {
    ...rest,
    state: 'paused',
    pausedAt: now,
    ...(isLate(clock, now) ? { pausedLate: true as const } : {}),
    steps: [],
  };
}

/** `struckOut`: the pause never happened (she said it was not solved after all). */
export function resumeClock(policy: Policy, clock: Clock, now: number, struckOut = false): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === undefined) return clock;
  const { pausedAt, pausedLate: _late, ...rest } = clock;
  const pauses = struckOut || now <= pausedAt ? clock.pauses : [...clock.pauses, { from: pausedAt, to: now }];
  return derive(policy, { ...rest, state: 'running', pauses });
}

/** A new target on the same start and pauses; steps already passed collapse into the highest of them. */
export function retargetClock(policy: Policy, clock: Clock, target: ClockTarget, now: number): Clock {
  const derived = derive(policy, { ...clock, target, policyVersion: policy.version });
  const passed = derived.steps.filter((step) => step.at <= now && !derived.rung.includes(step.step)).slice(0, -1);
  return { ...derived, rung: [...derived.rung, ...passed.map((step) => step.step)] };
}

/** Ends the clock by what it waited for, which happened at `heardAt`: kept if that was in time. */
export function meetClock(clock: Clock, now: number, heardAt = now): Clock {
  if (!isOpen(clock)) return clock;
  const inTime = clock.state === 'paused' ? !clock.pausedLate : clock.dueAt === undefined || heardAt <= clock.dueAt;
  return endClock(clock, now, inTime ? 'kept' : 'broken');
}

export function endClock(clock: Clock, now: number, outcome: ClockOutcome): Clock {
  if (!isOpen(clock)) return clock;
  const state: ClockState = outcome === 'kept' ? 'met' : outcome === 'broken' ? 'broken' : 'stopped';
  return { ...clock, state, outcome, endedAt: now };
}

/** The next step that has not rung, if the clock runs. */
export function nextRing(clock: Clock): ClockStep | undefined {
  return clock.state === 'running' ? clock.steps.find((step) => !clock.rung.includes(step.step)) : undefined;
}

export function dueSteps(clock: Clock, now: number): ClockStep[] {
  if (clock.state !== 'running') return [];
  return clock.steps.filter((step) => step.at <= now && !clock.rung.includes(step.step));
}

export function ringClock(clock: Clock, step: string): Clock {
  return { ...clock, rung: [...clock.rung, step] };
}

function derive(policy: Policy, clock: Clock): Clock {
  if (clock.state !== 'running') return clock;
  if (clock.target.of === 'confirmation') return { ...clock, ...confirmationTimes(policy, clock) };
  const hours = hoursOf(policy, hoursName(policy, clock.target));
  const length =
    clock.target.of === 'promised'
      ? Math.max(0, clock.target.by - clock.startedAt)
      : lengthOn(hours, policy.urgencies[clock.target.urgency][clock.target.of]);
  return {
    ...clock,
    dueAt: addOpenTime(hours, clock.startedAt, length, clock.pauses),
    steps: ladderSteps(policy.ladder, hours, clock.startedAt, length, clock.pauses),
  };
}

/** A moment somebody promised is a moment on the wall, day or night. */
function hoursName(policy: Policy, target: ClockTarget): HoursName {
  return target.of === 'promised' || target.of === 'confirmation' ? 'always' : policy.urgencies[target.urgency].hours;
}

export const CLOSE_UNCONFIRMED = 'close';

/** Reminders, then the close; the confirmation clock does not climb the ladder. */
function confirmationTimes(policy: Policy, clock: Clock): Pick<Clock, 'dueAt' | 'steps'> {
  const { confirmation } = policy;
  const hours = hoursOf(policy, confirmation.hours);
  const after = (length: number): number => addOpenTime(hours, clock.startedAt, length, clock.pauses);
  const dueAt = after(lengthOn(hours, confirmation.closeUnconfirmedAfter));
  const reminders = confirmation.remindAfter.map((length, i) => ({
    step: `remind ${i + 1}`,
    at: after(lengthOn(hours, length)),
  }));
  return { dueAt, steps: [...reminders, { step: CLOSE_UNCONFIRMED, at: dueAt }] };
}
