import { type ServerEventBody, type ServerEventName } from '@zorg112/contracts';
import { type Namespace } from 'socket.io';
import { RealtimePublisher } from './realtime.js';

/** One process: what is published goes straight to its own sockets. */
export class InProcessPublisher extends RealtimePublisher {
  #namespace?: Namespace;

  override publish<E extends ServerEventName>(rooms: readonly string[], event: E, body: ServerEventBody<E>): void {
    this.#namespace?.to([...rooms]).emit(event, body);
  }
  override bind(namespace: Namespace): void {
    this.#namespace = namespace;
  }
  override async close(): Promise<void> {}
}
