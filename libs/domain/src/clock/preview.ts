import { type Interval } from './calendar.js';
import { pauseClock, resumeClock, startClock, type Clock, type ClockTarget } from './clock.js';
import { type Policy, type Urgency } from '../policy.js';

export type PreviewedClock = 'claim' | 'first_reply' | 'solve' | 'consult' | 'confirmation';

const TARGETS: Record<Exclude<PreviewedClock, 'confirmation'>, 'claim' | 'firstReply' | 'solve' | 'consult'> = {
  claim: 'claim',
  first_reply: 'firstReply',
  solve: 'solve',
  consult: 'consult',
};

/** What a clock started at `openedAt` (UTC ms) would do under this policy: when it is due and when each step rings. */
export function previewClock(
  policy: Policy,
  kind: PreviewedClock,
  urgency: Urgency,
  openedAt: number,
  pauses: readonly Interval[],
): Clock {
  const target: ClockTarget = kind === 'confirmation' ? { of: 'confirmation' } : { of: TARGETS[kind], urgency };
  const started = startClock(policy, { id: 'preview', kind, target }, openedAt);
  return [...pauses]
    .sort((a, b) => a.from - b.from)
    .reduce((clock, pause) => resumeClock(policy, pauseClock(clock, pause.from), pause.to), started);
}
