import { Logger } from '@nestjs/common';
import { PushKeys, PushOutbox, type Told, type ToTell } from '@zorg112/desk';
import { createHash } from 'node:crypto';
import { type Agent } from 'node:https';
import webPush from 'web-push';

/** A push service that does not answer within this is tried again later. */
const PATIENCE_MS = 10_000;
/** A phone that is off for longer is not told what is old by then. */
const KEPT_SECONDS = 24 * 3_600;
const SIDE_BY_SIDE = 20;

export interface PushLine {
  /** Whom a push service can ask about what we send: an https: or mailto: address. */
  readonly subject: string;
  /** How it is reached; by a test, that has a push service of its own. */
  readonly agent?: Agent;
}

/** Carries what phones must be told to their push services, sealed (aes128gcm) so that only the phone itself reads it. */
export class PushCarrier {
  readonly #log = new Logger('push');

  constructor(
    private readonly outbox: PushOutbox,
    private readonly keys: PushKeys,
    private readonly line: PushLine,
  ) {}

  /** Tells all that is due. Returns how many phones were told. */
  async run(): Promise<number> {
    let told = 0;
    for (let more = true; more;) {
      const taken = await this.outbox.take();
      const results: { toTell: ToTell; told: Told }[] = [];
      for (let i = 0; i < taken.toTell.length; i += SIDE_BY_SIDE)
        results.push(
          ...(await Promise.all(
            taken.toTell.slice(i, i + SIDE_BY_SIDE).map(async (toTell) => ({ toTell, told: await this.#tell(toTell) })),
          )),
        );
      if (results.length > 0) await this.outbox.settle(results);
      told += results.filter((one) => one.told.how === 'told').length;
      more = taken.more;
    }
    return told;
  }

  async #tell({ phone: { endpoint, p256dh, auth }, message, urgent }: ToTell): Promise<Told> {
    const { publicKey, privateKey } = this.keys;
    const { subject, agent } = this.line;
    try {
      await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        vapidDetails: { subject, publicKey, privateKey },
        contentEncoding: 'aes128gcm',
        TTL: KEPT_SECONDS,
        urgency: urgent ? 'high' : 'normal',
        topic: topicOf(message.ticketId),
        timeout: PATIENCE_MS,
        ...(agent ? { agent } : {}),
      });
      return { how: 'told' };
    } catch (fault) {
      return this.#meaning(fault);
    }
  }

  #meaning(fault: unknown): Told {
    if (!(fault instanceof webPush.WebPushError)) return { how: 'later' }; // nobody answered
    const { statusCode, headers } = fault;
    if (statusCode === 404 || statusCode === 410) return { how: 'gone' };
    if (statusCode === 429 || statusCode >= 500) {
      const seconds = Number(headers['retry-after' as keyof typeof headers]);
      return { how: 'later', ...(seconds > 0 ? { afterMs: seconds * 1_000 } : {}) };
    }
    // Trying the same again would meet the same. The address of a phone is nobody's to read, so it stays out of the log.
    this.#log.warn(`a push service answered ${statusCode}; that phone was not told`);
    return { how: 'refused' };
  }
}

/** Of one question a push service keeps the last message only. It does not learn which question. */
function topicOf(ticketId: string): string {
  return createHash('sha256').update(ticketId).digest('base64url').slice(0, 32);
}
