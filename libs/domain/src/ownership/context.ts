import { type Roster } from '../escalation/roster.js';
import { type NewFact } from '../facts.js';
import { type Policy, type Urgency } from '../policy.js';
import { type MoveData, type MoveName } from './moves.js';
import { type PathName, type Ticket } from './ticket.js';
import { type Actor } from './who.js';

/** What the rule needs to know about the world at the moment of a move. `now` is UTC ms. */
export interface Context {
  readonly now: number;
  readonly actor: Actor;
  /** The policy that applies to clocks started now. */
  readonly policy: Policy;
  /** The policy a running clock was started under. */
  readonly policyOf: (version: number) => Policy;
  readonly roster: Roster;
  /** What a team's maatwerk is paid from, as it is in the books now. */
  readonly costCentreOf: (teamId: string) => string | undefined;
  /** What the question is about, in her words: who knows the subject helps best. */
  readonly topic: string;
  /** Section 6 of the rule: do these words leave the next step with the one who asked? `by`: when she hears next, UTC ms. */
  readonly checkWording: (text: string, by?: number) => Wording;
  /** Section 8: what her words may be about, and how urgent that is. */
  readonly recognise: (text: string) => Recognised;
}

export interface Recognised {
  readonly paths: readonly PathName[];
  readonly urgency?: Urgency;
}

export interface Wording {
  readonly redirects: boolean;
  readonly hits: readonly { readonly phrase: string; readonly start: number; readonly end: number }[];
  /** A sentence that keeps the next step here, to offer instead. */
  readonly suggestion: string;
}

/** A ticket exists for every move but `open`. */
export type Decide<M extends MoveName> = (ticket: Ticket, move: MoveData[M], context: Context) => readonly NewFact[];
