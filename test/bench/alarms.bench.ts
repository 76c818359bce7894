import { BullMqJobQueue, InProcessJobQueue, type JobQueue } from '@zorg112/jobs';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { lateness, type Row } from './support/statistics.js';

/**
 * How late bells ring: 10,000 due evenly over 20 seconds, on the engine in the process and on the one in Redis, against the same
 * bells on setTimeout and on a bare BullMQ worker with the same settings. What rings does nothing, so this is the engine's lateness.
 */
export const name = 'alarms: lateness of 10,000 bells due evenly over 20 s';

const BELLS = Number(process.env['ZORG_BENCH_BELLS'] ?? 10_000);
const EVERY_MS = 2;
/** Setting them all must be over before the first is due. */
const IN_PROCESS_LEAD_MS = 1_000;
const REDIS_LEAD_MS = Number(process.env['ZORG_BENCH_LEAD_MS'] ?? 15_000);
const SETTING_AT_ONCE = 200;
/** As the house's own worker. */
const CONCURRENCY = 20;
const PREFIX = 'zorg112-bench';

export async function run(): Promise<Row[]> {
  const floor = await late(IN_PROCESS_LEAD_MS, () => new Timers());
  const inProcess = await late(IN_PROCESS_LEAD_MS, () => house(new InProcessJobQueue()));
  const bare = await onRedis((redis) => new BareBullMq(redis));
  const inRedis = await onRedis((redis) => house(new BullMqJobQueue(redis, 'bells', PREFIX)));
  return [
    ...lateness('in the process, against setTimeout', inProcess, floor),
    ...lateness('in Redis, against a bare BullMQ worker', inRedis, bare),
  ];
}

/** What both sides can do. */
interface Bells {
  set(n: number, at: number): Promise<unknown> | void;
  listen(rings: (n: number) => void): void;
  close(): Promise<unknown> | void;
}

async function late(lead: number, open: () => Bells): Promise<number[]> {
  const bells = open();
  const first = Date.now() + lead;
  const due = (n: number): number => first + n * EVERY_MS;
  const lateBy: number[] = [];
  const rung = new Set<number>();
  const awake = setInterval(() => undefined, 60_000); // a desk's timers do not keep its process alive
  const all = new Promise<void>((done) =>
    bells.listen((n) => {
      if (rung.has(n)) return;
      rung.add(n);
      lateBy.push(Date.now() - due(n));
      if (rung.size === BELLS) done();
    }),
  );
  for (let n = 0; n < BELLS; n += SETTING_AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(SETTING_AT_ONCE, BELLS - n) }, (_, i) => bells.set(n + i, due(n + i))),
    );
  if (Date.now() > first) throw new Error('the first bell was due before the last was set: give ZORG_BENCH_LEAD_MS');
  await all;
  clearInterval(awake);
  await bells.close();
  return lateBy;
}

function house(queue: JobQueue): Bells {
  return {
    set: (n, at) => queue.set({ ticketId: String(n), clockId: 'claim-1' }, at),
    listen: (rings) => queue.listen(async ({ ticketId }) => rings(Number(ticketId))),
    close: () => queue.close(),
  };
}

class Timers implements Bells {
  #rings?: (n: number) => void;
  set(n: number, at: number): void {
    setTimeout(() => this.#rings?.(n), at - Date.now());
  }
  listen(rings: (n: number) => void): void {
    this.#rings = rings;
  }
  close(): void {}
}

async function onRedis(open: (redis: Redis) => Bells): Promise<number[]> {
  const redis = new Redis(process.env['ZORG_TEST_REDIS_URL']!, { maxRetriesPerRequest: null });
  try {
    return await late(REDIS_LEAD_MS, () => open(redis));
  } finally {
    await redis.flushdb();
    redis.disconnect();
  }
}

class BareBullMq implements Bells {
  readonly #queue: Queue;
  readonly #redis: Redis;
  #worker?: Worker;

  constructor(redis: Redis) {
    this.#redis = redis;
    const defaultJobOptions = { removeOnComplete: true, removeOnFail: 1_000, attempts: 5 };
    this.#queue = new Queue('bare', { connection: redis, prefix: PREFIX, defaultJobOptions });
  }
  set(n: number, at: number): Promise<unknown> {
    return this.#queue.add(
      'ring',
      { ticketId: String(n), clockId: 'claim-1' },
      { delay: Math.max(0, at - Date.now()) },
    );
  }
  listen(rings: (n: number) => void): void {
    this.#worker = new Worker('bare', async ({ data }) => rings(Number((data as { ticketId: string }).ticketId)), {
      connection: this.#redis.duplicate(),
      prefix: PREFIX,
      concurrency: CONCURRENCY,
    });
  }
  async close(): Promise<void> {
    await this.#worker?.close();
    await this.#queue.close();
  }
}
