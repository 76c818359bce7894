import { Injectable } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import { Database, lockDevicePerson, saveDevicePerson, type DeviceRow } from '@zorg112/database';
import { lockedUntil, oneMore } from './back-off.js';
import { Devices } from './devices.js';
import { verifyPassword } from './passwords.js';
import { PersonalCodes } from './personal-codes.js';
import { Sessions, type SignedIn } from './sessions.js';

interface Opened {
  readonly token: string;
  readonly signedIn: SignedIn;
}

/** Who are you? On a phone of the ward: a name and a short code, the same few presses for everybody. */
@Injectable()
export class SharedSignIn {
  constructor(
    private readonly database: Database,
    private readonly devices: Devices,
    private readonly codes: PersonalCodes,
    private readonly sessions: Sessions,
  ) {}

  /** Throws DoorError device.person_unknown, .code_missing, .code_wrong, .locked. */
  async withCode(device: DeviceRow, personId: string, code: string, now: number): Promise<Opened> {
    const person = await this.devices.person(device, personId, now);
    await this.#count(device.id, personId, now);
    const right = await this.codes.check(personId, code);
    if (right === false) throw new DoorError('device.code_wrong');
    await this.#right(device.id, personId, now, right === true);
    if (right === undefined) throw new DoorError('device.code_missing');
    return this.sessions.open(person, now, device, true);
  }

  /**
   * The first time, or when she forgot it: her own password, once, and a code she chooses. A lock on this device is lifted by it.
   * Throws DoorError device.person_unknown, code.own_phone, code.too_simple, auth.wrong_password.
   */
  async withPassword(
    device: DeviceRow,
    { personId, password, code }: { personId: string; password: string; code: string },
    now: number,
  ): Promise<Opened> {
    const person = await this.devices.person(device, personId, now);
    if (!person.passwordHash) throw new DoorError('code.own_phone');
    if (!(await verifyPassword(password, person.passwordHash))) throw new DoorError('auth.wrong_password');
    const hash = await this.codes.hashOf(personId, code);
    await this.database.unitOfWork.run((tx) => this.codes.keep(tx, personId, hash, now));
    await this.#right(device.id, personId, now, true);
    return this.sessions.open(person, now, device, true);
  }

  async #count(deviceId: string, personId: string, now: number): Promise<void> {
    await this.database.unitOfWork.run(async (tx) => {
      const row = await lockDevicePerson(tx, deviceId, personId);
      const until = lockedUntil(row);
      if (until > now) throw new DoorError('device.locked', { retryAfterSeconds: Math.ceil((until - now) / 1_000) });
      await saveDevicePerson(tx, { ...row, ...oneMore(row, now) });
    });
  }

  async #right(deviceId: string, personId: string, now: number, used: boolean): Promise<void> {
    await this.database.unitOfWork.run(async (tx) => {
      const row = await lockDevicePerson(tx, deviceId, personId);
      await saveDevicePerson(tx, { ...row, wrong: 0, wrongAt: null, lastUsedAt: used ? now : row.lastUsedAt });
    });
  }
}
