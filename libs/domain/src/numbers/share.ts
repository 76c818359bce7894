/** Fewer than this and there is no share, only the count: it would say more than is known. */
export const ENOUGH = 20;

/** How many of a hundred, or nothing when there is too little to say so. */
export function ofHundred(part: number, rest: number): number | undefined {
  const whole = part + rest;
  return whole < ENOUGH ? undefined : Math.round((part / whole) * 100);
}
