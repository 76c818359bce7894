// The live connection, and the truth about it: a heartbeat of our own, because a dead line looks alive for most of a minute.
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '../../../libs/contracts/src/events';
import { serverClock } from '../shared/time';

const BEAT_MS = 800;
const DEAF_MS = 1_900; // nothing heard for this long: say so
const REDIAL_MS = 4_000;
const BLOCK_MS = 5_000; // nothing heard for this long: deeds wait
const LONG_MS = 60_000;
const SET_MS = 2_000;

/** Nobody sets the one that counts from the start of the page. */
const clocksApart = () => Date.now() - performance.now();

/** What the console wants to hear. */
export type Heard = Pick<
  ServerEvents,
  | 'ticket.changed'
  | 'queue.changed'
  | 'escalation.raised'
  | 'notice.raised'
  | 'presence.changed'
  | 'call.ringing'
  | 'call.answered'
  | 'call.ended'
  | 'outage.changed'
>;

export class Link {
  state = $state<'ok' | 'again' | 'none'>('again');
  /** Deeds wait: the line has been gone too long to pretend. */
  blocked = $state(false);
  /** Gone for so long that it deserves a line across the page. */
  long = $state(false);
  /** Until when what stands on the screen was true; only while the line is gone. */
  since = $state<number>();

  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly #back: () => Promise<void>;
  #watched: string | undefined;
  #heardAt = performance.now();
  #goodAt: number | undefined;
  #returning = false;
  #typedAt = 0;
  #beatAt = 0;
  #dialledAt = 0;
  #apart = clocksApart();
  readonly #askAnew: () => void;
  readonly #timer: ReturnType<typeof setInterval>;

  /** `back` refetches everything; only when it succeeded is the line called good. `askAnew`: who am I still, and what time is it? */
  constructor(heard: Heard, back: () => Promise<void>, askAnew: () => void) {
    this.#back = back;
    this.#askAnew = askAnew;
    this.#socket = io('/console', {
      path: '/socket.io',
      transports: ['websocket', 'polling'],
      withCredentials: true,
      reconnectionDelay: 400,
      reconnectionDelayMax: 2_500,
      timeout: 4_000,
    });
    this.#socket.on('hello', ({ now }) => serverClock.set(now));
    for (const name of Object.keys(heard) as (keyof Heard)[]) this.#socket.on(name, heard[name]);
    this.#socket.on('connect', () => {
      this.#dialledAt = performance.now();
      void this.#return();
    });
    this.#socket.on('disconnect', (reason) => {
      this.#lose();
      if (reason === 'io server disconnect') setTimeout(() => this.#socket.connect(), 500);
    });
    this.#socket.on('connect_error', () => {
      this.#lose();
      if (!this.#socket.active) setTimeout(() => this.#socket.connect(), 2_000);
      askAnew();
    });
    this.#timer = setInterval(() => this.#beat(), 250);
    window.addEventListener('offline', this.#offline);
    window.addEventListener('online', this.#online);
    document.addEventListener('visibilitychange', this.#seen);
  }

  watch(ticketId: string | undefined): void {
    if (ticketId === this.#watched) return;
    if (this.#watched) this.#emit('ticket.unwatch', { id: this.#watched });
    this.#watched = ticketId;
    if (ticketId) this.#emit('ticket.watch', { id: ticketId });
  }

  typing(): void {
    if (!this.#watched || performance.now() - this.#typedAt < 2_000) return;
    this.#typedAt = performance.now();
    this.#emit('ticket.typing', { id: this.#watched });
  }

  /** After signing in again the old connection belongs to nobody. */
  redial(): void {
    this.#socket.disconnect().connect();
  }

  stop(): void {
    clearInterval(this.#timer);
    window.removeEventListener('offline', this.#offline);
    window.removeEventListener('online', this.#online);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#socket.disconnect();
  }

  #emit(event: keyof ClientEvents, body: { id?: string }): void {
    if (this.#socket.connected) this.#socket.timeout(3_000).emit(event, body, () => {});
  }

  #beat(): void {
    this.#keepTime();
    const now = performance.now();
    const silent = now - this.#heardAt;
    if (this.state === 'ok' && silent > DEAF_MS && !document.hidden) this.#lose();
    if (this.state !== 'ok' && !this.blocked && silent > BLOCK_MS) this.blocked = true;
    if (this.blocked && silent > LONG_MS) this.long = true;
    if (!this.#socket.connected || now - this.#beatAt < BEAT_MS) return;
    this.#beatAt = now;
    if (now - Math.max(this.#heardAt, this.#dialledAt) > REDIAL_MS && !document.hidden) {
      this.#dialledAt = now;
      this.#socket.io.engine.close();
      return;
    }
    this.#socket.timeout(REDIAL_MS).emit('queue.watch', {}, (error: Error | null) => {
      if (error) return;
      this.#hear();
      if (this.state !== 'ok') void this.#return();
    });
  }

  /** This machine's clock was set, or it slept: what it differs from the server's is no longer known. */
  #keepTime(): void {
    const apart = clocksApart();
    if (Math.abs(apart - this.#apart) < SET_MS) return;
    this.#apart = apart;
    this.#askAnew();
  }

  #hear(): void {
    this.#heardAt = performance.now();
    if (this.state === 'ok') this.#goodAt = serverClock.now();
  }

  #lose(): void {
    this.state = navigator.onLine ? 'again' : 'none';
    if (this.#goodAt !== undefined) this.since ??= this.#goodAt;
  }

  async #return(): Promise<void> {
    if (this.#returning) return;
    this.#returning = true;
    try {
      this.#emit('queue.watch', {});
      if (this.#watched) this.#emit('ticket.watch', { id: this.#watched });
      await this.#back();
      if (!this.#socket.connected) return;
      this.state = 'ok';
      this.blocked = false;
      this.long = false;
      this.since = undefined;
      this.#hear();
    } catch {
      // The next heartbeat tries again.
    } finally {
      this.#returning = false;
    }
  }

  #offline = () => {
    this.#lose();
    this.state = 'none';
  };
  #online = () => {
    if (this.state === 'none') this.state = 'again';
    if (!this.#socket.connected) this.#socket.connect();
  };
  #seen = () => {
    if (document.hidden) return;
    this.#heardAt = performance.now() - (DEAF_MS - 1_200);
    this.#beatAt = 0;
    this.#beat();
  };
}
