import { addOpenTime, lengthOn, type Hours } from '../clock/business-time.js';
import { type Interval } from '../clock/calendar.js';
import { parseDuration, type Duration } from '../clock/duration.js';

/** Who can be told. `duty` keeps watch over the desk, `onCall` is the achterwacht. */
export type ToldRole = 'owner' | 'duty' | 'onCall' | 'lead';
/** Who can join. Nobody is ever replaced. */
export type AddedRole = 'helper' | 'lead';

export type Offset = { readonly share: number } | { readonly duration: Duration };

/** One rung of `policy.ladder`. `at` is the step's name as the policy writes it. */
export interface LadderStep {
  readonly at: string;
  readonly offset: Offset;
  readonly tell: readonly ToldRole[];
  readonly add?: AddedRole;
  /** Who is told hears it off shift too. */
  readonly outsideHours?: true;
}

/** A step of one clock, with the moment (UTC ms) it should ring. */
export interface ClockStep {
  readonly step: string;
  readonly at: number;
}

/** Reads "25%", "-20%" or "PT10M", "-PT10M"; undefined when it is neither. */
export function readOffset(text: string): Offset | undefined {
  const share = /^([+-]?\d+(?:\.\d+)?)%$/.exec(text);
  if (share) return { share: Number(share[1]) / 100 };
  try {
    return { duration: parseDuration(text.replace(/^\+/, '')) };
  } catch {
    return undefined;
  }
}

/**
 * When each rung of the ladder rings for a clock of `length` ms of its own time that started at `startedAt`.
 * Always in the ladder's order, on whole milliseconds; a step before the start rings at the start.
 */
export function ladderSteps(
  ladder: readonly LadderStep[],
  hours: Hours,
  startedAt: number,
  length: number,
  pauses: readonly Interval[],
): ClockStep[] {
  const names = new Map<string, number>();
  let earliest = startedAt;
  return ladder.map(({ at, offset }) => {
    const shift = 'share' in offset ? Math.round(length * offset.share) : lengthOn(hours, offset.duration);
    earliest = Math.max(earliest, addOpenTime(hours, startedAt, length + shift, pauses));
    const seen = (names.get(at) ?? 0) + 1;
    names.set(at, seen);
    return { step: seen === 1 ? at : `${at} (${seen})`, at: earliest };
  });
}

/** The rung of the policy that a clock's step name stands for. */
export function rungFor(ladder: readonly LadderStep[], step: string): LadderStep | undefined {
  const [, name = step, nth = '1'] = /^(.*?)(?: \((\d+)\))?$/.exec(step) ?? [];
  return ladder.filter((rung) => rung.at === name)[Number(nth) - 1];
}
