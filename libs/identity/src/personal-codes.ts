import { Injectable } from '@nestjs/common';
import { createHmac, hkdfSync } from 'node:crypto';
import { DoorError } from '@zorg112/contracts';
import {
  Database,
  findCode,
  insertRows,
  PersonalCodeRow,
  PersonRow,
  saveCode,
  type Transaction,
} from '@zorg112/database';
import { hashPassword, verifyPassword } from './passwords.js';
import { type SignedIn } from './sessions.js';

type Finish = (tx: Transaction, result: unknown) => Promise<void>;

/** The cost of a hash of what everybody may know. */
const NO_SECRET = 2 ** 4;

/**
 * A short code of her own, for the phones of the ward. Hashed as a password is, and under a key made from SESSION_SECRET: ten thousand
 * codes are soon tried by whoever has the database alone.
 */
@Injectable()
export class PersonalCodes {
  readonly #key: Buffer;

  constructor(
    private readonly database: Database,
    secret: string,
    /** Lower only where the codes are no secret. */
    private readonly cost?: number,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'zorg-112 personal codes', 32));
  }

  /** What is kept of it. Throws DoorError code.too_simple. */
  async hashOf(personId: string, code: string): Promise<string> {
    if (tooSimple(code)) throw new DoorError('code.too_simple');
    return hashPassword(this.#peppered(personId, code), this.cost);
  }

  /** Undefined: she has no code yet. */
  async check(personId: string, code: string): Promise<boolean | undefined> {
    const known = await findCode(this.database.read, personId);
    return known && verifyPassword(this.#peppered(personId, code), known.hash);
  }

  async keep(tx: Transaction, personId: string, hash: string, now: number): Promise<void> {
    await saveCode(tx, { personId, hash, setAt: now });
  }

  /** From her own page. Throws DoorError auth.wrong_password, code.own_phone, code.too_simple. */
  async choose(me: SignedIn, code: string, password: string, now: number, keep?: Finish): Promise<{ set: true }> {
    const { id } = me.actor;
    const person = await this.database.read.manager.findOneByOrFail(PersonRow, { id });
    if (person.passwordHash) {
      if (!(await verifyPassword(password, person.passwordHash))) throw new DoorError('auth.wrong_password');
      // Without a password of ours nothing but the phone itself says that it is her.
    } else if (me.device) throw new DoorError('code.own_phone');
    const hash = await this.hashOf(id, code);
    return this.database.unitOfWork.run(async (tx) => {
      await this.keep(tx, id, hash, now);
      return { set: true as const };
    }, keep);
  }

  /** Does somebody who chooses a code say her password first? */
  async asksPassword({ actor }: SignedIn): Promise<boolean> {
    const person = await this.database.read.manager.findOneBy(PersonRow, { id: actor.id });
    return !!person?.passwordHash;
  }

  /** Everybody the same, for the practice environment, where it stands on the sign-in page. */
  async giveAll(code: string, now: number): Promise<void> {
    const people = await this.database.read.manager.find(PersonRow, { select: { id: true } });
    const rows = await Promise.all(
      people.map(async ({ id: personId }) => ({
        ...{ personId, hash: await hashPassword(this.#peppered(personId, code), NO_SECRET), setAt: now },
      })),
    );
    await this.database.unitOfWork.run((tx) => insertRows(tx, PersonalCodeRow, rows));
  }

  #peppered(personId: string, code: string): string {
    return createHmac('sha256', this.#key).update(`${personId}:${code}`).digest('base64');
  }
}

/** One digit again and again, or a row: what is tried first. */
function tooSimple(code: string): boolean {
  const steps = new Set([...code].slice(1).map((digit, i) => Number(digit) - Number(code[i])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0]!);
}
