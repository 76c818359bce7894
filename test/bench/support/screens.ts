import { io, type Socket } from 'socket.io-client';

const AT_ONCE = 20;

/** Many sockets at one door; each round they are all waited for, and the instant the last was told is on the machine's own clock. */
export class Screens {
  readonly #sockets: Socket[] = [];
  #wanted?: { readonly matches: (body: unknown) => boolean; left: number; readonly told: (at: bigint) => void };

  static async open(url: string, count: number, event: string, token?: (i: number) => string): Promise<Screens> {
    const screens = new Screens();
    for (let i = 0; i < count; i += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, j) => screens.#one(url, event, token?.(i + j))),
      );
    return screens;
  }

  async #one(url: string, event: string, token?: string): Promise<void> {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { token } });
    this.#sockets.push(socket);
    await new Promise<unknown>((done, failed) => socket.once('hello', done).once('connect_error', failed));
    if (token) {
      const answer = (await socket.emitWithAck('queue.watch', {})) as { ok: boolean };
      if (!answer.ok) throw new Error('a screen may not watch the queue');
    }
    socket.on(event, (body: unknown) => this.#hear(body));
  }

  #hear(body: unknown): void {
    const wanted = this.#wanted;
    if (!wanted?.matches(body)) return;
    wanted.left -= 1;
    if (wanted.left === 0) wanted.told(process.hrtime.bigint());
  }

  /** The instant the last screen hears what matches. */
  lastTold(matches: (body: unknown) => boolean): Promise<bigint> {
    return new Promise((told) => (this.#wanted = { matches, left: this.#sockets.length, told }));
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}
