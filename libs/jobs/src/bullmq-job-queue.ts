import { RING, type RingJob } from '@zorg112/contracts';
import { Queue, Worker } from 'bullmq';
import { type Redis } from 'ioredis';
import { bellId, JobQueue, type OnRing } from './job-queue.js';

const CONCURRENCY = 20;

/**
 * Bells in Redis. A job cannot be re-added under the id of one that is being worked on, so each bell has its own id and a hash
 * remembers which one is pending per clock.
 */
export class BullMqJobQueue extends JobQueue {
  readonly #queue: Queue<RingJob>;
  readonly #redis: Redis;
  readonly #name: string;
  readonly #prefix: string;
  #worker?: Worker<RingJob>;
  /** Bells are waited for on a line of their own. BullMQ leaves a line it was given open. */
  #line?: Redis;

  constructor(redis: Redis, name = 'bells', prefix = 'zorg112') {
    super();
    this.#redis = redis;
    this.#name = name;
    this.#prefix = prefix;
    const defaultJobOptions = {
      removeOnComplete: true,
      removeOnFail: 1_000,
      attempts: 5,
      backoff: { type: 'exponential', delay: 500 },
    };
    this.#queue = new Queue(name, { connection: redis, prefix, defaultJobOptions });
    this.#queue.on('error', () => undefined);
  }

  override async set(job: RingJob, at: number): Promise<void> {
    await this.cancel(job);
    const jobId = `${bellId(job)}_${at}_${Math.random().toString(36).slice(2, 8)}`;
    await this.#redis.hset(this.#pendingKey, bellId(job), jobId);
    await this.#queue.add(RING, job, { jobId, delay: Math.max(0, at - Date.now()) });
  }

  override async cancel(job: RingJob): Promise<void> {
    const jobId = await this.#redis.hget(this.#pendingKey, bellId(job));
    if (!jobId) return;
    await this.#queue.remove(jobId).catch(() => 0);
    await this.#redis.hdel(this.#pendingKey, bellId(job));
  }

  override listen(onRing: OnRing): void {
    const ring = async (bell: { data: RingJob; id?: string }): Promise<void> => {
      const pending = await this.#redis.hget(this.#pendingKey, bellId(bell.data));
      // Two that set the bell of one clock at the same moment leave two jobs; the last one set is the bell.
      if (pending && pending !== bell.id) return;
      await this.#redis.hdel(this.#pendingKey, bellId(bell.data));
      await onRing(bell.data);
    };
    this.#line = this.#redis.duplicate({ maxRetriesPerRequest: null });
    this.#worker = new Worker<RingJob>(this.#name, ring, {
      connection: this.#line,
      prefix: this.#prefix,
      concurrency: CONCURRENCY,
    });
    this.#worker.on('error', () => undefined);
  }

  override async pending(): Promise<number> {
    const {
      delayed = 0,
      waiting = 0,
      active = 0,
      prioritized = 0,
    } = await this.#queue.getJobCounts('delayed', 'waiting', 'active', 'prioritized');
    return delayed + waiting + active + prioritized;
  }

  override async ping(): Promise<void> {
    await this.#redis.ping();
  }

  override async close(): Promise<void> {
    await this.#worker?.close();
    this.#line?.disconnect();
    await this.#queue.close();
  }

  get #pendingKey(): string {
    return `${this.#prefix}:${this.#name}:pending-bells`;
  }
}
