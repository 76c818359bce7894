import { CONSOLE_NAMESPACE, type ServerEventBody, type ServerEventName } from '@zorg112/contracts';
import { createAdapter } from '@socket.io/redis-adapter';
import { Emitter } from '@socket.io/redis-emitter';
import { type Redis } from 'ioredis';
import { type Namespace } from 'socket.io';
import { RealtimePublisher } from './realtime.js';

/** Many processes: what is published anywhere reaches the sockets of every console, through Redis. */
export class RedisPublisher extends RealtimePublisher {
  readonly #emitter: Emitter;
  readonly #redis: Redis;
  #subscriber?: Redis;

  constructor(redis: Redis) {
    super();
    this.#redis = redis;
    this.#emitter = new Emitter(redis, {}, CONSOLE_NAMESPACE);
  }

  override publish<E extends ServerEventName>(rooms: readonly string[], event: E, body: ServerEventBody<E>): void {
    this.#emitter.to([...rooms]).emit(event, body);
  }

  override bind(namespace: Namespace): void {
    this.#subscriber = this.#redis.duplicate();
    this.#subscriber.on('error', () => undefined);
    namespace.server.adapter(createAdapter(this.#redis, this.#subscriber));
  }

  /** The adapter of socket.io takes leave of its channels without waiting; hanging up before it was heard would be a fault. */
  override async close(): Promise<void> {
    if (this.#subscriber?.status === 'ready') await this.#subscriber.quit().catch(() => undefined);
    else this.#subscriber?.disconnect();
  }
}
