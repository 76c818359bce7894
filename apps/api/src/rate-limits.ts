import { Inject, Injectable } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import { ADAPTERS, SETTINGS, type Adapters, type Settings } from '@zorg112/platform';
import { type Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Somebody guesses at a password, a code or a token. */
const GUESSES: readonly string[] = [
  'auth.wrong_credentials',
  'auth.wrong_password',
  'device.pairing_wrong',
  'device.code_wrong',
  'board.code_wrong',
  'cti.token_wrong',
];

/** Screens that ask for digits, from one address in ten minutes: a whole hall of televisions behind one, and too few to take every place. */
const ASKING = 20;

/** A backstop against loops and guessing, not a quota: far above what a person does. */
@Injectable()
export class RateLimits {
  readonly #tickets: RateLimiterAbstract;
  readonly #attachments: RateLimiterAbstract;
  readonly #failedLogins: RateLimiterAbstract;
  readonly #asking: RateLimiterAbstract;

  constructor(@Inject(SETTINGS) { rates }: Settings, @Inject(ADAPTERS) { redis }: Adapters) {
    const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterAbstract =>
      redis ? shared({ keyPrefix, points, duration }, redis) : new RateLimiterMemory({ keyPrefix, points, duration });
    this.#tickets = limiter('zorg112-tickets', rates.ticketsPerMinute, 60);
    this.#attachments = limiter('zorg112-attachments', rates.attachmentsPerMinute, 60);
    this.#asking = limiter('zorg112-asking', ASKING, 600);
    this.#failedLogins = limiter('zorg112-logins', rates.failedLogins, rates.failedLoginsMinutes * 60);
  }

  /** Throws DoorError rate.limited, with the seconds to wait. */
  async ticket(personId: string): Promise<void> {
    await this.#tickets.consume(personId).catch(refuse);
  }

  /** Throws DoorError rate.limited, with the seconds to wait. */
  async attachment(personId: string): Promise<void> {
    await this.#attachments.consume(personId).catch(refuse);
  }

  /** A screen that wants to hang on a wall. Throws DoorError rate.limited, with the seconds to wait. */
  async asking(address: string): Promise<void> {
    await this.#asking.consume(address).catch(refuse);
  }

  /** Refuses an address (or a shared device) that failed too often; successful logins are free. */
  async login<T>(address: string, attempt: () => Promise<T>): Promise<T> {
    const failed = await this.#failedLogins.get(address);
    if (failed && failed.remainingPoints <= 0) refuse(failed);
    try {
      return await attempt();
    } catch (fault) {
      if (fault instanceof DoorError && GUESSES.includes(fault.code))
        await this.#failedLogins.consume(address).catch(() => undefined);
      throw fault;
    }
  }
}

/** Counted in Redis for all processes together; each counts for itself while Redis is away. */
function shared(options: { keyPrefix: string; points: number; duration: number }, redis: Redis): RateLimiterAbstract {
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}

function refuse(limited: unknown): never {
  if (limited instanceof RateLimiterRes)
    throw new DoorError('rate.limited', { retryAfterSeconds: Math.max(1, Math.ceil(limited.msBeforeNext / 1000)) });
  throw limited;
}
