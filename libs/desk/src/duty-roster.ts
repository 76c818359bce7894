import { Injectable } from '@nestjs/common';
import { Database, OrganisationRow, RosterRow } from '@zorg112/database';
import { type Candidate, type Role, type Roster } from '@zorg112/domain';
import { Directory } from './directory.js';

const FRESH_FOR_MS = 1_000;

/** Who is on shift, who holds the duty and who is on call at a moment. */
@Injectable()
export class DutyRoster {
  #at = -Infinity;
  #known: { entries: RosterRow[]; fallback: string } = { entries: [], fallback: '' };

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** `withLoads`: also how many open questions each colleague helps with, for choosing who joins. */
  async at(now: number, withLoads = false): Promise<Roster> {
    const onShift = await this.#on('shift', now);
    const everyone = await this.directory.everyone();
    const started = (id: string): number =>
      Math.max(
        ...this.#known.entries
          .filter((one) => one.personId === id && one.kind === 'shift' && one.fromAt <= now)
          .map(({ fromAt }) => fromAt),
      );
    const since = new Map(onShift.map((id) => [id, started(id)]));
    const loads = withLoads ? await this.loads() : new Map<string, number>();
    const able = (role: Role): string[] =>
      everyone.filter(({ roles, disabled }) => !disabled && roles.includes(role)).map(({ id }) => id);
    const candidates = (role: 'agent' | 'lead'): Candidate[] =>
      able(role)
        .filter((id) => since.has(id))
        .map((personId) => ({ personId, load: loads.get(personId) ?? 0, skills: [], inCall: false }));
    const service = (id: string): string[] => [this.directory.person(id)?.serviceId ?? []].flat();
    const [dutyHolder] = await this.#on('duty', now);
    const onCall = await this.#on('on_call', now);
    return {
      dutyHolderId: dutyHolder ?? this.#known.fallback,
      onCallIds: onCall.filter((id) => service(id).length === 0),
      helpers: candidates('agent'),
      leads: candidates('lead'),
      onShiftIds: new Set(since.keys()),
      onShiftSince: since,
      receiverIds: new Set([...able('agent'), ...able('lead')]),
      nextShiftAt: this.#nextShifts(now),
      servicesOnShift: new Set([...since.keys()].flatMap(service)),
      onCallOf: new Map(onCall.flatMap((id) => service(id).map((one) => [one, [id]] as const))),
      deciderIds: [...new Set([...able('lead'), ...able('manager')])],
      asleep: [],
    };
  }

  #nextShifts(now: number): Map<string, number> {
    const next = new Map<string, number>();
    for (const { kind, personId, fromAt } of this.#known.entries) {
      if (kind === 'shift' && fromAt > now) next.set(personId, Math.min(fromAt, next.get(personId) ?? Infinity));
    }
    return next;
  }

  async onShift(now: number): Promise<ReadonlySet<string>> {
    return new Set(await this.#on('shift', now));
  }

  /** Open questions per person who owns them or helps. */
  async loads(): Promise<Map<string, number>> {
    const rows = await this.database.read.sql<{ id: string; n: number | string }>(
      `SELECT who.id, COUNT(*) AS n FROM (
         SELECT owner_id AS id FROM tickets WHERE status NOT IN ('closed', 'waiting_for_helper')
         UNION ALL
         SELECT p.id FROM participants p JOIN tickets t ON t.id = p.ticket_id WHERE p.kind = 'helper' AND t.status <> 'closed'
       ) who GROUP BY who.id`,
    );
    return new Map(rows.map(({ id, n }) => [id, Number(n)]));
  }

  /** The latest to start comes first: who was rostered for this very hour goes before who is on until further notice. */
  async #on(kind: RosterRow['kind'], now: number): Promise<string[]> {
    if (Math.abs(now - this.#at) > FRESH_FOR_MS) {
      const { manager } = this.database.read;
      const entries = await manager.find(RosterRow, { order: { fromAt: 'DESC', id: 'ASC' } });
      const [organisation] = await manager.find(OrganisationRow);
      this.#known = { entries, fallback: organisation?.fallbackOwnerId ?? '' };
      this.#at = now;
    }
    const running = this.#known.entries.filter(
      (entry) => entry.kind === kind && entry.fromAt <= now && (entry.toAt === null || entry.toAt > now),
    );
    return [...new Set(running.map(({ personId }) => personId))];
  }
}
