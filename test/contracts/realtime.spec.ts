import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rooms } from '@zorg112/contracts';
import { InProcessPublisher, RedisPublisher, type RealtimePublisher } from '@zorg112/realtime';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { openSockets, type Screen, type Sockets } from '../support/sockets.js';
import { until } from '../support/until.js';

/** Who publishes, and the consoles whose screens should hear it. */
interface Line {
  readonly publisher: RealtimePublisher;
  readonly consoles: readonly Sockets[];
  close(): Promise<void>;
}

async function inThisProcess(): Promise<Line> {
  const publisher = new InProcessPublisher();
  const console = await openSockets(publisher);
  return { publisher, consoles: [console], close: () => console.close() };
}

/** A worker that only publishes, and two consoles. */
async function throughRedis(): Promise<Line> {
  const connections: Redis[] = [];
  const open = (): RedisPublisher => {
    const redis = new Redis(process.env['ZORG_TEST_REDIS_URL']!);
    connections.push(redis);
    return new RedisPublisher(redis);
  };
  const publisher = open();
  const consoles = [await openSockets(open()), await openSockets(open())];
  return {
    publisher,
    consoles,
    async close() {
      await Promise.all(consoles.map((console) => console.close()));
      await publisher.close();
      for (const redis of connections) redis.disconnect();
    },
  };
}

describe.each([
  ['a publisher in this process', inThisProcess, 1],
  ['a publisher through Redis, heard by two consoles', throughRedis, 2],
])('%s', (_name, open, count) => {
  let line: Line;
  // Ids of this run only: the tests share one Redis, and a channel of Redis knows no databases.
  const room = (name: string): string => rooms.person(`${name}-${run}`);
  let run: string;
  let seq = 1_000;
  const publish = (to: string[], n = ++seq): number => {
    line.publisher.publish(to, 'queue.changed', { seq: n });
    return n;
  };
  /** A screen on each console in these rooms. */
  const everywhere = (...names: string[]): Promise<Screen[]> =>
    Promise.all(line.consoles.map((console) => console.screen(...names.map(room), room('all'))));
  /** What was published before has arrived wherever it was going to. */
  const settled = async (screens: readonly Screen[]): Promise<void> => {
    const n = publish([room('all')]);
    await until(() => screens.every(({ heard }) => numbers({ heard }).includes(n)));
    for (const { heard } of screens)
      heard.splice(
        heard.findIndex(([, body]) => (body as { seq: number }).seq === n),
        1,
      );
  };
  const numbers = ({ heard }: Screen): number[] => heard.map(([, body]) => (body as { seq: number }).seq);

  beforeEach(async () => {
    run = randomUUID();
    line = await open();
    expect(line.consoles).toHaveLength(count);
    const probes = await everywhere();
    await until(() => {
      publish([room('all')]);
      return probes.every(({ heard }) => heard.length > 0);
    });
    // What was said to find that out has all arrived before anybody else listens.
    const last = publish([room('all')]);
    await until(() => probes.every((probe) => numbers(probe).includes(last)));
  });
  afterEach(() => line.close());

  it('reaches the screens in the room, on every console, and no others', async () => {
    const [hers, others] = [await everywhere('noor'), await everywhere('fatma')];
    const n = publish([room('noor')]);
    await settled([...hers, ...others]);
    for (const screen of hers) expect(screen.heard).toEqual([['queue.changed', { seq: n }]]);
    for (const screen of others) expect(screen.heard).toEqual([]);
  });

  it('reaches a screen that is in two of the rooms once', async () => {
    const both = await everywhere('ticket', 'queue');
    const one = await everywhere('queue');
    const n = publish([room('ticket'), room('queue')]);
    await settled([...both, ...one]);
    for (const screen of [...both, ...one]) expect(numbers(screen)).toEqual([n]);
  });

  it('carries the name and the body as they were, in the order they were said', async () => {
    const [screen] = await everywhere('noor');
    const raised = {
      ticketId: 't7',
      clock: 'claim',
      clockId: 'claim-1',
      step: '0%',
      at: '2026-11-23T08:15:00.000Z',
      tell: ['joost', 'els'],
      seq: 12,
    };
    line.publisher.publish([room('noor')], 'ticket.changed', { id: 't7', version: 3, seq: 11 });
    line.publisher.publish([room('noor')], 'escalation.raised', raised);
    await settled([screen!]);
    expect(screen!.heard).toEqual([
      ['ticket.changed', { id: 't7', version: 3, seq: 11 }],
      ['escalation.raised', raised],
    ]);
    const said = Array.from({ length: 200 }, () => publish([room('noor')]));
    await settled([screen!]);
    expect(numbers(screen!).slice(2)).toEqual(said);
  });

  it('says nothing to nobody: an empty room is no fault', async () => {
    const [screen] = await everywhere('noor');
    publish([room('empty')]);
    await settled([screen!]);
    expect(screen!.heard).toEqual([]);
  });
});

describe('a publisher without a console', () => {
  it('speaks to nobody, and that is no fault', async () => {
    const publisher = new InProcessPublisher();
    expect(() => publisher.publish(['queue'], 'queue.changed', { seq: 1 })).not.toThrow();
    await publisher.close();
  });
});
