/** What an exchange tells of a call. `lost` is our own word for a call whose end never came through. */
export type CallEvent = 'newCall' | 'answer' | 'hangup';
export const CAUSES = [
  'normalClearing',
  'busy',
  'cancel',
  'noAnswer',
  'congestion',
  'notFound',
  'forwarded',
  'lost',
] as const;
export type Cause = (typeof CAUSES)[number];

/** A call as it was heard of: three moments (UTC ms), each kept once. Which state it is in follows from them. */
export interface HeardCall {
  readonly direction: 'in' | 'out';
  readonly rangAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly cause: Cause | null;
}
export type CallState = 'ringing' | 'answered' | 'ended';

/** A call nobody answered and nobody was heard to hang up stops ringing by itself. */
export const RINGS_AT_MOST_MS = 5 * 60_000;
/** A conversation nobody was heard to hang up is over. */
export const LASTS_AT_MOST_MS = 4 * 3_600_000;

/** Never backwards, in whatever order the exchange was heard: over is over, and who answered does not ring again. */
export function stateOf({ answeredAt, endedAt }: Pick<HeardCall, 'answeredAt' | 'endedAt'>): CallState {
  return endedAt !== null ? 'ended' : answeredAt !== null ? 'answered' : 'ringing';
}

/**
 * What an event makes of a call. An event that was heard before changes nothing. A late `answer` does not revive a call that was hung
 * up; it only tells that somebody was there. A call that we ourselves gave up (`lost`) is alive as soon as the exchange says so.
 */
export function heardOf<C extends HeardCall>(call: C, event: CallEvent, now: number, cause?: Cause): C {
  const was = call.cause === 'lost' && event !== 'newCall' ? { ...call, endedAt: null, cause: null } : call;
  if (event === 'newCall') return was.rangAt === null ? { ...was, rangAt: now } : was;
  if (event === 'answer') return was.answeredAt === null ? { ...was, answeredAt: now } : was;
  return was.endedAt === null ? { ...was, endedAt: now, cause: cause ?? 'normalClearing' } : was;
}

/** Rang or talked for longer than any call: we stop waiting to hear of its end. */
export function givenUp<C extends HeardCall & { readonly startedAt: number }>(call: C, now: number): C {
  return now < endsAtLatest(call) || call.endedAt !== null ? call : { ...call, endedAt: now, cause: 'lost' };
}

export function endsAtLatest({ answeredAt, startedAt }: HeardCall & { readonly startedAt: number }): number {
  return answeredAt === null ? startedAt + RINGS_AT_MOST_MS : answeredAt + LASTS_AT_MOST_MS;
}

/** Somebody called and got nobody. Where the exchange sent the call on by itself, that other line tells of it. */
export function isMissed(call: HeardCall): boolean {
  return call.direction === 'in' && stateOf(call) === 'ended' && call.answeredAt === null && call.cause !== 'forwarded';
}
