import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DoorError } from '@zorg112/contracts';
import {
  Database,
  forgetPhonesOfSession,
  loadOnCallFor,
  MembershipRow,
  PersonRow,
  SessionRow,
  TeamRow,
} from '@zorg112/database';
import { type Actor, type Role } from '@zorg112/domain';
import { hashPassword, verifyPassword } from './passwords.js';

const HOUR = 3_600_000;
const SESSION_MS = 12 * HOUR;

/** Somebody who proved who they are. */
export interface SignedIn {
  readonly actor: Actor;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly csrfToken: string;
  readonly expiresAt: number;
}

/** Who can be on call for a service behind the desk. */
const ON_CALL: readonly Role[] = ['agent', 'lead', 'back_office'];
const KNOWN_FOR_MS = 5_000;

/** Accounts, passwords and sessions. Tokens are random; only their hashes are kept. */
@Injectable()
export class Sessions {
  readonly #known = new Map<string, { signedIn: SignedIn; until: number }>();
  #nobody?: Promise<string>;

  constructor(private readonly database: Database) {}

  /** Throws DoorError auth.wrong_credentials, equally slowly for an unknown address and a wrong password. */
  async login(email: string, password: string, now: number): Promise<{ token: string; signedIn: SignedIn }> {
    const person = await this.database.read.manager.findOneBy(PersonRow, { email: email.trim().toLowerCase() });
    const right = await verifyPassword(
      password,
      person?.passwordHash ?? (await (this.#nobody ??= hashPassword(randomBytes(16).toString('hex')))),
    );
    if (!person || person.disabled || !right) throw new DoorError('auth.wrong_credentials');
    const token = randomBytes(32).toString('base64url');
    const session = {
      tokenHash: hash(token),
      personId: person.id,
      csrf: randomBytes(24).toString('base64url'),
      createdAt: now,
      expiresAt: now + SESSION_MS,
    };
    await this.database.unitOfWork.run(async (tx) => {
      await tx.manager.createQueryBuilder().insert().into(SessionRow).values(session).updateEntity(false).execute();
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
    if (known && known.until > now && known.signedIn.expiresAt > now) return known.signedIn;
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
    const { id, name, email, language, roles, serviceId } = person;
    const onCallFor = roles.some((role) => ON_CALL.includes(role))
      ? await loadOnCallFor(this.database.read, id, now)
      : [];
    const actor: Actor = {
      id,
      roles,
      teamIds: teams.map((team) => team.id),
      ...(serviceId ? { serviceId } : {}),
      ...(onCallFor.length > 0 ? { onCallFor } : {}),
    };
    return { actor, name, email, language, csrfToken: session.csrf, expiresAt: session.expiresAt };
  }
}

/** Under which a session is kept. */
export { hash as hashOfToken };
function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
