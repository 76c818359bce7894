import { type Clock } from './clock/clock.js';
import { type Category } from './ownership/category.js';
import { type Urgency } from './policy.js';
import {
  type ConsultTo,
  type DecisionKind,
  type Helper,
  type Link,
  type NextStep,
  type PathName,
} from './ownership/ticket.js';

/** What changed on the clocks: each changed or new clock, whole. */
interface WithClocks {
  readonly clocks: readonly Clock[];
}
/** The words themselves are kept apart (`messageId`), so that words can be masked or forgotten and facts cannot. */
interface WithWords {
  readonly messageId: string;
  /** The photos and files that came with these words, by id; what they show is kept apart like the words. */
  readonly attachments?: readonly string[];
}
/** Words that left the next step with her, and were sent after the warning. */
interface Checked {
  readonly sentAnyway?: true;
}
/** What hung from the question and ended with the deed, by id. Facts of before this was told lack it. */
export interface Ends {
  readonly ends?: {
    readonly consults?: readonly string[];
    readonly decisions?: readonly string[];
    readonly handovers?: readonly string[];
  };
}
interface Quoted {
  readonly quoted?: { readonly person: string; readonly channel: string };
}
interface Asked {
  readonly urgency: Urgency;
  readonly careNow: boolean;
  readonly private: boolean;
  readonly requesterId: string;
  readonly ownerId: string;
  readonly teamId?: string;
  readonly region?: string;
  readonly location?: string;
  /** The number on the thing it is about. */
  readonly asset?: string;
  /** What it is about; absent where nobody said. */
  readonly category?: Category;
  readonly channel: string;
  readonly isOutage?: true;
  readonly links?: readonly Link[];
}
/** What her words may be about, recognised as they came in. */
interface Heard {
  readonly heard?: { readonly paths: readonly PathName[]; readonly urgency?: Urgency };
}

/** Past tense, one per deed. A ticket's state is the fold of its facts; nothing else changes it. */
export interface FactData {
  TicketOpened: WithClocks & WithWords & Asked & Heard;
  /** Help already given, told afterwards: the owner is who helped, and she is asked to confirm. */
  HelpLogged: WithClocks & WithWords & Asked & Heard & Checked & { readonly helpMessageId: string };
  WatchPassed: { readonly ownerId: string };
  TicketClaimed: WithClocks & { readonly ownerId: string; readonly answering?: true };
  OwnerSucceeded: WithClocks & Ends & { readonly ownerId: string; readonly because: 'disabled' | 'away' };

  RequesterWrote: WithClocks & WithWords & Heard;
  HelperReplied: WithClocks & WithWords & Checked & { readonly nextStep?: NextStep; readonly asksRequester: boolean };
  NoteWritten: WithWords;
  InterimGiven: WithClocks & WithWords & Checked;
  HelperJoined: { readonly personId: string; readonly because: Helper['because'] };
  CallbackAsked: WithClocks;
  CalledBack: WithClocks;

  ConsultAsked: WithClocks & {
    readonly consultId: string;
    readonly to: ConsultTo;
    /** Who is on call, told because the one asked is off shift. Empty: nobody is, and `backAt` (UTC ms) is when somebody is next. */
    readonly onCall?: readonly string[];
    readonly backAt?: number;
  };
  ConsultAnswered: WithClocks & { readonly consultId: string; readonly lacked?: string };
  ConsultWithdrawn: WithClocks & { readonly consultId: string; readonly reason: string };

  HandoverOffered: WithClocks & {
    readonly handoverId: string;
    readonly toId: string;
    readonly reason: string;
    readonly note?: string;
    readonly requesterAgrees?: true;
    readonly asked?: true;
    readonly difficult?: true;
  };
  HandoverAccepted: WithClocks & {
    readonly handoverId: string;
    readonly ownerId: string;
    readonly asked?: true;
    readonly difficult?: true;
  };
  HandoverDeclined: WithClocks & { readonly handoverId: string; readonly reason?: string };
  HandoverLapsed: WithClocks & { readonly handoverId: string };
  StandInStarted: {
    readonly standInId: string;
    readonly personId: string;
    readonly because: 'off_shift' | 'named' | 'agreed';
    readonly until?: number;
  };
  /** Dienstwissel: a colleague is asked to stand in, and nothing starts before that colleague agrees. */
  StandInAsked: { readonly standInId: string; readonly personId: string; readonly until?: number };
  StandInDeclined: { readonly standInId: string; readonly reason?: string };
  StandInAskOver: { readonly standInId: string; readonly because: 'owner_back' | 'until' };
  StandInEnded: { readonly standInId: string; readonly because: 'owner_back' | 'until' | 'ended' };
  /** `tell`: the leads on shift, who look for somebody; where none is, who keeps watch. */
  SomeoneElseAsked: WithClocks & {
    readonly reason?: string;
    readonly personId?: string;
    readonly tell: readonly string[];
  };

  /** "Lastig gesprek": `tell` is the lead who comes in beside; where none is on shift, who keeps watch. */
  DifficultTold: { readonly tell: readonly string[] };

  SolutionOffered: WithClocks & WithWords & Checked;
  SolutionConfirmed: WithClocks &
    Ends &
    Quoted & {
      readonly score?: number;
      readonly messageId?: string;
      readonly insisted?: true;
      readonly asksElsewhere?: true;
    };
  /** "Moest je ergens anders aankloppen?" asked with her confirmation, at most once a week, and her answer. */
  ElsewhereTold: { readonly knocked: boolean };
  ThanksGiven: object;
  SolutionRejected: WithClocks & Quoted & Heard & { readonly messageId?: string };
  ClosedUnsolved: WithClocks & WithWords & Ends & Checked & { readonly secondId: string };
  /** The second pair of eyes looked: it cannot be done, or there is something better after all. */
  SecondAgreed: object;
  BetterIdeaBrought: WithClocks & WithWords & Ends;
  UnsolvedSeen: object;
  UnsolvedContested: WithClocks & WithWords & Heard & Ends;
  TicketReopened: WithClocks & WithWords & Heard & Ends;
  TicketWithdrawn: WithClocks & Ends & { readonly reason?: string };
  TicketDiscarded: WithClocks & Ends & { readonly reason: string };
  DiscardUndone: WithClocks & Ends;
  RequesterReminded: WithClocks & { readonly step: string };
  TicketClosedUnconfirmed: WithClocks & Ends;

  UrgencyRaised: WithClocks & { readonly from: Urgency; readonly to: Urgency };
  UrgencyLowered: WithClocks & { readonly from: Urgency; readonly to: Urgency };
  /** More urgent was suggested by her words; who helps says it is not. */
  UrgencyKept: object;
  /** "Kan dit wachten tot …?" A yes is followed by LaterAgreed or UrgencyLowered. */
  WaitAsked: WithClocks & WithWords & { readonly until?: number; readonly urgency?: Urgency };
  WaitAnswered: WithClocks & { readonly agrees: boolean };
  LaterAgreed: WithClocks & { readonly until: number };
  ClocksRederived: WithClocks & { readonly policyVersion: number };

  DecisionAsked: WithClocks & {
    readonly decisionId: string;
    readonly kind: DecisionKind;
    readonly amountCents: number;
    readonly reason: string;
    readonly solves: string;
    /** Whose it is, as the books were then. */
    readonly costCentre?: string;
    /** Granted at once at the owner's and the team's own level; above it the decider is named. */
    readonly level: 'owner' | 'team' | 'decider';
    readonly deciderId?: string;
    /** The decider is of the management team. */
    readonly management?: true;
  };
  DecisionPassedOn: WithClocks & {
    readonly decisionId: string;
    readonly deciderId: string;
    readonly management?: true;
  };
  DecisionGiven: WithClocks & {
    readonly decisionId: string;
    readonly granted: boolean;
    readonly bySilence?: true;
    readonly alternative?: string;
  };

  PathStarted: WithClocks & { readonly path: PathName };
  PathDeclined: { readonly path: PathName };
  PathStepDone: WithClocks & { readonly path: PathName; readonly step: string; readonly done: boolean };

  /** Staff said that masked numbers are no BSN: where in which words. The numbers stand in the words alone. */
  MaskLifted: WithWords & { readonly starts: readonly number[] };

  TicketMerged: WithClocks & Ends & { readonly intoId: string };
  TicketAbsorbed: WithClocks & { readonly ticketId: string; readonly helperId?: string };
  TicketLinked: { readonly ticketId: string; readonly how: Link['how'] };
  OutageJoined: WithClocks & { readonly outageId: string };
  BroadcastHeard: WithClocks & WithWords & Checked & { readonly outageId: string; readonly nextStep?: NextStep };
  OutageEnded: WithClocks & WithWords & Checked & Ends & { readonly outageId: string };

  EscalationRaised: WithClocks & {
    readonly clockId: string;
    readonly clock: Clock['kind'];
    readonly step: string;
    /** When the step was due; `at` of the fact is when it rang. */
    readonly dueAt: number;
    readonly tell: readonly string[];
    readonly added?: string;
  };
  /** A step was due and nobody is rostered awake: it rings when somebody is. */
  StepWaited: WithClocks & { readonly clockId: string; readonly step: string; readonly until: number };
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
