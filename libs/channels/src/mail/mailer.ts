import { type Letter, type Mailed } from '@zorg112/desk';

/** Hands mail to whoever carries it on. Whatever is mailed goes through here, and what a letter says was decided before. */
export abstract class Mailer {
  /** Never throws: what went wrong is part of the answer. */
  abstract send(letter: Letter): Promise<Mailed>;
  /** The mail server answers and lets us in; for readiness. */
  abstract ping(): Promise<void>;
}
