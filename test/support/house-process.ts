import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './until.js';

export type Role = 'embedded' | 'api' | 'console' | 'worker';

/** One real process of the built house, on a port of its own. It can be killed at any moment and started again. */
export class HouseProcess {
  #process?: ChildProcess;
  #said = '';
  #port = 0;

  constructor(
    private readonly role: Role,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Started and ready: everything it needs answers. */
  async start(): Promise<this> {
    this.#port = await freePort();
    const { NODE_OPTIONS: _jest, ...rest } = process.env;
    const env = { ...rest, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...this.env, PORT: String(this.#port) };
    const child = spawn(process.execPath, [`dist/run/${this.role}.js`], { env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.#said += String(chunk)));
    this.#process = child;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the ${this.role} ended (${child.exitCode}): ${this.#said}`);
      return fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    }, 40_000);
    return this;
  }

  /** The plug is pulled: no time to say goodbye. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Somebody of the demo at the door of this process, signed in. */
export async function signIn(url: string, name: string): Promise<{ post<T>(path: string, body: object): Promise<T> }> {
  const send = async <T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const session = { email: `${name}@demo.zorg112.nl`, password: 'zorg112-demo' };
  const { accessToken } = await send<{ accessToken: string }>('/auth/login', session);
  return { post: (path, body) => send(path, body, { authorization: `Bearer ${accessToken}` }) };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
