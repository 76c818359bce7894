import { type Urgency } from '../policy.js';
import { type ConsultTo, type NextStep } from './ticket.js';

/** What somebody wants to do. Texts are checked and kept as they were typed; ids are given so that the rule stays pure. */
export interface MoveData {
  open: {
    readonly messageId: string;
    readonly text: string;
    readonly requesterId: string;
    readonly urgency?: Urgency;
    readonly careNow?: boolean;
    readonly private?: boolean;
    readonly teamId?: string;
    readonly location?: string;
    readonly channel: string;
  };
  claim: object;
  message: { readonly messageId: string; readonly text: string };
  reply: {
    readonly messageId: string;
    readonly text: string;
    readonly nextStep?: NextStep;
    readonly asksRequester?: boolean;
    readonly sendAnyway?: boolean;
    /** The version the words were written against. */
    readonly writtenAgainst?: number;
  };
  note: { readonly messageId: string; readonly text: string };
  consult: { readonly consultId: string; readonly to: ConsultTo; readonly question: string; readonly by?: number };
  answer: { readonly consultId: string; readonly text: string; readonly lacked?: string };
  withdrawConsult: { readonly consultId: string; readonly reason: string };
  offerSolution: {
    readonly messageId: string;
    readonly text: string;
    readonly sendAnyway?: boolean;
    readonly writtenAgainst?: number;
  };
  confirm: {
    readonly messageId: string;
    readonly solved: boolean;
    readonly score?: number;
    readonly text?: string;
    readonly insists?: boolean;
    readonly quoted?: { readonly person: string; readonly channel: string };
  };
  reopen: { readonly messageId: string; readonly text: string };
  withdraw: { readonly reason?: string };
  changeUrgency: { readonly urgency: Urgency; readonly requesterAgrees?: boolean };
  passWatch: object;
  ring: { readonly clockId: string };
}

export type MoveName = keyof MoveData;
export type Move = { [M in MoveName]: { readonly move: M } & MoveData[M] }[MoveName];
