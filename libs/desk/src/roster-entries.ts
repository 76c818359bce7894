import {
  loadCalls,
  loadDisabled,
  loadFallback,
  loadRoster,
  type ReadDatabase,
  type RosterRow,
} from '@zorg112/database';
import { outside, type Stretch } from '@zorg112/domain';

const DAY = 86_400_000;
/** As far as the roster is kept in memory around now; who asks about another week reads it. */
const BEHIND_MS = DAY;
const AHEAD_MS = 60 * DAY;

export type RosterKind = RosterRow['kind'];
type Entry = Pick<RosterRow, 'personId' | 'kind' | 'serviceId' | 'fromAt' | 'toAt'>;

/** The roster around a moment, as it stood when it was read. Disabled people are left out of it. */
export class RosterEntries {
  readonly #byPerson = new Map<string, Entry[]>();
  readonly #hours = new Map<string, Stretch[]>();

  constructor(
    readonly all: readonly Entry[],
    readonly fallbackId: string,
    readonly disabled: ReadonlySet<string>,
    /** Who is on the phone, and until when at the latest (UTC ms). */
    private readonly callsUntil: ReadonlyMap<string, number>,
  ) {
    for (const entry of all) {
      if (disabled.has(entry.personId)) continue;
      const before = this.#byPerson.get(entry.personId);
      if (before) before.push(entry);
      else this.#byPerson.set(entry.personId, [entry]);
    }
  }

  /** The same, were this person's account disabled. */
  without(personId: string): RosterEntries {
    return new RosterEntries(this.all, this.fallbackId, new Set([...this.disabled, personId]), this.callsUntil);
  }

  get people(): string[] {
    return [...this.#byPerson.keys()];
  }

  /** The hours of this kind that somebody is really there: an absence goes before anything rostered. */
  hours(kind: RosterKind, personId: string): readonly Stretch[] {
    const name = `${kind} ${personId}`;
    const known = this.#hours.get(name);
    if (known) return known;
    const rostered = this.#stretches(kind, personId);
    const hours = kind === 'absent' ? rostered : outside(rostered, this.#stretches('absent', personId));
    this.#hours.set(name, hours);
    return hours;
  }

  /**
   * Who is on, since when. The latest to start comes first: who was rostered for this very hour goes before who is on until further
   * notice.
   */
  on(kind: RosterKind, now: number): Map<string, number> {
    const since = this.people.flatMap((id) => {
      const starts = this.hours(kind, id).filter(({ from, to }) => from <= now && to > now);
      return starts.length === 0 ? [] : [[id, Math.max(...starts.map(({ from }) => from))] as const];
    });
    return new Map(since.sort(([a, from], [b, later]) => later - from || (a < b ? -1 : 1)));
  }

  /** Which service somebody's on-call of this moment is for; without one it is for the desk. */
  servicesOnCall(personId: string, now: number): (string | null)[] {
    const running = (this.#byPerson.get(personId) ?? []).filter(
      ({ kind, fromAt, toAt }) => kind === 'on_call' && fromAt <= now && (toAt ?? Infinity) > now,
    );
    return [...new Set(running.map(({ serviceId }) => serviceId))];
  }

  inCall(personId: string, now: number): boolean {
    return (this.callsUntil.get(personId) ?? -Infinity) > now;
  }

  #stretches(kind: RosterKind, personId: string): Stretch[] {
    const mine = (this.#byPerson.get(personId) ?? []).filter((entry) => entry.kind === kind);
    return mine.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt ?? Infinity }));
  }
}

/** Everything that runs or is still to come, and the day behind us. */
export async function readEntries(read: ReadDatabase, now: number): Promise<RosterEntries> {
  const entries = await loadRoster(read, now - BEHIND_MS, now + AHEAD_MS);
  const calls = await loadCalls(read);
  return new RosterEntries(
    entries,
    await loadFallback(read),
    new Set(await loadDisabled(read)),
    new Map(calls.map(({ personId, until }) => [personId, until])),
  );
}
