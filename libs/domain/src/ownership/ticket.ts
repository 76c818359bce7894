import { isOpen, type Clock } from '../clock/clock.js';
import { type Urgency } from '../policy.js';
import { type Category } from './category.js';

export const STATUSES = [
  'waiting_for_helper',
  'in_progress',
  'waiting_for_requester',
  'solution_offered',
  'closed',
] as const;
export type Status = (typeof STATUSES)[number];
/** `merged`: it goes on in the older question; `outage_over`: the fault is gone and she did not say otherwise. */
export const CLOSED_HOW = [
  'confirmed',
  'unconfirmed',
  'unsolved',
  'withdrawn',
  'discarded',
  'merged',
  'outage_over',
] as const;
export type ClosedHow = (typeof CLOSED_HOW)[number];

/** What the requester was told happens next, and by when (UTC ms) she hears. */
export interface NextStep {
  readonly what: string;
  readonly by: number;
}

export type ConsultTo =
  /** `joins`: an agent or lead thinks along as a helper; a back-office colleague of a service only answers. */
  | { readonly kind: 'person'; readonly id: string; readonly joins: boolean; readonly serviceId?: string }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'email'; readonly address: string };

export interface Consult {
  readonly id: string;
  readonly to: ConsultTo;
  readonly askedBy: string;
  readonly askedAt: number;
  /** Off shift: who is on call instead, at that moment. Empty when nobody is: then the owner keeps care going until `backAt` (UTC ms). */
  readonly onCall?: readonly string[];
  readonly backAt?: number;
  readonly answeredAt?: number;
  readonly answeredBy?: string;
  readonly lacked?: string;
  readonly withdrawnAt?: number;
  readonly withdrawnReason?: string;
}

export interface Helper {
  readonly personId: string;
  readonly since: number;
  readonly because:
    'consult' | 'escalation' | 'handover' | 'moved_promise' | 'someone_else' | 'unsolved' | 'merge' | 'difficult';
}

/** Who owned the ticket, how it came about and since when. Keeping watch does not count as having owned. */
export interface Ownership {
  readonly personId: string;
  readonly since: number;
  /** `request`: she asked for somebody else; outside the limit, and a return she asks for is no breach. */
  readonly how: 'watch' | 'claim' | 'handover' | 'request' | 'succession' | 'difficult';
}

/** An offer to one named colleague. Nothing changes until it is accepted. */
export interface Handover {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly reason: string;
  readonly note?: string;
  readonly offeredAt: number;
  /** She asked for somebody else, and a lead found this person. */
  readonly asked?: true;
  /** Talking about it was hard: it counts for nothing. */
  readonly difficult?: true;
  readonly outcome?: 'accepted' | 'declined' | 'lapsed';
  readonly endedAt?: number;
}

/** Acts for the owner, who stays the owner. */
export interface StandIn {
  readonly id: string;
  readonly personId: string;
  readonly since: number;
  readonly because: 'off_shift' | 'named' | 'agreed';
  readonly until?: number;
}

/** A colleague is asked to stand in after the owner's shift: agreed to one by one. */
export interface StandInAsked {
  readonly id: string;
  readonly personId: string;
  readonly askedAt: number;
  readonly until?: number;
  /** Said no: another may be asked, and this one is not chosen by itself while somebody else can. */
  readonly declined?: true;
}

export const DECISION_KINDS = ['money', 'access', 'medication', 'care', 'personnel'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Maatwerk: what it costs, why, and what it solves. `level`: whose decision it was. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly amountCents: number;
  readonly reason: string;
  readonly solves: string;
  readonly costCentre?: string;
  readonly level: 'owner' | 'team' | 'decider';
  readonly askedAt: number;
  readonly askedBy: string;
  readonly deciderId?: string;
  /** It went near the management team: one of them was the decider, whoever decided in the end. */
  readonly management?: true;
  /** Deciders who let it pass in silence, in order. */
  readonly passed: readonly string[];
  readonly outcome?: 'granted' | 'refused';
  readonly decidedAt?: number;
  readonly decidedBy?: string;
  readonly bySilence?: true;
  /** What is done instead, when it is refused. */
  readonly alternative?: string;
  /** The question ended before anybody decided. */
  readonly endedAt?: number;
}

export const PATHS = ['danger', 'incident', 'data_leak'] as const;
export type PathName = (typeof PATHS)[number];

/** A guided path: a person in danger, an incident with a client, a data leak. */
export interface Path {
  readonly path: PathName;
  /** Her words may be about this: when they came in. Who helps starts the steps, or declines them. */
  readonly suggestedAt?: number;
  readonly startedAt?: number;
  readonly declinedAt?: number;
  readonly by: string;
  readonly done: readonly string[];
}

export interface Link {
  readonly ticketId: string;
  readonly how: 'related' | 'merged' | 'split' | 'reopened';
}

/** "Kan dit wachten tot …?": what she was asked, until she says yes or no. */
export interface WaitAsked {
  readonly until?: number;
  readonly urgency?: Urgency;
  readonly at: number;
}

/** One question. Instants are UTC ms. `ownerId` is always there: the duty holder keeps watch until somebody claims. */
export interface Ticket {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  readonly closedHow?: ClosedHow;
  readonly urgency: Urgency;
  /** Her words sound more urgent than she asked for. */
  readonly suggestedUrgency?: Urgency;
  readonly careNow: boolean;
  readonly private: boolean;
  readonly requesterId: string;
  readonly teamId?: string;
  /** Which calendar of the policy applies. */
  readonly region?: string;
  readonly location?: string;
  /** The number on the thing it is about, as `assetOf` keeps it. */
  readonly asset?: string;
  readonly category?: Category;
  readonly channel: string;
  readonly ownerId: string;
  readonly owned: readonly Ownership[];
  readonly helpers: readonly Helper[];
  readonly consults: readonly Consult[];
  readonly handovers: readonly Handover[];
  readonly standIn?: StandIn;
  readonly standInAsked?: StandInAsked;
  /** She asked for somebody else, perhaps by name; a lead looks for one. */
  readonly someoneElse?: { readonly askedAt: number; readonly personId?: string; readonly reason?: string };
  /** Whoever helps said that talking about it is hard: until it is handed over, handing over counts for nothing. */
  readonly difficult?: { readonly at: number; readonly by: string };
  readonly waitAsked?: WaitAsked;
  /** A later date she agreed to. */
  readonly laterUntil?: number;
  readonly unsolved?: {
    readonly secondId: string;
    /** When the second pair of eyes said so too, or brought something better. */
    readonly lookedAt?: number;
    readonly seenAt?: number;
    readonly contestedAt?: number;
  };
  readonly discarded?: { readonly reason: string };
  readonly decisions: readonly Decision[];
  readonly paths: readonly Path[];
  readonly links: readonly Link[];
  readonly mergedInto?: string;
  /** This question is a known fault for many; others are bundled with it. */
  readonly isOutage?: true;
  /** The known fault this question is bundled with. */
  readonly outage?: { readonly id: string; readonly endedAt?: number };
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
  /** She was reminded that the solution waits for her answer: when last, and how often since it was offered. */
  readonly reminded?: { readonly at: number; readonly count: number };
  readonly closedAt?: number;
  readonly score?: number;
  /** Whom "Moest je ergens anders aankloppen?" was asked of at the end, and the answer. */
  readonly elsewhere?: { readonly askedOf: string; readonly knocked?: boolean };
  readonly thankedAt?: number;
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

export function openHandover(ticket: Ticket): Handover | undefined {
  return ticket.handovers.find(({ outcome }) => outcome === undefined);
}

/** Who was asked to stand in and has not answered yet. */
export function askedToStandIn({ standInAsked }: Ticket): string | undefined {
  return standInAsked?.declined ? undefined : standInAsked?.personId;
}

export function isOpenConsult(consult: Consult): boolean {
  return consult.answeredAt === undefined && consult.withdrawnAt === undefined;
}

export function openDecisions(ticket: Ticket): readonly Decision[] {
  return ticket.decisions.filter(isOpenDecision);
}

export function isOpenDecision({ outcome, endedAt }: Decision): boolean {
  return outcome === undefined && endedAt === undefined;
}

/** When the next clock falls due, of those that run: what the live queue is ordered by. */
export function nextDueAt(ticket: Ticket): number | undefined {
  const due = ticket.clocks.flatMap((clock) =>
    clock.state === 'running' && clock.dueAt !== undefined ? [clock.dueAt] : [],
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}
