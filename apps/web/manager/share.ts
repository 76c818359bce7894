// What the numbers may be made to say. Below these counts a share says more than is known.

/** Fewer than this and there is no share, only the count. */
export const ENOUGH = 20;

/** How many of a hundred, or nothing when there is too little to say so. */
export function ofHundred(part: number, rest: number): number | undefined {
  const whole = part + rest;
  return whole < ENOUGH ? undefined : Math.round((part / whole) * 100);
}

/** Whole minutes, never "0": somebody did wait. */
export function minutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}
