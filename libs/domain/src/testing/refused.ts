import { Refusal, type RefusalCode } from '../refusals.js';

/** The rule says no with exactly this code; anything else is told. */
export function refused(work: () => unknown, code: RefusalCode): void {
  try {
    work();
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === code) return;
    throw refusal;
  }
  throw new Error(`not refused with ${code}`);
}
