import { type ServerEventBody, type ServerEventName } from '@zorg112/contracts';
import { type Namespace } from 'socket.io';

/** Tells screens that something changed. Fire and forget: a screen that missed it refetches when it is back. */
export abstract class RealtimePublisher {
  /** Each socket in any of the rooms hears it once. */
  abstract publish<E extends ServerEventName>(rooms: readonly string[], event: E, body: ServerEventBody<E>): void;
  /** A process that holds sockets hangs its namespace on here. */
  abstract bind(namespace: Namespace): void;
  abstract close(): Promise<void>;
}
