import { Injectable } from '@nestjs/common';
import { Database } from '@zorg112/database';
import { asleepHours, nextStart, type Candidate, type Role, type Roster } from '@zorg112/domain';
import { Directory, type Colleague } from './directory.js';
import { readEntries, type RosterEntries } from './roster-entries.js';

const FRESH_FOR_MS = 1_000;
const DESK: readonly Role[] = ['agent', 'lead'];

/** Who is on shift, who holds the duty and who is on call at a moment. */
@Injectable()
export class DutyRoster {
  #at = -Infinity;
  #known?: Promise<RosterEntries>;

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /**
   * `withLoads`: also how many open questions each colleague helps with, for choosing who joins. `gone`: as it will be once this
   * account is disabled.
   */
  async at(now: number, withLoads = false, gone?: string): Promise<Roster> {
    const known = await this.entries(now);
    const entries = gone === undefined ? known : known.without(gone);
    const everyone = await this.#enabled(entries);
    const loads = withLoads ? await this.loads() : new Map<string, number>();
    const since = entries.on('shift', now);
    const able = (role: Role): Colleague[] => everyone.filter(({ roles }) => roles.includes(role));
    const candidates = (role: 'agent' | 'lead'): Candidate[] =>
      able(role)
        .filter(({ id }) => since.has(id))
        .map(({ id, skills }) => ({
          personId: id,
          load: loads.get(id) ?? 0,
          skills,
          inCall: entries.inCall(id, now),
        }));
    const desk = everyone.filter(isDesk);
    const next = nextShifts(entries, now);
    return {
      dutyHolderId: dutyHolder(entries, desk, now),
      dutyRostered: entries.on('duty', now).size > 0,
      ...this.#onCall(entries, now),
      helpers: candidates('agent'),
      leads: candidates('lead'),
      onShiftIds: new Set(since.keys()),
      onShiftSince: since,
      receiverIds: new Set(desk.map(({ id }) => id)),
      nextShiftAt: next,
      servicesOnShift: new Set([...since.keys()].flatMap((id) => this.directory.person(id)?.serviceId ?? [])),
      serviceBackAt: servicesBack(everyone, next),
      deciderIds: deciders([...able('lead'), ...able('manager')], since),
      managementIds: new Set(able('manager').flatMap((one) => (isDesk(one) ? [] : [one.id]))),
      asleep: asleep(entries, desk, now),
    };
  }

  async onShift(now: number): Promise<ReadonlySet<string>> {
    return new Set((await this.entries(now)).on('shift', now).keys());
  }

  /** Who is away now, since when and until when (UTC ms), as far as that is known. */
  async absences(now: number): Promise<Map<string, { from: number; to?: number }>> {
    const entries = await this.entries(now);
    return new Map(
      [...entries.on('absent', now).keys()].map((id) => {
        const { from, to } = entries.hours('absent', id).find((one) => one.from <= now && one.to > now)!;
        return [id, Number.isFinite(to) ? { from, to } : { from }];
      }),
    );
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

  /** The roster as it stands, a second old at most. */
  async entries(now: number): Promise<RosterEntries> {
    if (!this.#known || Math.abs(now - this.#at) > FRESH_FOR_MS) {
      this.#at = now;
      this.#known = readEntries(this.database.read, now);
      this.#known.catch(() => this.forget());
    }
    return this.#known;
  }

  /** It was changed here: the next one who looks reads it again. */
  forget(): void {
    this.#known = undefined;
  }

  /** Who keeps watch at a moment, as far as it is rostered now. */
  async dutyHolderAt(entries: RosterEntries, moment: number): Promise<string> {
    return dutyHolder(entries, (await this.#enabled(entries)).filter(isDesk), moment);
  }

  async #enabled({ disabled }: RosterEntries): Promise<Colleague[]> {
    const everyone = await this.directory.everyone();
    return everyone.filter((one) => !one.disabled && !disabled.has(one.id));
  }

  #onCall(entries: RosterEntries, now: number): Pick<Roster, 'onCallIds' | 'onCallOf'> {
    const onCallIds: string[] = [];
    const onCallOf = new Map<string, string[]>();
    for (const id of entries.on('on_call', now).keys())
      for (const service of entries.servicesOnCall(id, now)) {
        if (service === null) onCallIds.push(id);
        else onCallOf.set(service, [...(onCallOf.get(service) ?? []), id]);
      }
    return { onCallIds, onCallOf };
  }
}

/** Who can own a question. */
export function isDesk({ roles }: Pick<Colleague, 'roles'>): boolean {
  return DESK.some((role) => roles.includes(role));
}

/** By the roster, else the fallback; and where that account is gone, who of the desk is on first. There is always somebody. */
function dutyHolder(entries: RosterEntries, desk: readonly Colleague[], now: number): string {
  const [rostered] = entries.on('duty', now).keys();
  if (rostered !== undefined) return rostered;
  return entries.disabled.has(entries.fallbackId)
    ? (deciders(desk, entries.on('shift', now))[0] ?? entries.fallbackId)
    : entries.fallbackId;
}

function nextShifts(entries: RosterEntries, now: number): Map<string, number> {
  return new Map(
    entries.people.flatMap((id) => {
      const next = nextStart(entries.hours('shift', id), now);
      return next === undefined ? [] : [[id, next] as const];
    }),
  );
}

/** The first of its people to be on again. */
function servicesBack(people: readonly Colleague[], next: ReadonlyMap<string, number>): Map<string, number> {
  const back = new Map<string, number>();
  for (const { id, serviceId } of people) {
    const at = next.get(id);
    if (serviceId !== undefined && at !== undefined) back.set(serviceId, Math.min(at, back.get(serviceId) ?? Infinity));
  }
  return back;
}

/** Leads before managers; among equals who is on shift first. */
function deciders(people: readonly Colleague[], on: ReadonlyMap<string, number>): string[] {
  const rank = ({ id, roles }: Colleague): number => (roles.includes('lead') ? 0 : 2) + (on.has(id) ? 0 : 1);
  return [...new Set([...people].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id))];
}

/** Hours to come with nobody of the desk rostered. Where the desk rosters no shifts from now on, it is not asleep. */
function asleep(entries: RosterEntries, desk: readonly Colleague[], now: number): Roster['asleep'] {
  const shifts = desk.flatMap(({ id }) => entries.hours('shift', id));
  if (!shifts.some(({ to }) => to > now)) return [];
  const awake = (['duty', 'on_call'] as const).flatMap((kind) => desk.flatMap(({ id }) => entries.hours(kind, id)));
  return asleepHours([...shifts, ...awake], now);
}
