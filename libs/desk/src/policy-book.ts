import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database, PolicyRow } from '@zorg112/database';
import { PolicyFault, previewClock, readPolicy, type Policy } from '@zorg112/domain';
import { DoorError, type PolicyPreviewBody, type PolicyPreviewView } from '@zorg112/contracts';

/** Every version of the policy this desk ever ran under. A clock keeps the version it was started under. */
@Injectable()
export class PolicyBook {
  readonly #versions = new Map<number, Policy>();
  #latest = 0;

  constructor(private readonly database: Database) {}

  get current(): Policy {
    return this.of(this.#latest);
  }

  of(version: number): Policy {
    const policy = this.#versions.get(version);
    if (!policy) throw new Error(`policy version ${version} is not in the book`);
    return policy;
  }

  /** Imports the file's contents as a new version if they changed. Throws PolicyFault; then nothing is imported. */
  async open(source: object, now: number): Promise<Policy> {
    const hash = createHash('sha256').update(JSON.stringify(source)).digest('hex');
    readPolicy(source, 0);
    await this.database.unitOfWork.run(async (tx) => {
      const [last] = await tx.manager.find(PolicyRow, { order: { version: 'DESC' }, take: 1 });
      if (last?.hash === hash) return;
      const row = { version: (last?.version ?? 0) + 1, source, hash, createdAt: now };
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(PolicyRow)
        .values(row)
        .orIgnore()
        .updateEntity(false)
        .execute();
    });
    for (const row of await this.database.read.manager.find(PolicyRow)) {
      this.#versions.set(row.version, readPolicy(row.source, row.version));
      this.#latest = Math.max(this.#latest, row.version);
    }
    return this.current;
  }

  /** What a clock would do, under the running policy or a draft. Throws DoorError policy.invalid with every fault of the draft. */
  preview(body: PolicyPreviewBody): PolicyPreviewView {
    const policy = body.policy ? draft(body.policy) : this.current;
    const pauses = (body.pauses ?? []).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    const clock = previewClock(policy, {
      kind: body.clock,
      urgency: body.urgency,
      openedAt: Date.parse(body.openedAt),
      pauses,
    });
    const steps = clock.steps.map(({ step, at }) => ({ step, at: new Date(at).toISOString() }));
    return { dueAt: new Date(clock.dueAt!).toISOString(), steps };
  }
}

function draft(source: object): Policy {
  try {
    return readPolicy(source, 0);
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    throw new DoorError('policy.invalid', {
      fields: Object.fromEntries(fault.faults.map((sentence, i) => [`policy.${i + 1}`, sentence])),
    });
  }
}
