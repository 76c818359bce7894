import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RingJob } from '@zorg112/contracts';
import { BullMqJobQueue, InProcessJobQueue, type JobQueue } from '@zorg112/jobs';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { until } from '../support/until.js';

interface Bells {
  readonly queue: JobQueue;
  /** The same bells from another process, where there can be one. */
  readonly another?: () => JobQueue;
  close(): Promise<void>;
}

function inThisProcess(): Bells {
  const queue = new InProcessJobQueue();
  return { queue, close: () => queue.close() };
}

function inRedis(): Bells {
  const prefix = `bells-${randomUUID()}`;
  const redis = new Redis(process.env['ZORG_TEST_REDIS_URL']!, { maxRetriesPerRequest: null, connectionName: prefix });
  const opened: JobQueue[] = [];
  const open = (): JobQueue => {
    const queue = new BullMqJobQueue(redis, 'bells', prefix);
    opened.push(queue);
    return queue;
  };
  return {
    queue: open(),
    another: open,
    async close() {
      await Promise.all(opened.map((queue) => queue.close()));
      // Every line a queue opened beside the one it was given is hung up.
      await until(async () => String(await redis.client('LIST')).split(`name=${prefix}`).length === 2);
      const keys = await redis.keys(`${prefix}*`);
      if (keys.length > 0) await redis.del(keys);
      redis.disconnect();
    },
  };
}

const SOON = 1_000;
const LATER = 2_500;
const FAR = 3_600_000;

describe.each([
  ['bells in this process', inThisProcess],
  ['bells in Redis', inRedis],
])('%s', (_name, open) => {
  let bells: Bells;
  let queue: JobQueue;
  let rang: { job: RingJob; at: number }[];
  const bell = (ticketId: string, clockId = 'claim-1'): RingJob => ({ ticketId, clockId });
  const names = (): string[] => rang.map(({ job }) => job.ticketId);
  const listen = (on: JobQueue = queue, also: (job: RingJob) => Promise<void> = async () => undefined): void =>
    on.listen(async (job) => {
      rang.push({ job, at: Date.now() });
      await also(job);
    });
  /** Every bell before this moment has had its chance. */
  const allHaveRung = async (): Promise<void> => {
    await queue.set(bell('last'), Date.now() + LATER);
    await until(() => names().includes('last'));
  };

  beforeEach(async () => {
    bells = open();
    queue = bells.queue;
    await queue.pending(); // connected: what is due soon is not spent on that
    rang = [];
  });
  afterEach(() => bells.close());

  it('ring at their time, not before it, and once', async () => {
    listen();
    const at = Date.now() + SOON;
    await queue.set(bell('seven'), at);
    expect(rang).toEqual([]);
    await allHaveRung();
    expect(names()).toEqual(['seven', 'last']);
    expect(rang[0]!.job).toEqual(bell('seven'));
    expect(rang[0]!.at).toBeGreaterThanOrEqual(at);
    expect(rang[0]!.at).toBeLessThan(at + 10_000);
  });

  it('ring in the order of their time, whatever order they were set in', async () => {
    listen();
    const now = Date.now();
    for (const [name, wait] of [
      ['third', 1_800],
      ['first', 600],
      ['second', 1_200],
    ] as const)
      await queue.set(bell(name), now + wait);
    await until(() => rang.length === 3);
    expect(names()).toEqual(['first', 'second', 'third']);
  });

  it('set before anybody listens ring once somebody does', async () => {
    await queue.set(bell('early'), Date.now() - 1);
    await queue.set(bell('soon'), Date.now() + SOON);
    listen();
    await until(() => rang.length === 2);
    expect(names().sort()).toEqual(['early', 'soon']);
  });

  it('in the past ring at once', async () => {
    listen();
    const now = Date.now();
    await queue.set(bell('overdue'), now - FAR);
    await until(() => names().includes('overdue'));
    expect(Date.now() - now).toBeLessThan(10_000);
  });

  it.each([
    ['later', SOON, LATER],
    ['earlier', FAR, SOON],
  ])('set again for %s: one bell, at its new time', async (_way, before, after) => {
    listen();
    const now = Date.now();
    await queue.set(bell('moved'), now + before);
    await queue.set(bell('moved'), now + after);
    expect(await queue.pending()).toBe(1);
    await until(() => names().includes('moved'));
    await allHaveRung();
    expect(names()).toEqual(['moved', 'last']);
    expect(rang[0]!.at).toBeGreaterThanOrEqual(now + after);
    expect(await queue.pending()).toBe(0);
  });

  it('set twice at the same moment: one bell', async () => {
    listen();
    const at = Date.now() + SOON;
    await Promise.all([queue.set(bell('doubled'), at), queue.set(bell('doubled'), at + 10)]);
    await until(() => names().includes('doubled'));
    await allHaveRung();
    expect(names()).toEqual(['doubled', 'last']);
  });

  it('are one per clock: another clock of the same ticket has its own', async () => {
    listen();
    const at = Date.now() + SOON;
    await queue.set(bell('seven', 'claim-1'), at);
    await queue.set(bell('seven', 'solve-1'), at);
    expect(await queue.pending()).toBe(2);
    await until(() => rang.length === 2);
    expect(rang.map(({ job }) => job.clockId).sort()).toEqual(['claim-1', 'solve-1']);
  });

  it('taken away do not ring; taking away what is not there is no fault', async () => {
    listen();
    await queue.set(bell('taken'), Date.now() + SOON);
    await queue.cancel(bell('taken'));
    await queue.cancel(bell('never there'));
    expect(await queue.pending()).toBe(0);
    await allHaveRung();
    expect(names()).toEqual(['last']);
  });

  it('set again while they ring are new bells', async () => {
    let again = 2;
    listen(queue, async (job) => {
      if (job.ticketId === 'ladder' && again-- > 0) await queue.set(job, Date.now() + SOON);
    });
    await queue.set(bell('ladder'), Date.now());
    await until(() => rang.length === 3);
    await allHaveRung();
    expect(names()).toEqual(['ladder', 'ladder', 'ladder', 'last']);
    expect(rang[2]!.at - rang[0]!.at).toBeGreaterThanOrEqual(2 * SOON);
  });

  it('go on ringing after one whose handler failed', async () => {
    listen(queue, async (job) => {
      if (job.ticketId === 'broken') throw new Error('the database is away');
    });
    await queue.set(bell('broken'), Date.now());
    await until(() => names().includes('broken'));
    await queue.set(bell('whole'), Date.now() + SOON);
    await until(() => names().includes('whole'));
    expect(await queue.ping()).toBeUndefined();
  });

  it('are counted while they wait', async () => {
    for (let n = 0; n < 25; n++) await queue.set(bell(`waits-${n}`), Date.now() + FAR);
    expect(await queue.pending()).toBe(25);
    await queue.cancel(bell('waits-7'));
    expect(await queue.pending()).toBe(24);
  });

  it('a thousand at once each ring once', async () => {
    listen();
    const at = Date.now() + SOON;
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => queue.set(bell(`crowd-${n}`), at)));
    await until(() => rang.length >= 1_000);
    await allHaveRung();
    expect(new Set(names()).size).toBe(1_001);
    expect(names()).toHaveLength(1_001);
  });

  it('closing waits for the bell that rings, and silences the others', async () => {
    let finished = false;
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    listen(queue, async () => {
      await held;
      finished = true;
    });
    await queue.set(bell('ringing'), Date.now());
    await until(() => rang.length === 1);
    await queue.set(bell('after'), Date.now() + SOON);
    const closed = queue.close();
    goOn();
    await closed;
    expect(finished).toBe(true);
    expect(names()).toEqual(['ringing']);
  });
});

describe('bells in Redis, heard by several processes', () => {
  let bells: Bells;
  beforeEach(() => void (bells = inRedis()));
  afterEach(() => bells.close());

  it('ring in one of them', async () => {
    const rang: string[] = [];
    const queues = [bells.another!(), bells.another!(), bells.another!()];
    for (const queue of queues) queue.listen(async ({ ticketId }) => void rang.push(ticketId));
    const at = Date.now() + SOON;
    const set = Array.from({ length: 60 }, (_, n) => ({ ticketId: `shared-${n}`, clockId: 'claim-1' }));
    await Promise.all(set.map((job) => bells.queue.set(job, at)));
    await until(() => rang.length >= set.length);
    await until(async () => (await bells.queue.pending()) === 0);
    expect(rang.sort()).toEqual(set.map(({ ticketId }) => ticketId).sort());
  });

  it('outlive the process that set them', async () => {
    const first = bells.another!();
    await first.set({ ticketId: 'kept', clockId: 'claim-1' }, Date.now() + SOON);
    await first.close();
    const rang: string[] = [];
    bells.queue.listen(async ({ ticketId }) => void rang.push(ticketId));
    await until(() => rang.length > 0);
    expect(rang).toEqual(['kept']);
  });
});
