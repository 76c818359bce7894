// Drafts go to the server quietly: a moment after the last key, one at a time, and at once when the page goes away. Whatever does not arrive still
// stands in this browser, and is brought together later.
import type { Draft, DraftKind } from './drafts';
import { door } from './door';

const QUIET_MS = 1_000;

interface Waiting {
  ticket: string;
  kind: DraftKind;
  draft: Draft;
}
export interface Heard {
  /** The server has these words now, as this version. */
  kept(ticket: string, kind: DraftKind, version: number): void;
  /** Another screen was first. */
  overtaken(ticket: string): void;
}

export class DraftSaver {
  readonly #heard: Heard;
  readonly #waiting = new Map<string, Waiting>();
  /** Let go and not answered yet, in the order in which they go. */
  readonly #going = new Set<Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  later(ticket: string, kind: DraftKind, draft: Draft): void {
    this.#waiting.set(`${ticket} ${kind}`, { ticket, kind, draft });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  /** Something of it is still to be kept, or on its way. */
  waits(ticket: string, kind: DraftKind): boolean {
    return this.#of(ticket, kind).length > 0;
  }

  /** Everything that waits, now. `leaving`: the page may be gone before the answer is there. */
  flush(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of all) {
      this.#going.add(one);
      this.#last = this.#last.then(() => this.#save(one, leaving));
    }
    return this.#last;
  }

  /** These words are being sent: what is on its way arrives first, so that it does not come in behind them. */
  settle(ticket: string, kind: DraftKind): Promise<void> {
    this.#waiting.delete(`${ticket} ${kind}`);
    return this.#last;
  }

  #of(ticket: string, kind: DraftKind): Waiting[] {
    return [...this.#going, ...this.#waiting.values()].filter((one) => one.ticket === ticket && one.kind === kind);
  }

  async #save(one: Waiting, leaving: boolean): Promise<void> {
    const { ticket, kind, draft } = one;
    try {
      const { version } = await door.keepDraft(ticket, kind, draft, leaving).finally(() => this.#going.delete(one));
      // What was typed meanwhile goes on from here.
      for (const next of this.#of(ticket, kind)) next.draft = { ...next.draft, version };
      this.#heard.kept(ticket, kind, version);
    } catch (fault) {
      if (door.code(fault) === 'draft.newer') this.#heard.overtaken(ticket);
    }
  }
}
