import { type RingJob } from '@zorg112/contracts';
import { bellId, JobQueue, type OnRing } from './job-queue.js';

/** The longest a timer of the platform can wait. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Bells in this process: one timer, for the bell that comes first. Gone when the process ends; the sweep finds what should have rung. */
export class InProcessJobQueue extends JobQueue {
  readonly #bells = new Map<string, { job: RingJob; at: number }>();
  #timer?: NodeJS.Timeout;
  #timerAt = Infinity;
  #onRing?: OnRing;
  #ringing = Promise.resolve();

  override async set(job: RingJob, at: number): Promise<void> {
    this.#bells.set(bellId(job), { job, at });
    if (at < this.#timerAt) this.#arm(at);
  }

  override async cancel(job: RingJob): Promise<void> {
    this.#bells.delete(bellId(job));
  }

  override listen(onRing: OnRing): void {
    this.#onRing = onRing;
    this.#armNext();
  }

  override async pending(): Promise<number> {
    return this.#bells.size;
  }

  override async ping(): Promise<void> {}

  override async close(): Promise<void> {
    this.#onRing = undefined;
    clearTimeout(this.#timer);
    await this.#ringing;
  }

  #armNext(): void {
    let first = Infinity;
    for (const { at } of this.#bells.values()) first = Math.min(first, at);
    this.#timerAt = Infinity;
    if (first < Infinity) this.#arm(first);
  }

  #arm(at: number): void {
    if (!this.#onRing) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    const wait = Math.min(Math.max(0, at - Date.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => (this.#ringing = this.#ringing.then(() => this.#ringDue())), wait);
    this.#timer.unref();
  }

  /** Bells are taken before they ring: a bell that is set again while it rings is a new bell. */
  async #ringDue(): Promise<void> {
    const now = Date.now();
    const due = [...this.#bells].filter(([, { at }]) => at <= now).sort(([, a], [, b]) => a.at - b.at);
    for (const [id] of due) this.#bells.delete(id);
    this.#armNext();
    for (const [, { job }] of due) await this.#onRing?.(job).catch(() => undefined);
  }
}
