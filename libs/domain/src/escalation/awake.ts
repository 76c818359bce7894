import { type Interval } from '../clock/calendar.js';

/** Somebody is rostered from `from` until `to` (UTC ms); Infinity: until further notice. */
export type Stretch = Interval;

const HOUR = 3_600_000;
/** As far ahead as hours of sleep are told to a clock. */
export const LOOK_AHEAD_MS = 7 * 24 * HOUR;

/** The parts of the stretches outside what is taken out of them, sorted; each stretch keeps its own start and end. */
export function outside(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const sorted = [...taken].filter(isLong).sort(byStart);
  return stretches
    .flatMap((whole) => {
      const left: Stretch[] = [];
      let { from } = whole;
      for (const gone of sorted) {
        if (gone.from > from) left.push({ from, to: Math.min(gone.from, whole.to) });
        from = Math.max(from, gone.to);
        if (from >= whole.to) break;
      }
      return [...left, { from, to: whole.to }].filter(isLong);
    })
    .sort(byStart);
}

/** Stretches that touch or overlap become one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const next of [...stretches].filter(isLong).sort(byStart)) {
    const last = whole.at(-1);
    if (last && next.from <= last.to) whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else whole.push(next);
  }
  return whole;
}

/**
 * The hours of the coming week in which nobody is rostered awake, as long as it is known who comes after them: past the last stretch
 * nothing is known, and an organisation that rosters nothing is not asleep.
 */
export function asleepHours(rostered: readonly Stretch[], now: number): Interval[] {
  const awake = joined(rostered.filter(({ to }) => to > now));
  const asleep: Interval[] = [];
  let since = now;
  for (const { from, to } of awake) {
    const gap = { from: since, to: Math.min(from, now + LOOK_AHEAD_MS) };
    if (isLong(gap)) asleep.push(gap);
    since = to;
  }
  return asleep;
}

/** The first moment from now on that a stretch begins. Undefined when none is known. */
export function nextStart(stretches: readonly Stretch[], now: number): number | undefined {
  const later = stretches.filter(({ from }) => from > now).map(({ from }) => from);
  return later.length === 0 ? undefined : Math.min(...later);
}

function isLong({ from, to }: Stretch): boolean {
  return to > from;
}

function byStart(a: Stretch, b: Stretch): number {
  return a.from - b.from || a.to - b.to;
}
