import { type ServiceNumbersView, type StatsDetailsView, type SupplierNumbersView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { isSmall, isSupplier, SMALLEST_GROUP, type Spread, spreadOf, withheldOf } from '@zorg112/domain';
import { isUpToNow, lateAnswersNow } from './late-now.js';
import { type Span } from './span.js';

/** How often one thing was counted, by the key it was counted under; the most first. `begun`: only what took its time from then on. */
export async function countsBy(
  read: ReadDatabase,
  { from, to }: Span,
  what: string,
  begun?: number,
): Promise<{ key: string; n: number }[]> {
  const since = begun === undefined ? '' : ' AND at - value >= ?';
  const rows = await read.sql<{ key: string; n: number | string }>(
    `SELECT key, COUNT(*) AS n FROM counted WHERE what = ? AND at >= ? AND at < ? AND key IS NOT NULL${since} GROUP BY key`,
    [what, from, to, ...(begun === undefined ? [] : [begun])],
  );
  const counts = rows.map(({ key, n }) => ({ key, n: Number(n) }));
  return counts.sort((one, other) => other.n - one.n || (one.key < other.key ? -1 : 1));
}

/** How fast a service of fewer than five people is, is how fast somebody is: then only what was asked and answered. */
export async function servicesIn(
  read: ReadDatabase,
  span: Span,
  now: number,
  nameOf: (id: string) => string | undefined,
): Promise<Pick<StatsDetailsView, 'services' | 'servicesTogether'>> {
  const asked = await AskedIn.read(read, span, now);
  const ids = asked.keys.filter((id) => nameOf(id) !== undefined);
  const people = await peopleOfServices(read);
  const parts = ids.map((id) => ({ key: id, people: Math.max(1, people.get(id) ?? 0) }));
  // One of which nothing ended is no company: what it adds to the whole is nothing.
  const hidden = new Set([
    ...withheldOf(parts.filter(({ key }) => asked.ended(key))),
    ...parts.filter(isSmall).map(({ key }) => key),
  ]);
  const services = ids.map((id): ServiceNumbersView => {
    const { much, how } = asked.of([id]);
    return { id, name: nameOf(id)!, ...much, ...(hidden.has(id) ? { withheld: true } : how) };
  });
  const heads = (of: typeof parts): number => of.reduce((sum, one) => sum + one.people, 0);
  const ofEnough = heads(parts.filter(({ key }) => asked.ended(key))) >= SMALLEST_GROUP;
  const { much, how } = asked.of(ids);
  return {
    services: services.sort(
      (one, other) =>
        (other.broken ?? -1) - (one.broken ?? -1) ||
        other.asked - one.asked ||
        one.name.localeCompare(other.name, 'nl'),
    ),
    ...(heads(parts) >= SMALLEST_GROUP ? { servicesTogether: { ...much, ...(ofEnough ? how : {}) } } : {}),
  };
}

export async function suppliersIn(read: ReadDatabase, span: Span, now: number): Promise<SupplierNumbersView[]> {
  const asked = await AskedIn.read(read, span, now);
  const keys = asked.keys.filter(isSupplier);
  const suppliers = keys.map((key): SupplierNumbersView => {
    const { much, how } = asked.of([key]);
    return { key, ...much, ...how };
  });
  return suppliers.sort(
    (one, other) =>
      other.broken - one.broken ||
      other.heldUp - one.heldUp ||
      other.asked - one.asked ||
      (one.key < other.key ? -1 : 1),
  );
}

interface Much {
  readonly asked: number;
  readonly answered: number;
}
type How = Partial<Spread> & { readonly [how in 'kept' | 'broken' | 'heldUp']: number } & {
  readonly lateNow?: number;
};

/** What was asked of whom beside the owner in a stretch of time, and what came of it. */
class AskedIn {
  private constructor(
    private readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
    private readonly times: ReadonlyMap<string, readonly number[]>,
    private readonly waited: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly late: ReadonlyMap<string, number>,
  ) {}

  static async read(read: ReadDatabase, span: Span, now: number): Promise<AskedIn> {
    const counts = new Map<string, ReadonlyMap<string, number>>();
    for (const what of ['consult.asked', 'consult.kept', 'consult.broken'])
      counts.set(what, new Map((await countsBy(read, span, what)).map(({ key, n }) => [key, n])));
    const within = 'at >= ? AND at < ? AND key IS NOT NULL';
    const times = new Map<string, number[]>();
    for (const { key, value } of await read.sql<{ key: string; value: number | string }>(
      `SELECT key, value FROM counted WHERE what = 'consult.answered' AND ${within} ORDER BY value`,
      [span.from, span.to],
    ))
      times.set(key, append(times.get(key), Number(value)));
    const waited = new Map<string, Set<string>>();
    for (const { key, id } of await read.sql<{ key: string; id: string }>(
      `SELECT DISTINCT key, ticket_id AS id FROM counted WHERE what = 'held_up' AND ${within}`,
      [span.from, span.to],
    ))
      waited.set(key, (waited.get(key) ?? new Set<string>()).add(id));
    const late = isUpToNow(span, now) ? await lateAnswersNow(read, now) : new Map<string, number>();
    return new AskedIn(counts, times, waited, late);
  }

  /** Everybody who was asked, who answered, and who was waited for or is. */
  get keys(): string[] {
    const asked = this.counts.get('consult.asked')?.keys() ?? [];
    return [...new Set([...asked, ...this.times.keys(), ...this.waited.keys(), ...this.late.keys()])];
  }

  /** Something it was asked came to an end or should have, or somebody was kept waiting for it. */
  ended(key: string): boolean {
    const n = (what: string): number => this.counts.get(what)?.get(key) ?? 0;
    const waits = this.waited.has(key) || this.late.has(key);
    return this.times.has(key) || waits || n('consult.kept') + n('consult.broken') > 0;
  }

  /** Of these together: a question that waited for two of them is one. How fast they are is said of five answers. */
  of(which: readonly string[]): { much: Much; how: How } {
    const sum = (what: string): number => which.reduce((all, key) => all + (this.counts.get(what)?.get(key) ?? 0), 0);
    const answered = which.flatMap((key) => this.times.get(key) ?? []).sort((one, other) => one - other);
    const heldUp = new Set(which.flatMap((key) => [...(this.waited.get(key) ?? [])])).size;
    const late = which.reduce((all, key) => all + (this.late.get(key) ?? 0), 0);
    const spread = answered.length < SMALLEST_GROUP ? {} : spreadOf(answered);
    return {
      much: { asked: sum('consult.asked'), answered: answered.length },
      how: {
        kept: sum('consult.kept'),
        broken: sum('consult.broken'),
        heldUp,
        ...spread,
        ...(late > 0 ? { lateNow: late } : {}),
      },
    };
  }
}

function append(values: number[] = [], value: number): number[] {
  values.push(value);
  return values;
}

async function peopleOfServices(read: ReadDatabase): Promise<ReadonlyMap<string, number>> {
  const rows = await read.sql<{ id: string; n: number | string }>(
    'SELECT service_id AS id, COUNT(*) AS n FROM people WHERE service_id IS NOT NULL AND NOT disabled GROUP BY service_id',
  );
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}
