// What the numbers may be made to say. Below these counts a share says more than is known.
export { ENOUGH, ofHundred } from '../../../libs/domain/src/numbers/share';

/** Whole minutes, never "0": somebody did wait. */
export function minutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}
