import { type Engine } from '@zorg112/database';
import autocannon from 'autocannon';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Served, signIn } from './support/served.js';
import { QUESTION, recordIntake, type Intake } from './support/statements.js';
import { median, span, type Row } from './support/statistics.js';

/**
 * Questions taken in per second at 50 at a time, on the embedded desk (SQLite) and on api + worker (PostgreSQL, Redis), against two
 * floors of the same run: a bare Fastify route with the statements that the house really issues (written down, then replayed with
 * fresh ids), and the driver alone. Same tables, same durability: WAL with synchronous FULL, fsync on. The three take turns.
 */
export const name = 'intake: POST /api/v1/tickets, 50 at a time';

const CONCURRENCY = 50;
const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 7);
/** By number and not by the clock, so that both sides are equally warm however busy the machine is. */
const QUESTIONS = Number(process.env['ZORG_BENCH_QUESTIONS'] ?? 1_000);
const WARM_UP = Number(process.env['ZORG_BENCH_WARM_UP'] ?? 1_500);
const POOL = 10;
const BODY = { text: QUESTION, urgency: 'today' };

export async function run(): Promise<Row[]> {
  return [...(await measure('sqlite')), ...(await measure('postgres'))];
}

interface Round {
  readonly perSecond: number;
  /** User and system CPU of the process that answers, per request. */
  readonly cpuUs: number;
  readonly p99?: number;
}

async function measure(engine: Engine): Promise<Row[]> {
  const places: FreshDatabase[] = [];
  const servers: Served[] = [];
  const fresh = async (): Promise<FreshDatabase> => {
    const place = await freshDatabase(engine);
    places.push(place);
    return place;
  };
  const redis = engine === 'postgres' ? new Redis(process.env['ZORG_TEST_REDIS_URL']!) : undefined;
  try {
    const desk = await openHouse(engine, (await fresh()).url, servers);
    const floors = [await fresh(), await fresh()];
    const recorded = [await recordIntake(floors[0]!), await recordIntake(floors[1]!)];
    const [bare, driver] = [
      await openFloor(engine, floors[0]!, recorded[0]!, servers),
      await openFloor(engine, floors[1]!, recorded[1]!, servers),
    ];
    const token = await signIn(desk.url, 'noor');
    const worker = servers.find((server) => server !== desk && server !== bare && server !== driver);
    const rounds = { desk: [] as Round[], bare: [] as Round[], alone: [] as Round[], worker: [] as number[] };
    await load(desk, '/api/v1/tickets', WARM_UP, token);
    await load(bare, '/', WARM_UP);
    await alone(driver, WARM_UP);
    await passedOn(desk);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.alone.push(await alone(driver, QUESTIONS));
      rounds.bare.push(await load(bare, '/', QUESTIONS));
      const before = await worker?.cpu();
      rounds.desk.push(await load(desk, '/api/v1/tickets', QUESTIONS, token));
      await passedOn(desk);
      if (worker) rounds.worker.push((((await worker.cpu()) - before!) * 1_000) / QUESTIONS);
    }
    return rows(engine, recorded[0]!, rounds);
  } finally {
    for (const server of servers) await server.stop();
    for (const place of places) await place.forget();
    await redis?.flushdb();
    redis?.disconnect();
  }
}

/** The desk whose door is measured; on PostgreSQL a worker beside it passes everything on. */
async function openHouse(engine: Engine, url: string, servers: Served[]): Promise<Served> {
  const settings = { DATABASE_URL: url, RATE_TICKETS_PER_MINUTE: '100000000' };
  if (engine === 'sqlite') return add(servers, await Served.role('embedded', settings));
  const split = { ...settings, REDIS_URL: process.env['ZORG_TEST_REDIS_URL']! };
  const api = add(servers, await Served.role('api', split)); // alone at first: it furnishes the house
  add(servers, await Served.role('worker', split));
  return api;
}

async function openFloor(engine: Engine, place: FreshDatabase, intake: Intake, servers: Served[]): Promise<Served> {
  const url = place.settings.engine === 'sqlite' ? place.settings.file : place.settings.url;
  return add(servers, await Served.script('bare-intake.mjs', { engine, url, poolSize: POOL, ...intake }));
}

function add(servers: Served[], server: Served): Served {
  servers.push(server);
  return server;
}

async function load(server: Served, path: string, amount: number, token?: string): Promise<Round> {
  const before = await server.cpu();
  const result = await autocannon({
    url: `${server.url}${path}`,
    connections: CONCURRENCY,
    amount,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(BODY),
  });
  const { non2xx, errors, timeouts, duration, latency } = result;
  const done = result['2xx'];
  if (non2xx + errors + timeouts > 0 || done === 0)
    throw new Error(`${path}: ${done} taken in, ${non2xx} refused, ${errors + timeouts} failed`);
  const cpuUs = (((await server.cpu()) - before) * 1_000) / done;
  return { perSecond: done / duration, cpuUs, p99: latency.p99 };
}

async function alone(driver: Served, amount: number): Promise<Round> {
  const order = { alone: amount, concurrency: CONCURRENCY };
  const { ms, cpuMs } = await driver.asks<{ ms: number; cpuMs: number }>(order);
  return { perSecond: (amount * 1_000) / ms, cpuUs: (cpuMs * 1_000) / amount };
}

/** The next round begins when nothing of this one is waiting to be passed on. */
async function passedOn(desk: Served): Promise<void> {
  for (let waiting = 1; waiting > 0; await pause(100)) {
    const metrics = await fetch(`${desk.url}/metrics`).then((answer) => answer.text());
    waiting = Number(/^zorg112_unrelayed_facts (\d+)/m.exec(metrics)?.[1] ?? 0);
  }
}

function rows(
  engine: Engine,
  { statements }: Intake,
  { desk, bare, alone, worker }: { desk: Round[]; bare: Round[]; alone: Round[]; worker: number[] },
): Row[] {
  const rate = (rounds: Round[]): number => median(rounds.map(({ perSecond }) => perSecond));
  const cpu = (rounds: Round[]): number => median(rounds.map(({ cpuUs }) => cpuUs));
  // House and floor of one round met the same neighbours: the ratio is the middle one of the rounds, not of their medians.
  const times = (of: (round: Round) => number, floor: Round[]): number =>
    median(desk.map((round, i) => of(round) / of(floor[i]!)));
  const perSecond = (round: Round): number => round.perSecond;
  const spans = (floor: Round[]): object => ({
    rounds: span(desk.map(({ perSecond }) => perSecond)),
    'floor rounds': span(floor.map(({ perSecond }) => perSecond)),
  });
  const where = engine === 'sqlite' ? 'embedded, SQLite' : 'api + worker, PostgreSQL';
  return [
    {
      what: `${where}, against a bare route`,
      unit: 'per s',
      figure: rate(desk),
      floor: rate(bare),
      ratio: times(perSecond, bare),
      better: 'more',
      'times slower': 1 / times(perSecond, bare),
      statements: statements.length,
      'p99 ms': median(desk.map(({ p99 }) => p99!)),
      ...spans(bare),
    },
    {
      what: `${where}, against the driver alone`,
      unit: 'per s',
      figure: rate(desk),
      floor: rate(alone),
      ratio: times(perSecond, alone),
      better: 'more',
      'times slower': 1 / times(perSecond, alone),
      ...spans(alone),
    },
    {
      what: `${where}, CPU per question`,
      unit: 'us',
      figure: cpu(desk),
      floor: cpu(bare),
      ratio: times(({ cpuUs }) => cpuUs, bare),
      better: 'less',
      'driver alone us': cpu(alone),
      ...(worker.length > 0 ? { 'worker us': median(worker) } : {}),
    },
  ];
}
