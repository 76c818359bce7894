import { type ClockKind } from '../clock/clock.js';
import { type Fact, type FactType } from '../facts.js';

/** What somebody is told of: a step of a clock that rang, or something asked of them by name. */
export const NOTICES = [
  'step',
  'consult',
  'decision',
  'someone_else',
  'difficult',
  'stand_in_asked',
  'stand_in_declined',
  'thanks',
] as const;
export type NoticeWhat = (typeof NOTICES)[number];

/** Told to somebody. `at` is when it happened, UTC ms. */
export interface Told {
  readonly ticketId: string;
  readonly what: NoticeWhat;
  /** Of a step. */
  readonly clock?: ClockKind;
  readonly step?: string;
  readonly at: number;
}

/** Who is told by this fact besides those a clock's step tells; `ownerId` as it is now. */
export function toldBy(
  fact: Pick<Fact, 'type' | 'data'>,
  ownerId: string,
): { what: Exclude<NoticeWhat, 'step'>; tell: readonly string[] } | undefined {
  const { type, data } = fact as Fact;
  if (type === 'ConsultAsked') return data.onCall?.length ? { what: 'consult', tell: data.onCall } : undefined;
  if (type === 'DecisionAsked' || type === 'DecisionPassedOn')
    return data.deciderId === undefined ? undefined : { what: 'decision', tell: [data.deciderId] };
  if (type === 'DifficultTold') return { what: 'difficult', tell: data.tell };
  if (type === 'SomeoneElseAsked') return { what: 'someone_else', tell: data.tell };
  if (type === 'StandInAsked') return { what: 'stand_in_asked', tell: [data.personId] };
  if (type === 'ThanksGiven') return { what: 'thanks', tell: [ownerId] };
  return type === 'StandInDeclined' ? { what: 'stand_in_declined', tell: [ownerId] } : undefined;
}

/** The facts `toldBy` speaks of. */
export const TELLING: readonly FactType[] = [
  'ConsultAsked',
  'DecisionAsked',
  'DecisionPassedOn',
  'SomeoneElseAsked',
  'DifficultTold',
  'StandInAsked',
  'StandInDeclined',
  'ThanksGiven',
];

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
