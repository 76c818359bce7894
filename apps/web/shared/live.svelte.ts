// The live connection of the calm pages: it tells that something changed, never what. The page asks again with its own rights.
import type { Socket } from 'socket.io-client';
import type { ClientEvents, EscalationRaisedEvent, ServerEvents } from '../../../libs/contracts/src/events';
import { onIdle } from './idle';
import { serverClock } from './server-clock';

export type Connection = 'connecting' | 'connected' | 'reconnecting' | 'offline';
export interface TicketChanged {
  id: string;
  version: number;
  seq: number;
}
type Stop = () => void;

class Live {
  state = $state<Connection>('connecting');
  /** Since when the state is what it is. */
  since = $state(Date.now());

  #socket: Socket<ServerEvents, ClientEvents> | undefined;
  #started = false;
  #watched = false;
  readonly #ticket = new Set<(event: TicketChanged) => void>();
  readonly #queue = new Set<(event: { seq: number }) => void>();
  readonly #escalation = new Set<(event: EscalationRaisedEvent) => void>();
  readonly #back = new Set<() => void>();

  onTicketChanged = (listener: (event: TicketChanged) => void): Stop => listening(this.#ticket, listener);
  onQueueChanged = (listener: (event: { seq: number }) => void): Stop => listening(this.#queue, listener);
  onEscalation = (listener: (event: EscalationRaisedEvent) => void): Stop => listening(this.#escalation, listener);
  /** The line is there again: whatever was missed is asked for, never guessed. */
  onBack = (listener: () => void): Stop => listening(this.#back, listener);

  /** Whether there is a network at all: known without a socket. */
  watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    if (!navigator.onLine) this.#become('offline');
    addEventListener('offline', () => this.#become('offline'));
    addEventListener('online', () => this.#retry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#retry());
  }

  /** The server answered, or did not: where there is no socket, that is what is known about the line. */
  reached(): void {
    if (!this.#socket) this.#become('connected');
  }
  /** Then a socket is worth its size: it notices when the line is back. */
  lost(): void {
    if (this.#socket) return;
    this.#lose();
    this.startWhenIdle();
  }

  /** Fetches the socket once the page has nothing better to do. */
  startWhenIdle(): void {
    if (this.#started) return;
    this.#started = true;
    this.watch();
    onIdle(() => void this.#open());
  }

  watchQueue(): void {
    this.#socket?.emit('queue.watch', {}, () => {});
  }

  async #open(): Promise<void> {
    try {
      const { io } = await import('socket.io-client');
      this.#socket = io('/console', {
        path: '/socket.io',
        transports: ['websocket', 'polling'],
        reconnectionDelayMax: 5_000,
      });
    } catch {
      this.#lose(); // not even the file came through
      setTimeout(() => void this.#open(), 5_000);
      return;
    }
    this.#socket.on('hello', ({ now }) => serverClock.set(now));
    this.#socket.on('ticket.changed', (event) => this.#ticket.forEach((tell) => tell(event)));
    this.#socket.on('queue.changed', (event) => this.#queue.forEach((tell) => tell(event)));
    this.#socket.on('escalation.raised', (event) => this.#escalation.forEach((tell) => tell(event)));
    this.#socket.on('connect', () => {
      this.#become('connected');
      this.#back.forEach((tell) => tell());
    });
    this.#socket.on('disconnect', () => this.#lose());
    this.#socket.on('connect_error', () => this.#lose());
  }

  #retry(): void {
    if (this.state === 'offline') this.#become(this.#socket?.connected ? 'connected' : 'reconnecting');
    if (this.#socket && !this.#socket.connected) this.#socket.connect();
  }

  #lose(): void {
    this.#become(navigator.onLine ? 'reconnecting' : 'offline');
  }

  #become(state: Connection): void {
    if (this.state === state) return;
    this.state = state;
    this.since = Date.now();
  }
}

function listening<T>(set: Set<T>, listener: T): Stop {
  set.add(listener);
  return () => set.delete(listener);
}

export const live = new Live();
