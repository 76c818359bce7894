import { Injectable } from '@nestjs/common';
import {
  DoorError,
  type PolicyBody,
  type PolicyPreviewBody,
  type PolicyPreviewView,
  type PolicyView,
  type RederivationView,
} from '@zorg112/contracts';
import { Database, PolicyRow } from '@zorg112/database';
import { calendarOf, isOpen, previewClock, Refusal, SYSTEM_ACTOR, type Actor, type Ticket } from '@zorg112/domain';
import { Directory } from './directory.js';
import { Idempotency } from './idempotency.js';
import { draftOf, PolicyBook } from './policy-book.js';
import { TicketDesk } from './ticket-desk.js';
import { TimeSource } from './time-source.js';

const iso = (instant: number): string => new Date(instant).toISOString();
const AT_ONCE = 500;

/** The administrator's side of the policy: look ahead, save a version, take running clocks along. */
@Injectable()
export class PolicyDesk {
  constructor(
    private readonly policies: PolicyBook,
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  /** What a clock would do, under the running policy or a draft. Throws DoorError policy.invalid with every fault of the draft. */
  preview({ openedAt, urgency, clock: kind, pauses = [], region, policy }: PolicyPreviewBody): PolicyPreviewView {
    const rules = policy ? draftOf(policy) : this.policies.current;
    if (region !== undefined && !Object.hasOwn(rules.regions, region)) {
      throw new DoorError('request.invalid', { fields: { region: 'a region with a calendar of its own' } });
    }
    const clock = previewClock(rules, {
      kind,
      urgency,
      openedAt: Date.parse(openedAt),
      pauses: pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
      ...(region === undefined ? {} : { region }),
    });
    const steps = [...clock.steps].sort((a, b) => a.at - b.at).map(({ step, at }) => ({ step, at: iso(at) }));
    return { dueAt: iso(clock.dueAt!), steps, timezone: calendarOf(rules, region).zone };
  }

  /** The running version whole, and every version by name, newest first. */
  async read(): Promise<PolicyView> {
    await this.policies.refresh();
    const rows = await this.database.read.manager.find(PolicyRow, { order: { version: 'DESC' } });
    await this.directory.know(rows.flatMap(({ byId }) => byId ?? []));
    const running = rows.find(({ version }) => version === this.policies.current.version)!;
    return {
      version: running.version,
      since: iso(running.createdAt),
      policy: running.source as Record<string, unknown>,
      versions: rows.map(({ version, createdAt, origin, byId, reason }) => ({
        version,
        since: iso(createdAt),
        origin,
        ...(byId === null ? {} : { by: this.directory.named(byId) }),
        ...(reason === null ? {} : { reason }),
      })),
    };
  }

  /** The source of one version, to look at again or to go back to. */
  async version(version: number): Promise<Record<string, unknown>> {
    const row = await this.database.read.manager.findOneBy(PolicyRow, { version });
    if (!row) throw new DoorError('not_found');
    return row.source as Record<string, unknown>;
  }

  /** Clocks started from now on use it; those that run keep theirs. */
  async save(actor: Actor, { policy, reason }: PolicyBody): Promise<{ version: number; since: string }> {
    const now = this.time.now();
    const saved = await this.database.unitOfWork.run(async (tx) => {
      const source = { origin: 'screen', source: policy, byId: actor.id, ...(reason ? { reason } : {}) } as const;
      return { version: await this.policies.write(tx, source, now), since: iso(now) };
    }, this.idempotency.keep);
    await this.policies.refresh();
    return saved;
  }

  /** How many running clocks of open questions are still under an earlier version. */
  async left(): Promise<RederivationView> {
    await this.policies.refresh();
    const { version } = this.policies.current;
    let [tickets, clocks] = [0, 0];
    for await (const { behind } of this.#behind(version)) {
      tickets += 1;
      clocks += behind;
    }
    return { version, tickets, clocks };
  }

  /**
   * Takes every running clock to the running version, on purpose; one fact for each question. Each question is its own transaction,
   * so no answer is kept under the request's key: done twice it changes nothing.
   */
  rederive(version?: number): Promise<RederivationView> {
    return this.idempotency.apart(async () => {
      await this.policies.refresh();
      const running = this.policies.current.version;
      if (version !== undefined && version !== running)
        throw new DoorError('request.invalid', { fields: { version: `the running version is ${running}` } });
      let [tickets, clocks] = [0, 0];
      for await (const { id, behind } of this.#behind(running)) {
        const move = { move: 'rederive' } as const;
        try {
          const facts = await this.desk.act(SYSTEM_ACTOR, id, move, undefined, (done) => done.facts.length);
          if (facts === 0) continue;
        } catch (refusal) {
          if (refusal instanceof Refusal) continue; // it was closed meanwhile
          throw refusal;
        }
        tickets += 1;
        clocks += behind;
      }
      return { version: running, tickets, clocks };
    });
  }

  /** Open questions with clocks under another version, page by page. */
  async *#behind(version: number): AsyncGenerator<{ id: string; behind: number }> {
    for (let after = 0; ;) {
      const rows = await this.database.read.sql<{ number: string | number; state: string }>(
        `SELECT number, state FROM tickets WHERE status <> 'closed' AND number > ? ORDER BY number LIMIT ${AT_ONCE}`,
        [after],
      );
      for (const { state } of rows) {
        const { id, clocks } = JSON.parse(state) as Ticket;
        const behind = clocks.filter((clock) => isOpen(clock) && clock.policyVersion !== version).length;
        if (behind > 0) yield { id, behind };
      }
      if (rows.length < AT_ONCE) return;
      after = Number(rows.at(-1)!.number);
    }
  }
}
