// What waits on the phone until the server has it, and how one try ended.

/** What somebody wants done, as the page hands it over. */
export interface Deed {
  /** Which deed: `ask`, `join`, or the name of the move in its path (`messages`, `confirmation`, `withdrawal`, …). */
  kind: string;
  /** Below /api/v1. */
  path: string;
  body: object;
  photos?: Blob[];
  /** Her words, to recognise it by. */
  text?: string;
  /** The question it belongs to. */
  about?: string;
  /** Somebody cannot be helped properly now: as long as the server does not have it, she is told to call. */
  urgent?: boolean;
  /** The form as she filled it in, to give back when the server refuses. */
  draft?: object;
  /** The key these words had before, when they were tried before. */
  id?: string;
}

/** Written before the network is tried. `id` is the Idempotency-Key of the deed; its photos have `id-1`, `id-2`, … */
export interface Entry extends Deed {
  id: string;
  photos: Blob[];
  at: number;
  personId: string;
  personName: string;
  language: string;
  tries: number;
  /** Why it is still here, and before when it is not tried again by itself. */
  waits?: { why: Why; until: number };
  /** The server refused it: the words go back to her, with the reason. */
  refused?: Fault;
}

/** Nothing answered; the server could not now; nobody is signed in, or somebody else is. */
export type Why = 'silence' | 'busy' | 'session';

export interface Fault {
  status: number;
  body: { code: string; message: string; fields?: Record<string, string>; [more: string]: unknown };
}

export type Outcome =
  { kind: 'sent'; answer: unknown } | { kind: 'refused'; fault: Fault } | { kind: 'waits'; why: Why; afterMs?: number };

/** Who the session on this phone belongs to. A CSRF token belongs to one session, so the server itself refuses it under another. */
export interface Who {
  id: string;
  name: string;
  line: string;
  csrf: string;
  /** What stands beside the form, in the order of her team. */
  subjects?: string;
  /** On a device of the ward: what it is called, after how many seconds without a touch nobody is signed in, and so until when (ms). */
  device?: string;
  idle?: string;
  until?: number;
  /** Where she was last, by the server. */
  place?: string;
}

/** In the order in which she did them. */
export const byTime = (a: Entry, b: Entry): number => a.at - b.at;
