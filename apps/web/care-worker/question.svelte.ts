// One question with its thread, as it stands on the server; after each deed and each nudge it is asked for again.
import { untrack } from 'svelte';
import { announcer } from '../shared/announce.svelte';
import { api, ApiError } from '../shared/api';
import { refetch, type Refetch } from '../shared/refetch';
import { whoAmI } from '../shared/session';
import type { Me, Message, Page, Ticket } from '../shared/types';
import { keepFresh } from './keep-fresh';
import { firstName } from '../shared/names';
import { outbox } from './outbox';
import { shelf } from './outbox/shelf';
import { words as keptWords } from './outbox/words';
import { words } from './question-words';
import { questions } from './questions.svelte';
import { router } from './routes';

interface Answer {
  me: Me;
  ticket: Ticket;
  messages: Message[];
}

export class Question {
  ticket = $state.raw<Ticket>();
  messages = $state.raw<Message[]>([]);
  me = $state.raw<Me>();
  missing = $state(false);
  fault = $state.raw<unknown>();

  readonly #fetch: Refetch;
  readonly #stop: () => void;

  constructor(readonly id: string) {
    this.me = untrack(() => questions.me);
    this.ticket = untrack(() => [...questions.mine, ...questions.team].find((one) => one.id === id));
    this.#fetch = refetch(
      () => this.#load(),
      (answer) => this.#show(answer),
      (fault) => this.#fail(fault),
    );
    const stops = [
      keepFresh(this.#fetch.nudge, (changed) => changed === id),
      outbox.onSent(({ about }) => about === id && this.#fetch.nudge()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
    void this.#recall();
  }

  load = (): Promise<void> => {
    this.fault = undefined;
    return this.#fetch.run();
  };

  stop = (): void => {
    this.#fetch.stop();
    this.#stop();
  };

  /** A deed that answers with the question as it then stands; or that is kept on the phone, and then says so. */
  async does(deed: string, body: object, key: string, photos: Blob[] = []): Promise<string | void> {
    const answer = await outbox.does<Ticket | { ticket: Ticket }>({
      ...{ kind: deed, path: `/tickets/${this.id}/${deed}`, body, about: this.id, id: key },
      ...('text' in body ? { text: String(body.text) } : {}),
      photos,
      urgent: 'urgency' in body && body.urgency === 'now',
    });
    if (!answer) return keptWords.now.kept.deed;
    await this.became('ticket' in answer ? answer.ticket : answer);
  }

  /** So it stands after a deed of hers. */
  became = async (ticket: Ticket): Promise<void> => {
    if (ticket.version >= (this.ticket?.version ?? 0)) this.ticket = ticket;
    await this.#fetch.run();
  };

  /** "Toch niet klaar." Too long ago to open again: then a new question that leads back to this one, with the same words. */
  async reopen(text: string, key: string): Promise<string | void> {
    try {
      return await this.does('reopening', { text }, key);
    } catch (fault) {
      if (!(fault instanceof ApiError && fault.code === 'ticket.reopen_window_passed')) throw fault;
      const { location, asset, private: secret } = this.ticket ?? {};
      const where = { ...(location ? { location } : {}), ...(asset ? { asset } : {}) };
      const body = { text, follows: this.id, private: secret, ...where };
      const fresh = await api.post<Ticket>('/tickets', body, { key: `${key}-new` });
      router.go(`/m/${fresh.id}`);
      return words.now.reopen.asNew;
    }
  }

  async #load(): Promise<Answer> {
    const [me, ticket, messages] = await Promise.all([
      this.me ?? whoAmI(),
      api.get<Ticket>(`/tickets/${this.id}`),
      this.#thread(),
    ]);
    return { me, ticket, messages };
  }

  async #thread(): Promise<Message[]> {
    const items: Message[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: Page<Message> = await api.get(`/tickets/${this.id}/messages?limit=100${after}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  /** What stood here last, until the server answers. */
  async #recall(): Promise<void> {
    const last = await shelf.seen<Answer>(`one ${this.id}`).catch(() => undefined);
    if (last && this.messages.length === 0 && !this.missing) this.#put(last);
  }

  #show({ me, ticket, messages }: Answer): void {
    const seen = new Set(this.messages.map(({ id }) => id));
    const fresh = seen.size ? messages.filter(({ id, author }) => !seen.has(id) && author.id !== me.id) : [];
    this.#put({ me, ticket, messages });
    this.missing = false;
    this.fault = undefined;
    void shelf.see(`one ${this.id}`, { me, ticket, messages }).catch(() => undefined);
    const last = fresh.at(-1);
    if (last) announcer.say(words.now.thread.fresh(firstName(last.author.name)));
  }

  #put({ me, ticket, messages }: Answer): void {
    this.me = me;
    this.messages = messages;
    if (ticket.version >= (this.ticket?.version ?? 0)) this.ticket = ticket;
  }

  #fail(fault: unknown): void {
    if (fault instanceof ApiError && fault.status === 404) this.missing = true;
    else this.fault = fault;
  }
}
