import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database, PolicyRow, type Transaction } from '@zorg112/database';
import { DoorError } from '@zorg112/contracts';
import { PolicyFault, readPolicy, type Clock, type Policy } from '@zorg112/domain';

/** A policy as it was handed in: the file's, or what an administrator saved on screen. */
export interface PolicySource {
  readonly origin: 'file' | 'screen';
  readonly source: object;
  readonly byId?: string;
  readonly reason?: string;
}

const LOOK_EVERY_MS = 1_000;

/** Every version of the policy this desk ever ran under. A clock keeps the version it was started under. */
@Injectable()
export class PolicyBook {
  readonly #versions = new Map<number, Policy>();
  readonly #since = new Map<number, number>();
  #latest = 0;
  #timer?: NodeJS.Timeout;

  constructor(private readonly database: Database) {}

  get current(): Policy {
    return this.of(this.#latest);
  }

  of(version: number): Policy {
    const policy = this.#versions.get(version);
    if (!policy) throw new Error(`policy version ${version} is not in the book`);
    return policy;
  }

  /** The version that ran at a moment (UTC ms); before the first there was none, and the first is the nearest. */
  at(moment: number): Policy {
    const begun = [...this.#since].filter(([, since]) => since <= moment).map(([version]) => version);
    return this.of(begun.length > 0 ? Math.max(...begun) : Math.min(...this.#versions.keys()));
  }

  /**
   * Imports the file's contents as a new version if the file changed since it was last imported; what was saved on screen
   * since then stays. Throws PolicyFault; then nothing is imported.
   */
  async open(source: object, now: number): Promise<Policy> {
    readPolicy(source, 0);
    await this.database.unitOfWork.run(async (tx) => {
      const [file] = await tx.manager.find(PolicyRow, {
        where: { origin: 'file' },
        order: { version: 'DESC' },
        take: 1,
      });
      if (file?.hash !== hashOf(source)) await this.write(tx, { origin: 'file', source }, now);
    });
    await this.refresh();
    return this.current;
  }

  /** Writes a new version and returns its number. Throws DoorError policy.invalid with every fault. */
  async write(tx: Transaction, { origin, source, byId, reason }: PolicySource, now: number): Promise<number> {
    draftOf(source);
    if (tx.engine === 'postgres') await tx.sql('LOCK TABLE policies IN EXCLUSIVE MODE');
    const [last] = await tx.sql<{ version: number | null }>('SELECT MAX(version) AS version FROM policies');
    const version = Number(last?.version ?? 0) + 1;
    const row = { version, source, hash: hashOf(source), createdAt: now, origin, byId: byId ?? null };
    const insert = tx.manager.createQueryBuilder().insert().into(PolicyRow);
    await insert
      .values({ ...row, reason: reason ?? null })
      .updateEntity(false)
      .execute();
    return version;
  }

  /** Reads the versions this process does not know yet. */
  async refresh(): Promise<void> {
    const [newest] = await this.database.read.sql<{ version: number | null }>(
      'SELECT MAX(version) AS version FROM policies',
    );
    if (Number(newest?.version ?? 0) <= this.#latest) return;
    for (const row of await this.database.read.manager.find(PolicyRow)) {
      if (!this.#versions.has(row.version)) this.#versions.set(row.version, readPolicy(row.source, row.version));
      this.#since.set(row.version, row.createdAt);
      this.#latest = Math.max(this.#latest, row.version);
    }
  }

  /** A question may bring a clock of a version that another process saved a moment ago. */
  async know(clocks: readonly Clock[]): Promise<void> {
    if (clocks.some(({ policyVersion }) => !this.#versions.has(policyVersion))) await this.refresh();
  }

  /** Looks each second for what another process saved, until `close`. */
  watch(): void {
    this.#timer ??= setInterval(() => void this.refresh().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** Reads a draft. Throws DoorError policy.invalid with every fault. */
export function draftOf(source: object): Policy {
  try {
    return readPolicy(source, 0);
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    throw new DoorError('policy.invalid', {
      fields: Object.fromEntries(fault.faults.map((sentence, i) => [`policy.${i + 1}`, sentence])),
    });
  }
}

function hashOf(source: object): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex');
}
