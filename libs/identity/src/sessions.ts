import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DoorError } from '@zorg112/contracts';
import {
  Database,
  DeviceRow,
  forgetPhonesOfSession,
  insert,
  loadOnCallFor,
  MembershipRow,
  PersonRow,
  prolong,
  saveUse,
  sessionExpiry,
  SessionRow,
  TeamRow,
} from '@zorg112/database';
import { type Actor, type Role } from '@zorg112/domain';
import { DEVICE_MS } from './devices.js';
import { hashPassword, verifyPassword } from './passwords.js';

const HOUR = 3_600_000;
const SESSION_MS = 12 * HOUR;
const MINUTE = 60_000;
/** On a shared device, without a sign of life. */
const SHARED_IDLE_MS = 15 * MINUTE;

/** Somebody who proved who they are. */
export interface SignedIn {
  readonly actor: Actor;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly csrfToken: string;
  readonly expiresAt: number;
  /** On a phone of the ward: the session ends when nobody does anything for so long, and at `latest` in any case. */
  readonly device?: {
    readonly id: string;
    readonly name: string;
    /** Where it lies. */
    readonly place?: string;
    readonly idleMs: number;
    readonly latest: number;
  };
}

/** With a short code somebody is a colleague with questions, whatever else they are with their password. */
const BY_CODE: readonly Role[] = ['care_worker'];

/** Who can be on call for a service behind the desk. */
const ON_CALL: readonly Role[] = ['agent', 'lead', 'back_office'];
const KNOWN_FOR_MS = 5_000;

/** Accounts, passwords and sessions. Tokens are random; only their hashes are kept. */
@Injectable()
export class Sessions {
  readonly #known = new Map<string, { signedIn: SignedIn; until: number }>();
  #nobody?: Promise<string>;

  constructor(
    private readonly database: Database,
    private readonly sharedIdleMs = SHARED_IDLE_MS,
  ) {}

  /** Throws DoorError auth.wrong_credentials, equally slowly for an unknown address and a wrong password. */
  async login(
    email: string,
    password: string,
    now: number,
    device?: DeviceRow,
  ): Promise<{ token: string; signedIn: SignedIn }> {
    const person = await this.database.read.manager.findOneBy(PersonRow, { email: email.trim().toLowerCase() });
    const right = await verifyPassword(
      password,
      person?.passwordHash ?? (await (this.#nobody ??= hashPassword(randomBytes(16).toString('hex')))),
    );
    if (!person || person.disabled || !right) throw new DoorError('auth.wrong_credentials');
    return this.open(person, now, device, false);
  }

  /** A session for who proved who they are. On a shared device it is short. Throws DoorError device.unknown: it was unpaired meanwhile. */
  async open(
    person: PersonRow,
    now: number,
    device: DeviceRow | undefined,
    byCode: boolean,
  ): Promise<{ token: string; signedIn: SignedIn }> {
    const token = randomBytes(32).toString('base64url');
    const session = {
      ...{ tokenHash: hash(token), personId: person.id, csrf: randomBytes(24).toString('base64url') },
      ...{ createdAt: now, expiresAt: now + (device ? this.sharedIdleMs : SESSION_MS) },
      ...{ deviceId: device?.id ?? null, byCode },
    };
    await this.database.unitOfWork.run(async (tx) => {
      if (device) {
        // Locked against who unpairs it now: after that there is no session that could be overlooked.
        const lock = tx.engine === 'postgres' ? 'FOR UPDATE' : '';
        const paired = await tx.sql(`SELECT id FROM devices WHERE id = ? AND token_hash = ? ${lock}`, [
          device.id,
          device.tokenHash,
        ]);
        if (paired.length === 0) throw new DoorError('device.unknown');
        // One person at a time.
        await tx.manager.delete(SessionRow, { deviceId: device.id });
        await saveUse(tx, device.id, now, now + DEVICE_MS);
      }
      await insert(tx, SessionRow, [session]);
    });
    return { token, signedIn: await this.#signedIn(person, session, now) };
  }

  async logout(token: string): Promise<void> {
    this.#known.delete(hash(token));
    await this.database.unitOfWork.run(async (tx) => {
      await tx.manager.delete(SessionRow, { tokenHash: hash(token) });
      await forgetPhonesOfSession(tx, hash(token));
    });
  }

  /** Undefined when the token is unknown or too old, or the account was disabled. Roles and teams are those of now. */
  async find(token: string, now: number): Promise<SignedIn | undefined> {
    const tokenHash = hash(token);
    const known = this.#known.get(tokenHash);
    // An unpaired device has nobody at it from the same moment on, so of a shared one it is asked each time.
    if (known && known.until > now && known.signedIn.expiresAt > now)
      if (!known.signedIn.device || ((await sessionExpiry(this.database.read, tokenHash)) ?? 0) > now)
        return known.signedIn;
    this.#known.delete(tokenHash);
    const session = await this.database.read.manager.findOneBy(SessionRow, { tokenHash });
    if (!session || session.expiresAt <= now) return undefined;
    const person = await this.database.read.manager.findOneBy(PersonRow, { id: session.personId, disabled: false });
    if (!person) return undefined;
    const signedIn = await this.#signedIn(person, session, now);
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(tokenHash, { signedIn, until: now + KNOWN_FOR_MS });
    return signedIn;
  }

  /** Somebody does something: on a shared device the session lasts a little longer. Returns until when. */
  async prolong(token: string, { device, expiresAt }: SignedIn, now: number): Promise<number> {
    if (!device) return expiresAt;
    const until = Math.min(device.latest, now + device.idleMs);
    if (until - expiresAt < Math.min(MINUTE, device.idleMs / 15)) return expiresAt;
    this.#known.delete(hash(token));
    await this.database.unitOfWork.run((tx) => prolong(tx, hash(token), until));
    return until;
  }

  /** Sessions past their time. */
  async forget(now: number): Promise<void> {
    await this.database.unitOfWork.run(async (tx) => {
      await tx.sql('DELETE FROM sessions WHERE expires_at <= ?', [now]);
    });
  }

  async teamsOf(personId: string, now: number): Promise<TeamRow[]> {
    const all = await this.database.read.manager.find(MembershipRow, {
      where: { personId },
      order: { fromAt: 'ASC', teamId: 'ASC' },
    });
    const ids = all
      .filter(({ fromAt, toAt }) => fromAt <= now && (toAt === null || toAt > now))
      .map(({ teamId }) => teamId);
    const teams = await this.database.read.manager.find(TeamRow);
    return ids.flatMap((id) => teams.filter((team) => team.id === id));
  }

  async #signedIn(person: PersonRow, session: SessionRow, now: number): Promise<SignedIn> {
    const teams = await this.teamsOf(person.id, now);
    const { id, name, email, language, serviceId } = person;
    const roles = session.byCode ? BY_CODE : person.roles;
    const onCallFor = roles.some((role) => ON_CALL.includes(role))
      ? await loadOnCallFor(this.database.read, id, now)
      : [];
    const actor: Actor = {
      id,
      roles,
      teamIds: teams.map((team) => team.id),
      ...(serviceId && !session.byCode ? { serviceId } : {}),
      ...(onCallFor.length > 0 ? { onCallFor } : {}),
    };
    const device = session.deviceId ? await this.#deviceOf(session.deviceId, session.createdAt) : undefined;
    return {
      ...{ actor, name, email, language, csrfToken: session.csrf, expiresAt: session.expiresAt },
      ...(device ? { device } : {}),
    };
  }

  async #deviceOf(id: string, since: number): Promise<SignedIn['device']> {
    const device = await this.database.read.manager.findOneBy(DeviceRow, { id });
    const where = device?.place ? { place: device.place } : {};
    return { id, name: device?.name ?? '', ...where, idleMs: this.sharedIdleMs, latest: since + SESSION_MS };
  }
}

/** Under which a session is kept. */
export { hash as hashOfToken };
function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
