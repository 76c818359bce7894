import { Injectable } from '@nestjs/common';
import {
  DoorError,
  type PushBody,
  type PushedView,
  type PushKeysBody,
  type PushView,
  type QuietBody,
  type QuietView,
} from '@zorg112/contracts';
import { Database, forgetPhone, loadQuiet, phonesOf, savePhone, saveQuiet } from '@zorg112/database';
import { USUAL_QUIET_HOURS, type Actor, type QuietHours } from '@zorg112/domain';
import { createHash, createPublicKey } from 'node:crypto';
import { PushKeys } from './push-keys.js';
import { PushServices } from './push-services.js';
import { TimeSource } from './time-source.js';

/** Phones that are told when there is news, and when they keep still. */
@Injectable()
export class Phones {
  constructor(
    private readonly database: Database,
    private readonly keys: PushKeys,
    private readonly services: PushServices,
    private readonly time: TimeSource,
  ) {}

  async of({ id }: Actor): Promise<PushView> {
    const { read } = this.database;
    const quiet = quietView((await loadQuiet(read, [id])).get(id));
    const ids = await phonesOf(read, id);
    return { ...(this.services.none ? {} : { publicKey: this.keys.publicKey }), quiet, ids };
  }

  /**
   * From now on this phone is told, as long as this session is not signed out of. Asked again it is renewed. Throws DoorError push.off,
   * push.unknown_service, request.invalid, auth.required.
   */
  async tell(
    { id: personId }: Actor,
    sessionHash: string,
    { endpoint, keys, lang = 'nl' }: PushBody,
  ): Promise<PushedView> {
    if (this.services.none) throw new DoorError('push.off');
    if (!this.services.knows(endpoint)) throw new DoorError('push.unknown_service');
    const wrong = wrongKey(keys);
    if (wrong) throw new DoorError('request.invalid', { fields: { [`keys.${wrong}`]: 'not a key of a browser' } });
    const id = createHash('sha256').update(endpoint).digest('hex');
    const { p256dh, auth } = keys;
    const phone = { id, personId, sessionHash, endpoint, p256dh, auth, lang, renewedAt: this.time.now() };
    if (!(await this.database.unitOfWork.run((tx) => savePhone(tx, phone)))) throw new DoorError('auth.required');
    return { id };
  }

  async forget({ id: personId }: Actor, phoneId: string): Promise<void> {
    await this.database.unitOfWork.run((tx) => forgetPhone(tx, phoneId, personId));
  }

  /** What is left out stays as it was. */
  async keepStill(actor: Actor, { on, from, to }: QuietBody): Promise<PushView> {
    const now = (await loadQuiet(this.database.read, [actor.id])).get(actor.id) ?? USUAL_QUIET_HOURS;
    const hours = { from: minutesOf(from) ?? now.from, to: minutesOf(to) ?? now.to };
    const row = { personId: actor.id, on, ...hours };
    await this.database.unitOfWork.run((tx) => saveQuiet(tx, row, this.time.now()));
    return this.of(actor);
  }
}

function quietView(row: (QuietHours & { on: boolean }) | undefined): QuietView {
  const { from, to } = row ?? USUAL_QUIET_HOURS;
  return { on: row?.on ?? true, from: onTheWall(from), to: onTheWall(to) };
}
function onTheWall(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
function minutesOf(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const POINT = 65;
const SECRET = 16;

/** What cannot be sealed with would be found out when there is news, with nobody there to mend it. */
function wrongKey({ p256dh, auth }: PushKeysBody): keyof PushKeysBody | undefined {
  const point = Buffer.from(p256dh, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  try {
    if (point.length !== POINT || point[0] !== 4) return 'p256dh';
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }); // throws when it is not on the curve
  } catch {
    return 'p256dh';
  }
  return Buffer.from(auth, 'base64url').length === SECRET ? undefined : 'auth';
}
