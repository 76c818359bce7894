// Words that were sent and can still be taken back: they go in a few seconds, at once when asked, and with the page when it goes away.
// Until they went they are still the draft of that question, here and at the server: whatever breaks off, nothing is lost.
import type { Ticket } from '../shared/types';
import type { Draft, DraftKind } from './drafts';
import { THINK_MS } from './may-wait';

export interface Words {
  readonly ticket: Ticket;
  readonly kind: DraftKind;
  readonly draft: Draft;
  readonly sendAnyway: boolean;
}
interface Waiting extends Words {
  /** By this screen's own clock. */
  readonly goesAt: number;
}
/** Words that did not arrive, while another question stood open. */
interface NotSent {
  readonly ticket: Ticket;
  readonly why: string;
}
interface Hears {
  /** `leaving`: the page may be gone before the answer is there. */
  send(words: Words, leaving: boolean): Promise<Ticket>;
  arrived(words: Words, after: Ticket): void;
  failed(words: Words, fault: unknown): Promise<void>;
}

export class Outgoing {
  waiting = $state.raw<readonly Waiting[]>([]);
  /** On their way: they can no longer be taken back. */
  going = $state.raw<readonly Words[]>([]);
  notSent = $state.raw<readonly NotSent[]>([]);

  readonly #hears: Hears;
  readonly #timers = new Map<Words, ReturnType<typeof setTimeout>>();
  #last: Promise<void> = Promise.resolve();

  constructor(hears: Hears) {
    this.#hears = hears;
  }

  put(words: Words): Words {
    const waiting = { ...words, goesAt: Date.now() + THINK_MS };
    this.waiting = [...this.waiting, waiting];
    this.#timers.set(
      waiting,
      setTimeout(() => void this.go(waiting), THINK_MS),
    );
    return waiting;
  }

  of(ticketId: string, kind: DraftKind): Words | undefined {
    return this.waiting.find((one) => one.ticket.id === ticketId && one.kind === kind);
  }

  /** These words wait or are on their way. */
  has(ticketId: string, kind: DraftKind): boolean {
    return [...this.waiting, ...this.going].some((one) => one.ticket.id === ticketId && one.kind === kind);
  }

  /** False when they are on their way already. */
  takeBack(words: Words): boolean {
    const waits = this.waiting.some((one) => one === words);
    clearTimeout(this.#timers.get(words));
    this.#timers.delete(words);
    this.waiting = this.waiting.filter((one) => one !== words);
    return waits;
  }

  /** Now, one after the other. */
  go(words: Words, leaving = false): Promise<void> {
    if (!this.takeBack(words)) return this.#last;
    this.going = [...this.going, words];
    // A page that goes away waits for nobody.
    return (this.#last = leaving ? this.#run(words, true) : this.#last.then(() => this.#run(words, false)));
  }

  goAll(leaving = false): Promise<void> {
    for (const one of this.waiting) void this.go(one, leaving);
    return this.#last;
  }

  tellNotSent(ticket: Ticket, why: string): void {
    this.seen(ticket.id);
    this.notSent = [...this.notSent, { ticket, why }];
  }

  seen(ticketId: string): void {
    this.notSent = this.notSent.filter(({ ticket }) => ticket.id !== ticketId);
  }

  async #run(words: Words, leaving: boolean): Promise<void> {
    const gone = () => (this.going = this.going.filter((one) => one !== words));
    try {
      const after = await this.#hears.send(words, leaving);
      gone();
      this.#hears.arrived(words, after);
    } catch (fault) {
      gone();
      await this.#hears.failed(words, fault);
    }
  }
}
