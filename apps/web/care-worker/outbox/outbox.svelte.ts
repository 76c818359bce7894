// The page's side of the outbox: puts a deed on the phone, lets the flusher carry it, and knows how it stands.
import { ApiError, cookie, isSignedOut, newKey, tellSignedOut } from '../../shared/api';
import { language } from '../../shared/language.svelte';
import { live } from '../../shared/live.svelte';
import { whoAmI } from '../../shared/session';
import { given } from '../given';
import { here } from '../shared/device';
import { startWorker } from '../worker';
import { deliver } from './deliver';
import { byTime, type Deed, type Entry, type Fault, type Outcome, type Why } from './entry';
import { flush, whyOf } from './flush';
import { shelf } from './shelf';
import { tellOthers, type News } from './others';

/** A phone that does not say within this whether it kept something is taken not to. */
const KEEPING_MS = 3_000;

/** How one deed stands. `unkept`: not sent, and the phone could not keep it either: the words are still on the page. */
export class Sending {
  state = $state<'sending' | 'kept' | 'sent' | 'refused' | 'unkept'>('sending');
  why = $state<Why>();
  answer = $state.raw<unknown>();
  fault = $state.raw<Fault>();
  stored = true;
  /** The first try has ended, well or not. */
  readonly first: Promise<void>;
  #tried!: () => void;

  constructor(readonly entry: Entry) {
    this.first = new Promise((tried) => (this.#tried = tried));
  }

  became(outcome: Outcome): void {
    if (outcome.kind === 'sent') this.answer = outcome.answer;
    if (outcome.kind === 'refused') this.fault = outcome.fault;
    this.why = outcome.kind === 'waits' ? outcome.why : undefined;
    this.state = outcome.kind === 'waits' ? (this.stored ? 'kept' : 'unkept') : outcome.kind;
    this.#tried();
  }
}

class Outbox {
  #all = $state.raw<Entry[]>([]);
  /** Hers, in the order she did them: waiting, or given back with a reason. */
  readonly hers = $derived(this.#all.filter(({ personId }) => personId === given.person).sort(byTime));
  readonly waiting = $derived(this.hers.filter(({ refused }) => !refused));
  /** Who else left something on this phone. It goes under their own session only. */
  readonly others = $derived([
    ...new Set(this.#all.filter(({ personId }) => personId !== given.person).map(({ personName }) => personName)),
  ]);

  /** What was on the phone already is known. */
  readonly ready: Promise<void>;

  readonly #sendings = new Map<string, Sending>();
  readonly #sent = new Set<(entry: Entry, answer: unknown) => void>();
  #busy: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    tellOthers.listen((news) => this.#hear(news));
    addEventListener('online', () => void this.flush());
    document.addEventListener('visibilitychange', () => document.hidden || void this.flush());
    this.ready = this.#look();
    void this.ready.then(() => this.#begin()).catch(() => undefined);
    void startWorker().catch(() => undefined);
  }

  onSent(listener: (entry: Entry, answer: unknown) => void): () => void {
    this.#sent.add(listener);
    return () => this.#sent.delete(listener);
  }

  /** Resolves when the phone has it, or cannot; the sending goes on. */
  async put(deed: Deed): Promise<Sending> {
    const entry: Entry = {
      ...plain(deed),
      ...{ id: deed.id ?? newKey(), photos: deed.photos ?? [], at: Date.now(), tries: 0 },
      ...{ personId: given.person, personName: given.name, language: language.now },
    };
    const sending = new Sending(entry);
    this.#sendings.set(entry.id, sending);
    sending.stored = await kept(entry);
    if (sending.stored) {
      await this.#look();
      void this.flush().finally(() => {
        // Something before it met silence: it was not tried, and waits too.
        if (sending.state === 'sending') sending.became({ kind: 'waits', why: whyOf(this.waiting) ?? 'silence' });
      });
      void navigator.storage?.persist?.();
    } else {
      void deliver(entry, cookie('zorg112_csrf') || given.csrf).then((outcome) => this.#told(entry, outcome));
    }
    return sending;
  }

  /** A deed with an answer to wait for: that answer; nothing when it waits on the phone; a fault when it was refused. */
  async does<T>(deed: Deed): Promise<T | undefined> {
    const sending = await this.put(deed);
    await sending.first;
    if (sending.state === 'sent') return sending.answer as T;
    if (sending.state === 'kept') return undefined;
    const fault = sending.fault ?? { status: 0, body: { code: 'network.unreachable', message: '' } };
    await this.drop(sending.entry.id); // the words are still where she wrote them
    throw new ApiError(fault.status, fault.body);
  }

  async drop(id: string): Promise<void> {
    this.#sendings.delete(id);
    await shelf.remove(id).catch(() => undefined);
    await this.#look();
    tellOthers.tell({ changed: true });
  }

  /** Tries what waits. One run at a time here, and in turn with other tabs and the worker. */
  flush(fresh = true): Promise<void> {
    if (!this.#busy) return (this.#busy = this.#run(fresh).finally(() => (this.#busy = undefined)));
    return (this.#next ??= this.#busy.then(() => {
      this.#next = undefined;
      return this.flush();
    }));
  }

  async #run(fresh: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const told = (entry: Entry, outcome: Outcome) => {
      this.#told(entry, outcome);
      tellOthers.tell({ entry, outcome });
    };
    await flush({ shelf, inTurn, now: Date.now, told }, fresh).catch(() => undefined);
    await this.#look();
    if (this.waiting.length > 0) this.#later();
  }

  /** By itself while the page lives; by the browser when it does not, where a browser can. */
  #later(): void {
    const soonest = Math.min(...this.waiting.map(({ waits }) => waits?.until ?? 0));
    this.#timer = setTimeout(() => void this.flush(false), Math.max(1_000, soonest - Date.now()));
    void navigator.serviceWorker?.ready
      .then((worker) =>
        (worker as { sync?: { register(tag: string): Promise<void> } }).sync?.register('zorg112.outbox'),
      )
      .catch(() => undefined);
  }

  #told(entry: Entry, outcome: Outcome): void {
    this.#sendings.get(entry.id)?.became(outcome);
    if (outcome.kind === 'waits') {
      if (outcome.why === 'session') void this.#whose();
      if (outcome.why === 'silence') live.lost();
      return;
    }
    live.reached();
    if (outcome.kind === 'sent') this.#sent.forEach((tell) => tell(entry, outcome.answer));
  }

  #hear(news: News): void {
    if ('outcome' in news) this.#told(news.entry, news.outcome);
    void this.#look();
  }

  async #begin(): Promise<void> {
    const { person: id, name, line, csrf, subjects, place } = given;
    try {
      // A page out of the cache was filled in under the session of then.
      if (cookie('zorg112_csrf') !== csrf) await this.#whose();
      else if (id) await shelf.know({ id, name, line, csrf, subjects, place, ...here });
    } catch {
      // the phone keeps nothing: then everything is sent directly
    }
    await this.flush();
    const told = await shelf.told().catch(() => undefined);
    if (told) await (await import('../push/phone')).goOn(told);
  }

  /** The session is not the one we knew: still hers? Then on with it. Somebody else's: their page, not hers. */
  async #whose(): Promise<void> {
    const csrf = cookie('zorg112_csrf');
    if (!csrf || csrf === (await shelf.who())?.csrf) return tellSignedOut();
    try {
      const { id, name, line, shared } = await whoAmI();
      if (id !== given.person) return void (await shelf.forgetWho(), location.reload());
      const now = shared && { device: shared.device, idle: String(shared.idleSeconds) };
      const { subjects, place } = given;
      await shelf.know({ id, name, line: line.number, csrf, subjects, place, ...now });
      void this.flush();
    } catch (fault) {
      if (!isSignedOut(fault)) return; // no network: asked again at the next try
    }
  }

  async #look(): Promise<void> {
    this.#all = await shelf.all().catch(() => []);
  }
}

/** As it is now and without what watches it: a phone keeps no proxies. */
const plain = (deed: Deed): Deed => JSON.parse(JSON.stringify({ ...deed, photos: [] })) as Deed;

async function kept(entry: Entry): Promise<boolean> {
  const patience = new Promise<boolean>((done) => setTimeout(() => done(false), KEEPING_MS));
  const put = shelf.put(entry).then(
    () => true,
    () => false,
  );
  return Promise.race([put, patience]);
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work(); // then the key alone sees to it that nothing is done twice
  return navigator.locks.request('zorg112.outbox', work) as Promise<T>;
}

export const outbox = new Outbox();
