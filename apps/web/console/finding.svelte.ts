// What somebody looks for, over everything they may see: asked when the typing rests, and what is answered too late is dropped.
import type { Found, Ticket } from '../shared/types';
import { door } from './door';

const REST_MS = 250;

export type Sought = Pick<Found, 'didYouMean'> & { words: string; ids: string[]; more: boolean };

export class Finding {
  /** As it stands in the field. */
  words = $state('');
  /** What was found last; it stays while the next is looked for. */
  answer = $state.raw<Sought>();
  busy = $state(false);
  /** The server did not answer, or does not know this: `status:iets`. */
  problem = $state<'failed' | { unknown: string }>();

  /** The words that are really looked for. */
  onAsk: (words: string) => void = () => {};
  onAnswer: (answer: Sought | undefined) => void = () => {};

  readonly #take: (tickets: Ticket[]) => void;
  #asked = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(take: (tickets: Ticket[]) => void) {
    this.#take = take;
  }

  get on(): boolean {
    return this.words.trim() !== '';
  }

  /** `now`: typed whole, not still being typed. */
  find(words: string, now = false): void {
    this.words = words;
    clearTimeout(this.#rest);
    if (!this.on || now) void this.ask();
    else this.#rest = setTimeout(() => void this.ask(), REST_MS);
  }

  async ask(): Promise<void> {
    const asked = ++this.#asked;
    const words = this.words.trim();
    this.problem = undefined;
    this.busy = this.on;
    this.onAsk(words);
    if (!this.on) return this.#answered(undefined);
    try {
      const { items, nextCursor, didYouMean } = await door.find(words);
      if (asked !== this.#asked) return;
      this.#take(items);
      this.#answered({ words, ids: items.map(({ id }) => id), more: nextCursor !== null, didYouMean });
    } catch (error) {
      if (asked !== this.#asked) return;
      const unknown = door.refusal(error)?.fields?.q;
      this.problem = door.code(error) === 'search.unknown' && unknown ? { unknown } : 'failed';
      this.#answered({ words, ids: [], more: false });
    }
  }

  #answered(answer: Sought | undefined): void {
    this.busy = false;
    this.answer = answer;
    this.onAnswer(answer);
  }
}
