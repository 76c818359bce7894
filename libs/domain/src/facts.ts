import { type Clock } from './clock/clock.js';
import { type Urgency } from './policy.js';
import { type ConsultTo, type NextStep } from './ownership/ticket.js';

/** What changed on the clocks: each changed or new clock, whole. */
interface WithClocks {
  readonly clocks: readonly Clock[];
}
/** The words themselves are kept apart (`messageId`), so that words can be masked or forgotten and facts cannot. */
interface WithWords {
  readonly messageId: string;
}

/** Past tense, one per deed. A ticket's state is the fold of its facts; nothing else changes it. */
export interface FactData {
  TicketOpened: WithClocks &
    WithWords & {
      readonly urgency: Urgency;
      readonly careNow: boolean;
      readonly private: boolean;
      readonly requesterId: string;
      readonly ownerId: string;
      readonly teamId?: string;
      readonly location?: string;
      readonly channel: string;
    };
  WatchPassed: { readonly ownerId: string };
  TicketClaimed: WithClocks & { readonly ownerId: string };
  RequesterWrote: WithClocks & WithWords;
  HelperReplied: WithClocks &
    WithWords & { readonly nextStep?: NextStep; readonly asksRequester: boolean; readonly sentAnyway?: true };
  NoteWritten: WithWords;
  ConsultAsked: WithClocks & { readonly consultId: string; readonly to: ConsultTo };
  ConsultAnswered: WithClocks & { readonly consultId: string; readonly lacked?: string };
  ConsultWithdrawn: WithClocks & { readonly consultId: string; readonly reason: string };
  SolutionOffered: WithClocks & WithWords & { readonly sentAnyway?: true };
  SolutionConfirmed: WithClocks & {
    readonly score?: number;
    readonly messageId?: string;
    readonly insisted?: true;
    readonly quoted?: { readonly person: string; readonly channel: string };
  };
  SolutionRejected: WithClocks & {
    readonly messageId?: string;
    readonly quoted?: { readonly person: string; readonly channel: string };
  };
  TicketReopened: WithClocks & WithWords;
  TicketWithdrawn: WithClocks & { readonly reason?: string };
  UrgencyRaised: WithClocks & { readonly from: Urgency; readonly to: Urgency };
  UrgencyLowered: WithClocks & { readonly from: Urgency; readonly to: Urgency };
  EscalationRaised: WithClocks & {
    readonly clockId: string;
    readonly clock: Clock['kind'];
    readonly step: string;
    /** When the step was due; `at` of the fact is when it rang. */
    readonly dueAt: number;
    readonly tell: readonly string[];
    readonly added?: string;
  };
  RequesterReminded: WithClocks & { readonly step: string };
  TicketClosedUnconfirmed: WithClocks;
}

export type FactType = keyof FactData;

/** What was done, by whom (`system` for the worker), when (UTC ms) and on whose behalf. `seq` is also the ticket's version. */
export type Fact = {
  [T in FactType]: {
    readonly ticketId: string;
    readonly seq: number;
    readonly type: T;
    readonly at: number;
    readonly by: string;
    readonly onBehalfOf?: string;
    readonly data: FactData[T];
  };
}[FactType];

/** A fact before it has its place in the history. */
export type NewFact = {
  [T in FactType]: { readonly type: T; readonly data: FactData[T]; readonly onBehalfOf?: string };
}[FactType];

export const SYSTEM = 'system';
