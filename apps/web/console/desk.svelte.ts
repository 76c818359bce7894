// The list: what is open, in the server's order. Nudges say that something changed; this fetches it and drops what comes too late.
import { SvelteSet } from 'svelte/reactivity';
import type { Queue, QueueCounts, Ticket } from '../shared/types';
import { door } from './door';
import { Finding } from './finding.svelte';
import { helpsWith } from './matching';
import { waitingChanges, withRest, withTail } from './order';

export type View = 'waiting' | 'mine' | 'standIn' | 'offered' | 'else' | 'helping' | 'team' | 'outages' | 'all';

const REST_MS = 250; // never ask more often than this
const DEEP_REST_MS = 10_000; // pages beyond the first are walked this often at most
const MOST_PAGES = 80;

export class Desk {
  view = $state<View>('waiting');
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  counts = $state.raw<QueueCounts>();
  cursor = $state<string>();
  held = $state(false);
  /** Chosen to be one outage. */
  readonly ticked = new SvelteSet<string>();
  /** What is looked for stands in place of the list, closed questions too. */
  readonly finding = new Finding((tickets) => this.take(...tickets));
  /** A press on a row chooses it instead of opening it. */
  choosing = $state(false);
  /** Called with questions nobody picked up that came in after the first load. */
  onFresh: (tickets: Ticket[]) => void = () => {};
  onDenied: () => void = () => {};

  readonly #me: string;
  readonly #wholeQueue: boolean;
  readonly #tickets = new Map<string, Ticket>();
  readonly #nudged = new Map<string, number>();
  /** Closed as unsolved, and this person is asked to look along: in no queue any more. */
  readonly #looks = new Set<string>();
  #order = $state.raw<string[]>([]);
  #frozen = $state.raw<string[]>([]);
  #tick = $state(0);
  #queueDirty = true;
  #looksAsked = false;
  #walkAgainAt = 0;
  #newest = 0;
  #startedAt = 0;
  #busy: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What was just closed may still stand in the order that was fetched before. */
  readonly #listed = $derived.by(() => {
    void this.#tick;
    return [...new Set([...this.#looks, ...this.#order])];
  });
  readonly latest = $derived.by(() => {
    void this.#tick;
    if (this.finding.on && this.finding.answer) return this.finding.answer.ids;
    return this.#listed.filter((id) => this.#belongs(this.#tickets.get(id), this.view));
  });
  readonly #still = $derived(this.held && this.#frozen.length > 0);
  readonly rows = $derived(this.#still ? this.#frozen : this.latest);
  readonly waiting = $derived(
    this.#still ? waitingChanges(this.#frozen, this.latest) : { fresh: 0, up: 0, any: false },
  );
  readonly sizes = $derived.by(() => this.#sizes());
  /** How many decisions wait for my verdict. */
  readonly verdicts = $derived.by(() => this.#count(({ may }) => may.includes('giveVerdict')));

  constructor(me: string, wholeQueue: boolean) {
    this.#me = me;
    this.#wholeQueue = wholeQueue;
    if (!wholeQueue) this.view = 'helping';
  }

  ticket(id: string | undefined): Ticket | undefined {
    void this.#tick;
    return id ? this.#tickets.get(id) : undefined;
  }

  byNumber(number: number): Ticket | undefined {
    return [...this.#tickets.values()].find((ticket) => ticket.number === number);
  }

  tick(id: string): void {
    if (!this.ticked.delete(id)) this.ticked.add(id);
  }

  untick(): void {
    this.ticked.clear();
    this.choosing = false;
  }

  hold(on: boolean): void {
    if (on && !this.held) this.#frozen = this.latest;
    this.held = on;
  }

  /** Show the newest order now, also while the list is in use. */
  apply(): void {
    this.#frozen = this.latest;
  }

  look(view: View): void {
    this.view = view;
    this.finding.find('');
    this.apply();
  }

  /** An answer of the server to one of our own deeds, or something fetched by itself. Older than what we know: dropped. */
  take(...tickets: Ticket[]): void {
    for (const ticket of tickets) {
      const known = this.#tickets.get(ticket.id);
      if (known && known.version > ticket.version) continue;
      this.#tickets.set(ticket.id, ticket);
      if (ticket.may.includes('lookAlong')) this.#looks.add(ticket.id);
      else this.#looks.delete(ticket.id);
      if ((this.#nudged.get(ticket.id) ?? 0) <= ticket.version) this.#nudged.delete(ticket.id);
    }
    this.#tick += 1;
  }

  ticketChanged(id: string, version: number): void {
    const known = this.#tickets.get(id);
    if (known && known.version >= version) return;
    this.#nudged.set(id, version);
    this.#soon();
  }

  queueChanged(): void {
    this.#queueDirty = true;
    this.#soon();
  }

  versions(): Map<string, number> {
    return new Map(this.#order.map((id) => [id, this.#tickets.get(id)?.version ?? 0]));
  }

  /** Fetch everything again, whatever we think we know. Rejects when it fails. */
  async reload(): Promise<void> {
    this.#queueDirty = true;
    this.#looksAsked = false;
    if (this.#walkAgainAt !== Infinity) this.#walkAgainAt = 0;
    if (this.phase === 'failed') this.phase = 'loading';
    if (this.finding.on) void this.finding.ask();
    await this.#busy?.catch(() => {});
    await this.#run();
  }

  #soon(): void {
    if (this.#timer || this.#busy) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#run().catch(() => {});
      },
      Math.max(0, this.#startedAt + REST_MS - Date.now()),
    );
  }

  #run(): Promise<void> {
    this.#startedAt = Date.now();
    this.#busy = this.#refresh()
      .then(() => void (this.phase = 'ready'))
      .catch((error: unknown) => {
        if (door.isDenied(error)) this.onDenied();
        if (this.phase === 'loading') this.phase = 'failed';
        throw error;
      })
      .finally(() => {
        this.#busy = undefined;
        if (this.#queueDirty || this.#nudged.size > 0) this.#soon();
      });
    return this.#busy;
  }

  async #refresh(): Promise<void> {
    if (this.#queueDirty) {
      this.#queueDirty = false;
      try {
        await (this.#wholeQueue ? this.#queue() : this.#asked());
        if (!this.#looksAsked) this.take(...(await door.toLookAlong()));
        this.#looksAsked = true;
      } catch (error) {
        this.#nudged.clear(); // the next refetch brings whatever these were about
        throw error;
      }
    }
    const ids = [...this.#nudged.keys()].slice(0, 100);
    if (ids.length === 0) return;
    for (const id of ids) this.#nudged.delete(id);
    this.take(...(await door.byIds(ids)));
  }

  async #queue(): Promise<void> {
    const first = await door.queue();
    this.counts = first.counts;
    const ids = this.#learn(first.items);
    this.#arrange(first.nextCursor ? withRest(ids, this.#order) : ids);
    this.phase = 'ready';
    if (first.nextCursor) void this.#walk(ids, first.nextCursor);
  }

  /** The pages beyond the first, beside everything else and the less often the longer they take. */
  async #walk(ids: string[], cursor: string): Promise<void> {
    if (Date.now() < this.#walkAgainAt) return;
    const started = Date.now();
    this.#walkAgainAt = Infinity;
    const all = new Set(ids);
    try {
      let next: string | null = cursor;
      for (let page = 1; next && page < MOST_PAGES; page += 1) {
        const more: Queue = await door.queue(next);
        this.take(...more.items);
        for (const { id } of more.items) all.add(id);
        next = more.nextCursor;
        if (page % 5 === 1) this.#arrange(withRest([...all], this.#order));
      }
      this.#arrange(next ? withRest([...all], this.#order) : [...all]);
      this.queueChanged(); // the first page may have moved on meanwhile
    } catch {
      // What is here stays; the next walk tries again.
    } finally {
      this.#walkAgainAt = Date.now() + Math.max(DEEP_REST_MS, 10 * (Date.now() - started));
    }
  }

  #arrange(ids: string[]): void {
    this.#order = ids;
    if (this.held) this.#frozen = withTail(this.#frozen, this.latest);
  }

  /** Somebody outside the desk sees only what they were asked about. */
  async #asked(): Promise<void> {
    this.#arrange(this.#learn(await door.asked()));
  }

  #learn(items: Ticket[]): string[] {
    const first = this.#newest === 0;
    // Not by whether it is known: a nudge about the question itself may have fetched it before the list did.
    const fresh = items.filter((one) => Date.parse(one.createdAt) > this.#newest);
    this.#newest = Math.max(this.#newest, ...items.map((one) => Date.parse(one.createdAt)));
    this.take(...items);
    const waiting = fresh.filter((one) => one.status === 'waiting_for_helper');
    if (!first && waiting.length > 0) this.onFresh(waiting);
    return items.map((one) => one.id);
  }

  #belongs(ticket: Ticket | undefined, view: View): boolean {
    if (ticket?.status === 'closed') return view === 'helping' && ticket.may.includes('lookAlong');
    if (!ticket) return false;
    if (view === 'all') return true;
    if (view === 'waiting') return ticket.status === 'waiting_for_helper';
    if (view === 'offered') return ticket.handover?.to.id === this.#me || ticket.may.includes('agreeStandIn');
    if (view === 'else') return ticket.someoneElse !== undefined;
    if (view === 'mine') return ticket.owner.id === this.#me && ticket.status !== 'waiting_for_helper';
    if (view === 'team') return ticket.owner.id !== this.#me && ticket.status !== 'waiting_for_helper';
    if (view === 'outages') return ticket.isOutage === true || ticket.outage !== undefined;
    if (view === 'standIn') return ticket.standIn?.person.id === this.#me;
    return ticket.owner.id !== this.#me && helpsWith(ticket, this.#me);
  }

  #count(is: (ticket: Ticket) => boolean): number {
    void this.#tick;
    return [...this.#tickets.values()].filter(is).length;
  }

  #sizes(): Record<View, number> {
    void this.#tick;
    const of = (view: View) => this.#listed.filter((id) => this.#belongs(this.#tickets.get(id), view)).length;
    const counts = this.counts;
    const open = counts && counts.waiting + counts.inProgress + counts.waitingForRequester + counts.solutionOffered;
    return {
      waiting: counts?.waiting ?? of('waiting'),
      mine: counts?.mine ?? of('mine'),
      standIn: of('standIn'),
      offered: of('offered'),
      else: of('else'),
      helping: of('helping'),
      team: of('team'),
      outages: of('outages'),
      all: open ?? of('all'),
    };
  }
}
