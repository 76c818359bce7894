import { type RingJob } from '@zorg112/contracts';

/** What to do when a bell rings. It may ring early, late, twice or never: the handler looks at the clock itself. */
export type OnRing = (job: RingJob) => Promise<void>;

/** Alarm bells: at most one pending bell per clock, for its next step. Times are UTC milliseconds. */
export abstract class JobQueue {
  /** Sets the bell of this clock, in place of the one it had. A time in the past rings at once. */
  abstract set(job: RingJob, at: number): Promise<void>;
  /** Takes the bell away, if there is one. */
  abstract cancel(job: RingJob): Promise<void>;
  /** From now on bells ring here. Several processes may listen; a bell rings in one of them. */
  abstract listen(onRing: OnRing): void;
  /** How many bells wait. */
  abstract pending(): Promise<number>;
  /** Throws when the queue cannot be reached. */
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

export function bellId({ ticketId, clockId }: RingJob): string {
  return `${ticketId}_${clockId}`;
}
