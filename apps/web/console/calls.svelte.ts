// Who calls. The screen is nudged and fetches what there is; what somebody left for later stays away on this screen only.
import { announcer } from '../shared/announce.svelte';
import { api } from '../shared/api';
import { say } from './say';

interface Named {
  id: string;
  name: string;
}
export interface CallQuestion {
  id: string;
  number: number;
  text: string;
  status: string;
  owner: Named;
}
export interface Call {
  id: string;
  state: 'ringing' | 'answered' | 'ended';
  fromShown?: string;
  answeredAt?: string;
  person?: Named;
  team?: Named;
  people: Named[];
  tickets: CallQuestion[];
  ticket?: CallQuestion;
}
export interface KnownFault {
  id: string;
  number: number;
  text: string;
  endedAt?: string;
  nextStep?: { what: string; by: string };
}
export interface Answer {
  personId?: string;
  ticketId?: string;
  newQuestion?: boolean;
  unknown?: boolean;
  remember?: boolean;
}

const REST_MS = 250;

export const callerOf = ({ person, fromShown }: Call): string => person?.name ?? fromShown ?? say.w.calls.hidden;

export class Calls {
  #items = $state.raw<Call[]>([]);
  #later = $state.raw<ReadonlySet<string>>(new Set());
  /** Faults that are going on, to read out. */
  known = $state.raw<KnownFault[]>([]);
  /** A deed on its way: which call waits for its answer. */
  busy = $state<string>();
  /** Why the last deed was not done, and with which call. */
  refused = $state<{ id: string; why: string }>();

  readonly shown = $derived(this.#items.filter(({ id, state }) => state !== 'ringing' || !this.#later.has(id)));
  readonly ringing = $derived(this.shown.find(({ state }) => state === 'ringing'));

  /** Somebody of this screen is on the phone. */
  get talking(): boolean {
    return this.#items.some(({ state }) => state === 'answered');
  }

  readonly #announced = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  soon(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.#load(), REST_MS);
  }

  later(id: string): void {
    this.#later = new Set([...this.#later, id]);
  }

  /** Undefined when it was not done: why stands with the call. */
  answer(id: string, body: Answer = {}): Promise<Call | undefined> {
    return this.#deed(id, `/calls/${id}/answer`, body);
  }

  wrongNumber(id: string): Promise<Call | undefined> {
    return this.#deed(id, `/calls/${id}/wrong-number`, {});
  }

  async #deed(id: string, path: string, body: object): Promise<Call | undefined> {
    if (this.busy) return undefined;
    this.busy = id;
    this.refused = undefined;
    try {
      return await api.post<Call>(path, body);
    } catch (fault) {
      this.refused = { id, why: (fault as Error).message || say.w.failed };
      announcer.say(this.refused.why);
      return undefined;
    } finally {
      this.busy = undefined;
      this.soon();
    }
  }

  async #load(): Promise<void> {
    this.#timer = undefined;
    try {
      const { items } = await api.get<{ items: Call[] }>('/calls');
      this.#items = items;
      const fresh = items.filter(({ id, state }) => state === 'ringing' && !this.#announced.has(id));
      for (const call of fresh) {
        this.#announced.add(call.id);
        announcer.say(say.w.calls.announce(callerOf(call)));
      }
      if (fresh.length > 0 || (items.length > 0 && this.known.length === 0)) await this.#faults();
    } catch {
      // What is here stays; the next nudge asks again.
    }
  }

  async #faults(): Promise<void> {
    const { items } = await api.get<{ items: KnownFault[] }>('/outages');
    this.known = items.filter(({ endedAt }) => endedAt === undefined);
  }
}
