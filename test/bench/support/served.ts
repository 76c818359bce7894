import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 40_000;
const TICKS_PER_SECOND = 100;

/** A process that is measured: it has an address, it talks in messages, and its CPU time can be read. Linux only. */
export class Served {
  #said = '';

  private constructor(
    public url: string,
    readonly process: ChildProcess,
  ) {
    for (const stream of [process.stdout!, process.stderr!])
      stream.on('data', (chunk) => (this.#said = (this.#said + String(chunk)).slice(-10_000)));
  }

  /** A role of the built house on this environment; `preload` is run in it first. */
  static async role(name: string, settings: Readonly<Record<string, string>>, preload?: string): Promise<Served> {
    const port = await freePort();
    const { NODE_OPTIONS: _none, ...rest } = process.env;
    const env = { ...rest, ...DEMO, ...settings, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const child = fork(`dist/run/${name}.js`, [], {
      env,
      silent: true,
      execArgv: [...EXTRA, ...(preload ? ['--import', preload] : [])],
    });
    const served = new Served(`http://127.0.0.1:${port}`, child);
    for (const end = Date.now() + PATIENCE_MS; ; await pause(50)) {
      const ready = await fetch(`${served.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return served;
      if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} was not ready: ${served.#said}`);
    }
  }

  /** A script of this folder, given its orders as JSON; ready when it sends its port. */
  static async script(name: string, orders: object): Promise<Served> {
    const child = fork(`test/bench/support/${name}`, [JSON.stringify(orders)], { silent: true, execArgv: [] });
    const served = new Served('', child);
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${name} ended (${code}): ${served.#said}`);
    });
    ended.catch(() => undefined);
    const [{ port }] = await Promise.race([once(child, 'message') as Promise<[{ port: number }]>, ended]);
    served.url = `http://127.0.0.1:${port}`;
    return served;
  }

  /** Sends an order and gives the answer to it. */
  async asks<T>(order: object): Promise<T> {
    const answer = once(this.process, 'message') as Promise<[T]>;
    this.process.send(order);
    return (await answer)[0];
  }

  /** User and system CPU so far, in milliseconds. */
  async cpu(): Promise<number> {
    const stat = await readFile(`/proc/${this.process.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}

const DEMO = { DEMO: '1', DEMO_HISTORY: 'none', LOG_LEVEL: 'warn', REDIS_URL: 'none', HOST: '127.0.0.1' };
/** For a profile of what is measured: ZORG_BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=…". */
const EXTRA = (process.env['ZORG_BENCH_NODE_ARGS'] ?? '').split(' ').filter(Boolean);

/** Somebody of the demo, signed in. */
export async function signIn(url: string, name: string): Promise<string> {
  const { accessToken } = await post<{ accessToken: string }>(`${url}/api/v1/auth/login`, {
    email: `${name}@demo.zorg112.nl`,
    password: 'zorg112-demo',
  });
  return accessToken;
}

export async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
