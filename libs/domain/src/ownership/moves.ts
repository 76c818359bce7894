import { type Urgency } from '../policy.js';
import { type Category } from './category.js';
import { type ConsultTo, type DecisionKind, type Link, type NextStep, type PathName, type Ticket } from './ticket.js';

/** Photos and files that come with the words, by id. Whose they are the house knows. */
interface WithPhotos {
  readonly attachments?: readonly string[];
}
/** How a question comes in. */
interface Asked extends WithPhotos {
  readonly messageId: string;
  readonly text: string;
  readonly requesterId: string;
  readonly urgency?: Urgency;
  readonly careNow?: boolean;
  readonly private?: boolean;
  readonly teamId?: string;
  readonly region?: string;
  readonly location?: string;
  readonly asset?: string;
  readonly category?: Category;
  readonly channel: string;
}
/** Words the requester reads. */
interface Words {
  readonly messageId: string;
  readonly text: string;
  readonly sendAnyway?: boolean;
  /** The version the words were written against. */
  readonly writtenAgainst?: number;
}

/** What somebody wants to do. Texts are checked and kept as they were typed; ids are given so that the rule stays pure. */
export interface MoveData {
  open: Asked & {
    /** Split off another question, or asked again after its window: the owner of a split stays. */
    readonly from?: { readonly ticket: Ticket; readonly how: Link['how'] };
    readonly isOutage?: true;
  };
  log: Asked & { readonly helpMessageId: string; readonly what: string; readonly sendAnyway?: boolean };
  /** `answering`: with her on the phone, so that its first words are the first reply. */
  claim: { readonly answering?: boolean };
  passWatch: object;
  succeed: { readonly because: 'disabled' | 'away' };

  message: WithPhotos & { readonly messageId: string; readonly text: string };
  reply: Words & WithPhotos & { readonly nextStep?: NextStep; readonly asksRequester?: boolean };
  note: WithPhotos & { readonly messageId: string; readonly text: string };
  interim: Words;
  askCallback: object;
  calledBack: object;

  consult: { readonly consultId: string; readonly to: ConsultTo; readonly question: string; readonly by?: number };
  answer: { readonly consultId: string; readonly text: string; readonly lacked?: string };
  withdrawConsult: { readonly consultId: string; readonly reason: string };

  offerHandover: {
    readonly handoverId: string;
    readonly toId: string;
    readonly reason: string;
    readonly note?: string;
    readonly requesterAgrees?: boolean;
  };
  acceptHandover: { readonly handoverId: string };
  declineHandover: { readonly handoverId: string; readonly reason?: string };
  standIn: { readonly standInId: string; readonly personId: string; readonly until?: number };
  endStandIn: { readonly standInId: string };
  askStandIn: { readonly standInId: string; readonly personId: string; readonly until?: number };
  agreeStandIn: { readonly standInId: string };
  declineStandIn: { readonly standInId: string; readonly reason?: string };
  askSomeoneElse: { readonly reason?: string; readonly personId?: string };

  tellDifficult: object;

  offerSolution: Words;
  confirm: {
    readonly messageId: string;
    readonly solved: boolean;
    readonly score?: number;
    readonly text?: string;
    readonly insists?: boolean;
    /** Nobody asked this person this week whether she had to knock elsewhere. */
    readonly asksElsewhere?: boolean;
    readonly quoted?: { readonly person: string; readonly channel: string };
  };
  admitUnsolved: {
    readonly messageId: string;
    readonly tried: string;
    readonly alternative: string;
    readonly secondId?: string;
    readonly sendAnyway?: boolean;
  };
  lookAlong: { readonly messageId: string; readonly agrees: boolean; readonly text?: string };
  seeUnsolved: object;
  contestUnsolved: { readonly messageId: string; readonly text: string };
  tellElsewhere: { readonly knocked: boolean };
  thank: object;
  reopen: { readonly messageId: string; readonly text: string };
  withdraw: { readonly reason?: string };
  discard: { readonly reason: string };
  undoDiscard: object;

  changeUrgency: { readonly urgency: Urgency; readonly requesterAgrees?: boolean };
  keepUrgency: object;
  agreeLater: { readonly until: number; readonly requesterAgrees?: boolean };
  askToWait: Words & { readonly until?: number; readonly urgency?: Urgency };
  answerWait: { readonly agrees: boolean };
  rederive: object;

  askDecision: {
    readonly decisionId: string;
    readonly kind: DecisionKind;
    readonly amountCents: number;
    readonly reason: string;
    readonly solves: string;
  };
  giveVerdict: { readonly decisionId: string; readonly granted: boolean; readonly alternative?: string };

  startPath: { readonly path: PathName };
  declinePath: { readonly path: PathName };
  doPathStep: { readonly path: PathName; readonly step: string; readonly done: boolean };

  /** "Geen BSN": the masks that begin at these places in these words are taken off. */
  liftMask: { readonly messageId: string; readonly starts: readonly number[] };

  merge: { readonly into: Ticket };
  absorb: { readonly merged: Ticket };
  link: { readonly other: Ticket; readonly how: Link['how'] };
  joinOutage: { readonly outage: Ticket };
  hearBroadcast: Words & { readonly outageId: string; readonly nextStep?: NextStep };
  endOutage: Words & { readonly outageId: string };

  ring: { readonly clockId: string };
}

export type MoveName = keyof MoveData;
export type Move = { [M in MoveName]: { readonly move: M } & MoveData[M] }[MoveName];
