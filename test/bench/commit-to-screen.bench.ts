import { type Engine } from '@zorg112/database';
import { Redis } from 'ioredis';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Screens } from './support/screens.js';
import { post, Served, signIn } from './support/served.js';
import { percentile, type Row } from './support/statistics.js';

/**
 * From the commit of a question or a claim until the last of 1,000 consoles was told, against socket.io alone: the same two payloads to as
 * many sockets from the instant they are sent, over the same processes. In one process without Redis, and apart: committed by the
 * api, passed on by the worker, through Redis to the process that holds the sockets. House and floor take turns.
 */
const CONSOLES = Number(process.env['ZORG_BENCH_CONSOLES'] ?? 1_000);
export const name = `commit to screen: the last of ${CONSOLES} consoles, one deed at a time`;
const DEEDS = Number(process.env['ZORG_BENCH_DEEDS'] ?? 200);
const WARM_UP = 20;
const REST_MS = 20;
const COLLEAGUES = ['fatma', 'bram', 'els'];

export async function run(): Promise<Row[]> {
  return [...(await measure('sqlite')), ...(await measure('postgres'))];
}

async function measure(engine: Engine): Promise<Row[]> {
  const closing: (() => unknown)[] = [];
  const keep = <T>(thing: T, close: (thing: T) => unknown): T => (closing.unshift(() => close(thing)), thing);
  const serve = async (opening: Promise<Served>): Promise<Served> => keep(await opening, (served) => served.stop());
  try {
    const place = keep(await freshDatabase(engine), (fresh: FreshDatabase) => fresh.forget());
    const redisUrl = engine === 'postgres' ? process.env['ZORG_TEST_REDIS_URL']! : undefined;
    if (redisUrl) keep(new Redis(redisUrl), (redis) => redis.flushdb().then(() => redis.disconnect()));
    const [door, line] = await openHouse(place.url, redisUrl, serve);
    const sockets = await serve(Served.script('bare-fanout.mjs', { redisUrl, holds: true }));
    const emitter = redisUrl ? await serve(Served.script('bare-fanout.mjs', { redisUrl, holds: false })) : sockets;
    const tokens = await Promise.all(COLLEAGUES.map((colleague) => signIn(door.url, colleague)));
    const open = (url: string, token?: (i: number) => string): Promise<Screens> =>
      Screens.open(url, CONSOLES, 'ticket.changed', token);
    const consoles = keep(await open(`${line.url}/console`, (i) => tokens[i % tokens.length]!), (all) => all.close());
    const bare = keep(await open(`${sockets.url}/bare`), (all) => all.close());
    const deeds = new Deeds(door, await signIn(door.url, 'noor'), tokens[0]!);
    const [figures, floors]: [number[], number[]] = [[], []];
    for (let i = 0; i < WARM_UP + DEEDS; i += 1) {
      const body = { id: crypto.randomUUID(), version: 1, seq: 1_000_000 + i };
      const floor = await timed(
        emitter,
        bare,
        (heard) => same(heard, body),
        async () => {
          emitter.process.send({
            emit: [
              ['ticket.changed', body],
              ['queue.changed', { seq: body.seq }],
            ],
          });
        },
      );
      await pause(REST_MS);
      const known = deeds.next();
      const figure = await timed(door, consoles, known.hears, known.doIt);
      await pause(REST_MS);
      if (i < WARM_UP) continue;
      figures.push(figure);
      floors.push(floor);
    }
    return rows(redisUrl ? 'apart, PostgreSQL, Redis' : 'one process, SQLite', figures, floors);
  } finally {
    for (const close of closing) await close();
  }
}

/** The process that commits, and the one the consoles are connected to. */
async function openHouse(
  databaseUrl: string,
  redisUrl: string | undefined,
  serve: (opening: Promise<Served>) => Promise<Served>,
): Promise<[Served, Served]> {
  const clock = './test/bench/support/commit-clock.mjs';
  const settings = { DATABASE_URL: databaseUrl, RATE_TICKETS_PER_MINUTE: '1000000' };
  if (!redisUrl) {
    const embedded = await serve(Served.role('embedded', settings, clock));
    return [embedded, embedded];
  }
  const split = { ...settings, REDIS_URL: redisUrl };
  const api = await serve(Served.role('api', split, clock));
  await serve(Served.role('worker', split));
  return [api, await serve(Served.role('console', split))];
}

interface Deed {
  readonly hears: (body: unknown) => boolean;
  readonly doIt: () => Promise<unknown>;
}

/** A question, and then the claim of it, in turn. */
class Deeds {
  #open?: string;

  constructor(
    private readonly door: Served,
    private readonly asker: string,
    private readonly colleague: string,
  ) {}

  next(): Deed {
    const api = `${this.door.url}/api/v1`;
    const id = this.#open;
    this.#open = undefined;
    if (id)
      return {
        hears: (body) => same(body, { id, version: 2 }),
        doIt: () => post(`${api}/tickets/${id}/claim`, {}, this.colleague),
      };
    return {
      // Nothing else is under way: whatever is new now is this question.
      hears: (body) => (body as { version: number }).version === 1,
      doIt: async () => {
        const ask = { text: 'Mogen wij een urinestick doen?', urgency: 'today' };
        this.#open = (await post<{ id: string }>(`${api}/tickets`, ask, this.asker)).id;
      },
    };
  }
}

/** Milliseconds from the commit to the last screen. */
async function timed(
  source: Served,
  screens: Screens,
  hears: (body: unknown) => boolean,
  doIt: () => Promise<unknown>,
): Promise<number> {
  const committed = once(source.process, 'message') as Promise<[{ committed: string }]>;
  const told = screens.lastTold(hears);
  const [[message], at] = await Promise.all([committed, told, doIt()]);
  return Number(at - BigInt(message.committed)) / 1e6;
}

function same(heard: unknown, wanted: { id: string; version: number }): boolean {
  const { id, version } = heard as { id: string; version: number };
  return id === wanted.id && version === wanted.version;
}

function rows(where: string, figures: number[], floors: number[]): Row[] {
  return (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([label, share]) => ({
    what: `${where}, ${label}`,
    unit: 'ms',
    figure: percentile(figures, share),
    floor: percentile(floors, share),
    better: 'less',
    'ms above floor': percentile(figures, share) - percentile(floors, share),
  }));
}
