import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A real process of its own that runs a script of this folder on the built house and answers in messages. */
export class Child {
  readonly #process: ChildProcess;
  #told = '';

  constructor(script: string, ...args: string[]) {
    this.#process = fork(`test/support/${script}`, args, {
      execArgv: ['--import', './scripts/ts-hooks.mjs'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr!.on('data', (chunk) => (this.#told += String(chunk)));
  }

  /** The next message of the child. Throws what it said when it ends without one. */
  async hears<T>(): Promise<T> {
    const gone = new AbortController();
    const end = (code: number | null): void => gone.abort(new Error(`the child ended (${code}): ${this.#told}`));
    this.#process.once('exit', end);
    try {
      const [message] = (await once(this.#process, 'message', { signal: gone.signal })) as [T];
      return message;
    } catch (fault) {
      throw gone.signal.reason ?? fault;
    } finally {
      this.#process.off('exit', end);
    }
  }

  async asks<T>(message: object): Promise<T> {
    const answer = this.hears<T>();
    this.#process.send(message);
    return answer;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}
