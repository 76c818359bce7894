import {
  Database,
  loadAudience,
  markRelayed,
  ringPhones,
  takeUnrelayed,
  type Ringing,
  type SettledFact,
} from '@zorg112/database';
import { saidToHer } from '@zorg112/domain';
import { JobQueue } from '@zorg112/jobs';
import { RealtimePublisher } from '@zorg112/realtime';
import { routeOf, type Audience } from './fact-routes.js';

const AT_ONCE = 200;
/** A relay that took facts and died: after this long another takes them. */
const LEASE_MS = 5_000;

/**
 * Passes committed facts on to bells, screens and phones: taken, passed on, marked. A crash in between passes a few on again, which
 * changes nothing: bells are set anew, screens compare versions, and a phone's word is written down with the mark.
 */
export class Relay {
  #running?: Promise<number>;
  #again = false;
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly screens: RealtimePublisher,
    private readonly now: () => number,
  ) {}

  /** Passes on everything there is; called while it runs it looks once more. Returns how many facts were passed on. */
  run(): Promise<number> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#drain().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.catch(() => undefined);
  }

  async #drain(): Promise<number> {
    let passed = 0;
    do {
      this.#again = false;
      for (let batch = AT_ONCE; batch === AT_ONCE && !this.#closed; passed += batch) batch = await this.#batch();
    } while (this.#again && !this.#closed);
    return passed;
  }

  async #batch(): Promise<number> {
    const { unitOfWork } = this.database;
    const taken = await unitOfWork.run((tx) => takeUnrelayed(tx, this.now(), LEASE_MS, AT_ONCE));
    if (taken.length === 0) return 0;
    const audiences = await loadAudience(this.database.read, [...new Set(taken.map(({ fact }) => fact.ticketId))]);
    for (const settled of taken) this.#announce(settled, audiences.get(settled.fact.ticketId));
    await this.#setBells(taken, audiences);
    const ids = taken.map(({ id }) => id);
    const ringing = taken.flatMap((settled) => phones(settled, audiences.get(settled.fact.ticketId)));
    await unitOfWork.run(async (tx) => {
      await ringPhones(tx, ringing);
      await markRelayed(tx, ids, this.now());
    });
    return taken.length;
  }

  #announce({ id, fact }: SettledFact, audience: Audience | undefined): void {
    if (!audience) return;
    for (const { rooms, event, body } of routeOf(id, fact, audience).events)
      this.screens.publish(rooms, event, body as never);
  }

  /** Only the last word on each clock counts. */
  async #setBells(taken: readonly SettledFact[], audiences: ReadonlyMap<string, Audience>): Promise<void> {
    const last = new Map<string, { ticketId: string; clockId: string; at?: number }>();
    for (const { id, fact } of taken) {
      const audience = audiences.get(fact.ticketId);
      for (const bell of audience ? routeOf(id, fact, audience).bells : [])
        last.set(`${fact.ticketId} ${bell.clockId}`, { ticketId: fact.ticketId, ...bell });
    }
    await Promise.all(
      [...last.values()].map(({ at, ...job }) => (at === undefined ? this.jobs.cancel(job) : this.jobs.set(job, at))),
    );
  }
}

/** Phones are not told from here: what they must be told is written down, once, with the mark that this fact was passed on. */
function phones({ id, fact }: SettledFact, audience: Audience | undefined): Ringing[] {
  const said = audience && saidToHer(fact, audience.requesterId);
  if (!said) return [];
  return [{ factId: id, personId: audience.requesterId, ticketId: fact.ticketId, at: fact.at, ...said }];
}
