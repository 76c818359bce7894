import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { connect, createServer as listener } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import { load } from 'js-yaml';
import { untoldByFacts } from './told-by-facts.js';

/**
 * The real desk in child processes from dist, on loopback ports, with a database of its own and the demo organisation without
 * its week. `const house = await openHouse({ profile: 'sqlite' })`, then `house.url`; `await house.stop()` leaves nothing behind.
 *
 * - `sqlite`: one process, alarms in it. `sqlite+redis`: one process, alarms in Redis.
 * - `postgres+redis`: api, console and worker apart, behind a small proxy that does what nginx does in docker-compose.
 *   The database is made on the server of ZORG_TEST_PG_URL.
 *
 * Redis is private to each house (ZORG_TEST_REDIS_SERVER, else redis-server on the PATH): its channels know no databases, so
 * houses that shared one would hear each other.
 */
export type Profile = 'sqlite' | 'sqlite+redis' | 'postgres+redis';
/** The two ends: everything in one process without a server, and everything apart on real servers. */
export const BOTH_ENDS: readonly Profile[] = ['sqlite', 'postgres+redis'];

/** For `beforeAll`: three processes that start on a machine that does ten other things. */
export const OPENING_MS = 240_000;

export interface HouseOptions {
  readonly profile?: Profile;
  /** Laid over config/policy.yaml: `{ urgencies: { today: { claim: 'PT1S' } } }`. Lists are replaced whole. */
  readonly policy?: object;
  /** On top of the settings of the profile. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface House {
  readonly profile: Profile;
  /** One address for everything, as a browser sees it. */
  readonly url: string;
  /** The processes by role (`embedded`, or `api`, `console`, `worker`; `redis`): end one, start it again. */
  readonly processes: Readonly<Record<string, HouseProcess>>;
  /** Straight into the database, with `?` for each parameter: to look, and to break what only time or a bug breaks. */
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** What the processes said last. */
  log(): string;
  stop(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 100_000;
const KEPT_LOG = 200_000;
/** A process of ours whose parent went away goes too. */
const END_WITH_PARENT = `data:text/javascript,process.stdin.resume().on('end',()=>process.kill(process.pid,'SIGTERM')).unref?.()`;

export async function openHouse({ profile = 'sqlite', policy = {}, env = {} }: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'zorg112-house-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const processes: Record<string, HouseProcess> = {};
  const log = (): string =>
    Object.entries(processes)
      .map(([name, { said }]) => `--- ${name}\n${said()}`)
      .join('\n');
  const stop = async (): Promise<void> => {
    const ends = [];
    for (const close of closing.splice(0).reverse()) ends.push(...(await Promise.allSettled([close()])));
    const fault = ends.find((end) => end.status === 'rejected');
    if (fault) throw new Error(`the house did not close well: ${String(fault.reason)}\n${tail(log())}`);
  };
  const run = async (name: string, port: number, program: string, args: string[], more: Env = {}): Promise<void> => {
    const ready = name === 'redis' ? () => accepts(port) : () => answers(`http://127.0.0.1:${port}/readyz`);
    const started = new HouseProcess(name, program, args, { ...quiet(), ...more }, ready);
    processes[name] = started;
    closing.push(() => started.end());
    await started.start();
  };
  try {
    const settings: Env = { DEMO: '1', DEMO_HISTORY: 'none', LOG_LEVEL: 'warn', REDIS_URL: 'none' };
    settings['POLICY_FILE'] = await writePolicy(folder, policy);
    if (profile !== 'sqlite') {
      const port = await freePort();
      await run('redis', port, process.env['ZORG_TEST_REDIS_SERVER'] ?? 'redis-server', redisArgs(port, folder));
      settings['REDIS_URL'] = `redis://127.0.0.1:${port}`;
    }
    const role = async (name: string, port: number): Promise<void> => {
      const main = join(ROOT, `dist/run/${name}.js`);
      await run(name, port, process.execPath, ['--import', END_WITH_PARENT, main], {
        ...settings,
        PORT: `${port}`,
        ...env,
      });
    };
    const [door, apiPort, consolePort, workerPort] = await freePorts(4);
    settings['PUBLIC_URL'] = `http://localhost:${door}`;
    const house = { profile, url: `http://127.0.0.1:${door}`, processes, log, stop };
    if (profile !== 'postgres+redis') {
      const file = join(folder, 'zorg112.sqlite');
      settings['DATABASE_URL'] = `sqlite:${file}`;
      await role('embedded', door!);
      return checked({ ...house, sql: await sqliteLine(file, closing) });
    }
    settings['DATABASE_URL'] = await makeDatabase(closing);
    await role('api', apiPort!); // alone at first: it is the one that furnishes the house
    await Promise.all([role('console', consolePort!), role('worker', workerPort!)]);
    await openDoor(door!, apiPort!, consolePort!, closing);
    return checked({ ...house, sql: await postgresLine(settings['DATABASE_URL'], closing) });
  } catch (fault) {
    const said = tail(log());
    await stop().catch(() => undefined);
    throw new Error(`the house did not open (${profile}): ${(fault as Error).message}\n${said}`, { cause: fault });
  }
}

/** Whatever a test did in this house: when it closes, what is stored is what the facts tell. */
function checked(house: House): House {
  const stop = async (): Promise<void> => {
    // A bell may ring between two looks: what is wrong stays wrong.
    let untold = await untoldByFacts((text) => house.sql(text));
    for (let left = 20; untold.length > 0 && left > 0; left--) {
      await pause(100);
      untold = await untoldByFacts((text) => house.sql(text));
    }
    await house.stop();
    if (untold.length > 0) throw new Error(`stored, but not told by the facts:\n${untold.join('\n')}`);
  };
  return { ...house, stop };
}

type Env = Record<string, string>;

/** One process of the house. What it said is kept over a restart. */
export class HouseProcess {
  readonly #start: () => ChildProcess;
  readonly #ready: () => Promise<boolean>;
  readonly name: string;
  #child?: ChildProcess;
  #gone: Promise<unknown> = Promise.resolve();
  #said = '';

  constructor(name: string, program: string, args: string[], env: Env, ready: () => Promise<boolean>) {
    this.name = name;
    this.#start = () => spawn(program, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#ready = ready;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }
  readonly said = (): string => this.#said;

  /** Resolves when it is ready to work. */
  async start(): Promise<void> {
    const child = this.#start();
    this.#child = child;
    const hear = (chunk: unknown): void => void (this.#said = (this.#said + String(chunk)).slice(-KEPT_LOG));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.stdin?.on('error', () => undefined);
    this.#gone = new Promise((done) => child.once('exit', done).once('error', (fault) => done(hear(fault.message))));
    let ended = false;
    void this.#gone.then(() => (ended = true));
    for (const end = Date.now() + PATIENCE_MS; !(await this.#ready()); await pause(50)) {
      if (ended) throw new Error(`${this.name} ended before it was ready`);
      if (Date.now() > end) throw new Error(`${this.name} was not ready in time`);
    }
  }

  /** Asks it to end and waits; `SIGKILL` does not ask. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const stuck = new AbortController();
    const late = pause(20_000, 'late', { signal: stuck.signal }).catch(() => undefined);
    const first = await Promise.race([this.#gone, late]);
    stuck.abort();
    if (first !== 'late') return;
    child.kill('SIGKILL');
    throw new Error(`${this.name} did not end when asked`);
  }
}

/** This process's environment without what configures a desk. */
function quiet(): Env {
  const { PATH = '', HOME = '', TMPDIR, TZ } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...(TZ ? { TZ } : {}) };
}

async function writePolicy(folder: string, changes: object): Promise<string> {
  const standard = load(await readFile(join(ROOT, 'config/policy.yaml'), 'utf8')) as object;
  const file = join(folder, 'policy.yaml');
  await writeFile(file, JSON.stringify(laidOver(standard, changes))); // every JSON is YAML
  return file;
}

function laidOver(below: unknown, above: unknown): unknown {
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!plain(below) || !plain(above)) return above;
  const both = Object.entries(above).map(([key, value]) => [key, key in below ? laidOver(below[key], value) : value]);
  return { ...below, ...Object.fromEntries(both) };
}

function redisArgs(port: number, folder: string): string[] {
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
  return [...place, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
}

async function makeDatabase(closing: (() => Promise<unknown>)[]): Promise<string> {
  const server = process.env['ZORG_TEST_PG_URL'];
  if (!server) throw new Error('ZORG_TEST_PG_URL names no PostgreSQL: run the tests with npm test');
  const name = `house_${randomUUID().replaceAll('-', '')}`;
  const asSuperuser = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await asSuperuser(`CREATE DATABASE ${name}`);
  closing.push(() => asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`));
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

async function postgresLine(url: string, closing: (() => Promise<unknown>)[]): Promise<House['sql']> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  return async (text, values = []) => {
    let n = 0;
    const numbered = text.replace(/\?/g, () => `$${++n}`);
    return (await pool.query(numbered, [...values])).rows as never;
  };
}

async function sqliteLine(file: string, closing: (() => Promise<unknown>)[]): Promise<House['sql']> {
  const database = await new Promise<sqlite3.Database>((done, failed) => {
    const opened = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (fault) =>
      fault ? failed(fault) : done(opened),
    );
  });
  database.configure('busyTimeout', 5_000);
  closing.push(() => new Promise<void>((done) => database.close(() => done())));
  return (text, values = []) =>
    new Promise((done, failed) =>
      database.all(text, [...values], (fault, rows) => (fault ? failed(fault) : done(rows as never))),
    );
}

/** /socket.io goes to the console, everything else to the api; who asks stands in X-Forwarded-For. */
async function openDoor(
  port: number,
  api: number,
  console: number,
  closing: (() => Promise<unknown>)[],
): Promise<void> {
  const target = (url = '/'): number => (url.startsWith('/socket.io') ? console : api);
  const server: Server = createServer((asked, reply) => {
    const headers = { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress ?? '' };
    const onward = request(
      { host: '127.0.0.1', port: target(asked.url), path: asked.url, method: asked.method, headers },
      (answer) => answer.pipe(reply.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    onward.on('error', () => (reply.headersSent ? reply.destroy() : reply.writeHead(502).end()));
    reply.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  const lines = new Set<Duplex>();
  server.on('upgrade', (asked, socket, head) => {
    lines.add(socket);
    const onward = connect(target(asked.url), '127.0.0.1', () => {
      const { rawHeaders } = asked;
      const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? `${name}: ${rawHeaders[i + 1]}` : []));
      onward.write([`${asked.method} ${asked.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => (lines.delete(socket), onward.destroy()));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    for (const line of lines) line.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  });
}

/** Below the ports that outgoing connections are given, and apart for each of jest's workers. */
let nextPort = 11_000 + (Number(process.env['JEST_WORKER_ID'] ?? 0) % 10) * 2_000 + (process.pid % 190) * 10;

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++;
    const free = await new Promise<boolean>((done) => {
      const server = listener()
        .once('error', () => done(false))
        .listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (free) return port;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const ports = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const line = connect(port, '127.0.0.1', () => (line.destroy(), done(true)));
    line.on('error', () => done(false));
  });
}

const tail = (text: string): string => text.split('\n').slice(-60).join('\n');
