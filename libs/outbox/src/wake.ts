import { AsyncLocalStorage } from 'node:async_hooks';
import { type Redis } from 'ioredis';

/** "Facts were committed": tells the relay, wherever it runs. Lost calls are found by the relay's own look each second. */
export abstract class RelayWake {
  abstract call(): void;
  abstract heard(onCall: () => void): void;
  abstract close(): Promise<void>;
}

export class InProcessWake extends RelayWake {
  #onCall?: () => void;
  /** A request calls, but what is passed on then, and the bells set by it, are no part of that request. */
  readonly #outside = AsyncLocalStorage.snapshot();
  override call(): void {
    this.#outside(() => this.#onCall?.());
  }
  override heard(onCall: () => void): void {
    this.#onCall = onCall;
  }
  override async close(): Promise<void> {
    this.#onCall = undefined;
  }
}

const CHANNEL = 'zorg112:facts';

export class RedisWake extends RelayWake {
  #subscriber?: Redis;
  #calling = false;
  #again = false;
  constructor(private readonly redis: Redis) {
    super();
  }
  /** While one call is on its way, whatever is committed meanwhile is one more call, not one each. */
  override call(): void {
    if (this.#calling) {
      this.#again = true;
      return;
    }
    this.#calling = true;
    void this.redis
      .publish(CHANNEL, '')
      .catch(() => undefined)
      .finally(() => this.#called());
  }
  override heard(onCall: () => void): void {
    this.#subscriber = this.redis.duplicate();
    this.#subscriber.on('error', () => undefined);
    this.#subscriber.on('message', onCall);
    this.#subscriber.subscribe(CHANNEL).catch(() => undefined);
  }
  override async close(): Promise<void> {
    this.#subscriber?.disconnect();
  }
  #called(): void {
    this.#calling = false;
    if (!this.#again) return;
    this.#again = false;
    this.call();
  }
}
