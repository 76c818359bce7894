import { isOpen, type Clock } from '../clock/clock.js';
import { type Urgency } from '../policy.js';

export const STATUSES = [
  'waiting_for_helper',
  'in_progress',
  'waiting_for_requester',
  'solution_offered',
  'closed',
] as const;
export type Status = (typeof STATUSES)[number];
export const CLOSED_HOW = ['confirmed', 'unconfirmed', 'unsolved', 'withdrawn', 'discarded'] as const;
export type ClosedHow = (typeof CLOSED_HOW)[number];

/** What the requester was told happens next, and by when (UTC ms) she hears. */
export interface NextStep {
  readonly what: string;
  readonly by: number;
}

export type ConsultTo =
  /** `joins`: an agent or lead thinks along as a helper; a back-office colleague only answers. */
  | { readonly kind: 'person'; readonly id: string; readonly joins: boolean }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'email'; readonly address: string };

export interface Consult {
  readonly id: string;
  readonly to: ConsultTo;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly answeredAt?: number;
  readonly answeredBy?: string;
  readonly lacked?: string;
  readonly withdrawnAt?: number;
  readonly withdrawnReason?: string;
}

export interface Helper {
  readonly personId: string;
  readonly since: number;
  readonly because: 'consult' | 'escalation';
}

/** Who owned the ticket, how it came about and since when. Keeping watch does not count as having owned. */
export interface Ownership {
  readonly personId: string;
  readonly since: number;
  readonly how: 'watch' | 'claim';
}

/** One question. Instants are UTC ms. `ownerId` is always there: the duty holder keeps watch until somebody claims. */
export interface Ticket {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  readonly closedHow?: ClosedHow;
  readonly urgency: Urgency;
  readonly careNow: boolean;
  readonly private: boolean;
  readonly requesterId: string;
  readonly teamId?: string;
  readonly location?: string;
  readonly channel: string;
  readonly ownerId: string;
  readonly owned: readonly Ownership[];
  readonly helpers: readonly Helper[];
  readonly consults: readonly Consult[];
  readonly clocks: readonly Clock[];
  readonly nextStep?: NextStep;
  /** Per person the version of their last words to or from the requester. */
  readonly words: Readonly<Record<string, number>>;
  readonly lastWordsAt: number;
  /** Since when words of hers wait for an answer. */
  readonly unansweredSince?: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly claimedAt?: number;
  readonly firstReplyAt?: number;
  readonly solutionOfferedAt?: number;
  readonly closedAt?: number;
  readonly score?: number;
  readonly notSolvedCount: number;
  readonly reopenedCount: number;
}

/** The open clock of this kind; a ticket has at most one of each but for consults. */
export function openClock(ticket: Ticket, kind: Clock['kind']): Clock | undefined {
  return ticket.clocks.find((clock) => clock.kind === kind && isOpen(clock));
}

export function openConsults(ticket: Ticket): readonly Consult[] {
  return ticket.consults.filter(isOpenConsult);
}

export function isOpenConsult(consult: Consult): boolean {
  return consult.answeredAt === undefined && consult.withdrawnAt === undefined;
}

/** When the next clock falls due, of those that run: what the live queue is ordered by. */
export function nextDueAt(ticket: Ticket): number | undefined {
  const due = ticket.clocks.flatMap((clock) =>
    clock.state === 'running' && clock.dueAt !== undefined ? [clock.dueAt] : [],
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}
