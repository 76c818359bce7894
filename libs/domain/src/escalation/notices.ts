import { type ClockKind } from '../clock/clock.js';

/** A step that rang and was told to somebody. `at` is when it rang, UTC ms. */
export interface Told {
  readonly ticketId: string;
  readonly clock: ClockKind;
  readonly step: string;
  readonly at: number;
}

/** What is told at once: thirty questions that fall due at opening time are one notice. Oldest first, each question once. */
export interface Notice {
  readonly at: number;
  readonly tickets: readonly Told[];
}

/** Steps that ring within this of the first belong together. */
export const TOGETHER_MS = 60_000;

/** `told` in the order it rang. The last step of a question is the one that counts. */
export function groupNotices(told: readonly Told[]): Notice[] {
  const groups: { at: number; last: Map<string, Told> }[] = [];
  for (const one of told) {
    let group = groups.at(-1);
    if (!group || one.at - group.at > TOGETHER_MS) groups.push((group = { at: one.at, last: new Map() }));
    group.last.set(one.ticketId, one);
  }
  return groups.map(({ at, last }) => ({ at, tickets: [...last.values()] }));
}
