// The question that stands open: its words, its facts, who else reads. Whatever answers too late is dropped.
import { untrack } from 'svelte';
import type { Fact, Message, Ticket } from '../shared/types';
import type { Desk } from './desk.svelte';
import { door } from './door';

export interface Reader {
  id: string;
  name: string;
  typing: boolean;
}

const TYPING_MS = 4_000;

/** Words to or from the requester: what an answer can be overtaken by. */
export const isSpoken = (message: Message) => ['question', 'message', 'reply', 'solution'].includes(message.kind);

export class Talk {
  number = $state<number>();
  id = $state<string>();
  phase = $state<'none' | 'loading' | 'ready' | 'failed' | 'missing'>('none');
  messages = $state.raw<Message[]>([]);
  facts = $state.raw<Fact[]>([]);
  factsFailed = $state(false);
  earlier = $state.raw<Ticket[]>([]);
  readers = $state.raw<Reader[]>([]);
  /** The version the shown words are known to reach. */
  reach = $state(0);

  readonly #desk: Desk;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #fetching = false;

  readonly ticket = $derived.by(() => this.#desk.ticket(this.id));

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Shows this question; undefined shows none. */
  async open(number: number | undefined): Promise<void> {
    if (number === this.number && this.phase !== 'failed') return;
    const asked = ++this.#asked;
    this.number = number;
    Object.assign(this, {
      id: undefined,
      messages: [],
      facts: [],
      earlier: [],
      readers: [],
      reach: 0,
      factsFailed: false,
    });
    this.phase = number === undefined ? 'none' : 'loading';
    if (number === undefined) return;
    try {
      const known = untrack(() => this.#desk.byNumber(number));
      const ticket = known ?? (await door.byNumber(number));
      if (asked !== this.#asked) return;
      if (!ticket) {
        this.phase = 'missing';
        return;
      }
      if (!known) this.#desk.take(ticket);
      this.id = ticket.id;
      await this.#load(asked);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.phase = door.isMissing(error) ? 'missing' : 'failed';
    }
  }

  /** The ticket moved on: bring its words along. */
  async catchUp(): Promise<void> {
    if (!this.id || this.#fetching || (this.ticket?.version ?? 0) <= this.reach) return;
    await this.#load(this.#asked).catch(() => {});
  }

  /** After a lost connection: everything again. */
  async reload(): Promise<void> {
    if (this.number === undefined) return;
    if (!this.id || this.phase === 'failed') {
      this.phase = 'failed';
      return this.open(this.number);
    }
    const asked = this.#asked;
    const ticket = await door.ticket(this.id);
    if (asked !== this.#asked) return;
    this.#desk.take(ticket);
    await this.#load(asked);
  }

  /** Who looks at it now. Nobody says when they stop typing, so that fades by itself. */
  seen(people: Reader[]): void {
    this.readers = people;
    clearTimeout(this.#typing);
    if (!people.some((one) => one.typing)) return;
    this.#typing = setTimeout(() => (this.readers = this.readers.map((one) => ({ ...one, typing: false }))), TYPING_MS);
  }

  /** One's own words, as the server kept them. */
  add(message: Message): void {
    if (!this.messages.some((one) => one.id === message.id)) this.messages = [...this.messages, message];
  }

  async #load(asked: number): Promise<void> {
    const id = this.id!;
    const version = this.ticket?.version ?? 0;
    this.#fetching = true;
    try {
      const messages = await door.messages(id);
      if (asked !== this.#asked) return;
      this.messages = messages;
      this.reach = Math.max(version, ...messages.map((one) => one.version));
      this.phase = 'ready';
    } finally {
      if (asked === this.#asked) this.#fetching = false;
    }
    void this.#around(asked, id);
    if ((this.ticket?.version ?? 0) > this.reach) await this.#load(asked);
  }

  /** What stands beside the conversation; it may fail by itself. */
  async #around(asked: number, id: string): Promise<void> {
    try {
      const facts = await door.facts(id);
      if (asked === this.#asked) Object.assign(this, { facts, factsFailed: false });
      const requester = this.ticket?.requester.id;
      if (asked !== this.#asked || !requester || this.earlier.length > 0) return;
      const earlier = await door.askedBy(requester);
      if (asked === this.#asked) this.earlier = earlier.filter((one) => one.id !== id).slice(0, 5);
    } catch {
      if (asked === this.#asked && this.facts.length === 0) this.factsFailed = true;
    }
  }
}
