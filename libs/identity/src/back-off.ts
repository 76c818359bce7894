const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Wrong in a row without any wait: a slip of the thumb is no attack. */
const FREE = 4;
const FIRST_WAIT_MS = 30 * SECOND;
const LONGEST_WAIT_MS = HOUR;
/** After so long without a wrong code the count begins anew. */
const FORGOTTEN_AFTER_MS = 12 * HOUR;

export interface Wrong {
  readonly wrong: number;
  readonly wrongAt: number | null;
}

/** Until when no code is looked at: thirty seconds after the fourth wrong one, twice as long each next time, an hour at most. UTC ms; 0: now. */
export function lockedUntil({ wrong, wrongAt }: Wrong): number {
  if (wrongAt === null || wrong < FREE) return 0;
  return wrongAt + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE, 20));
}

/** One more, counted before it is looked at, so that many guesses at once are not one. */
export function oneMore({ wrong, wrongAt }: Wrong, now: number): { wrong: number; wrongAt: number } {
  const fresh = wrongAt === null || now - wrongAt > FORGOTTEN_AFTER_MS;
  return { wrong: (fresh ? 0 : wrong) + 1, wrongAt: now };
}
