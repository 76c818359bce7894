import { type Interval } from './calendar.js';
import { pauseClock, resumeClock, startClock, type Clock, type ClockTarget } from './clock.js';
import { type Policy, type Urgency } from '../policy.js';

export const PREVIEWED_CLOCKS = [
  'claim',
  'first_reply',
  'solve',
  'consult',
  'handover',
  'callback',
  'decision',
  'confirmation',
] as const;
export type PreviewedClock = (typeof PREVIEWED_CLOCKS)[number];

export interface PreviewQuestion {
  readonly kind: PreviewedClock;
  readonly urgency: Urgency;
  /** UTC ms. */
  readonly openedAt: number;
  readonly pauses?: readonly Interval[];
  readonly region?: string;
}

/** What a clock started at `openedAt` would do under this policy: when it is due and when each step rings. */
export function previewClock(policy: Policy, { kind, urgency, openedAt, pauses = [], region }: PreviewQuestion): Clock {
  const started = startClock(
    policy,
    { id: 'preview', kind, target: targetOf(kind, urgency), ...(region === undefined ? {} : { region }) },
    openedAt,
  );
  const still = urgency === 'now' ? [] : pauses; // what must happen now never pauses
  return [...still]
    .sort((a, b) => a.from - b.from)
    .reduce((clock, pause) => resumeClock(policy, pauseClock(clock, pause.from), pause.to), started);
}

function targetOf(kind: PreviewedClock, urgency: Urgency): ClockTarget {
  if (kind === 'confirmation' || kind === 'decision') return { of: kind };
  return { of: kind === 'first_reply' ? 'firstReply' : kind, urgency };
}
