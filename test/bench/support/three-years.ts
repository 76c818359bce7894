import { type CountedRow, type Database, factsOf, listOf, type Transaction } from '@zorg112/database';
import { countedRows, PolicyBook, readWording } from '@zorg112/desk';
import { seedDemo } from '@zorg112/demo';
import { type CountedBy, countedBy, type Fact } from '@zorg112/domain';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { load } from 'js-yaml';
import { NINE } from '../../support/desk.js';
import { type FreshDatabase } from '../../support/fresh-database.js';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const YEARS = 156;
const AT_ONCE = 400;
/** Where the instant stands in what is put. */
const AT = 2;

/** A question as it was lived at the real desk. */
interface Template {
  readonly row: Readonly<Record<string, unknown>>;
  readonly facts: readonly Fact[];
  readonly clocks: readonly RawClock[];
}
type RawClock = Readonly<Record<'id' | 'kind' | 'target' | 'state', string>> & {
  readonly outcome: string | null;
} & Readonly<Record<'started_at' | 'due_at' | 'ended_at', number | string | null>>;
interface Story {
  readonly at: number;
  readonly ticket: readonly unknown[];
  readonly facts: readonly (readonly unknown[])[];
  readonly clocks: readonly (readonly unknown[])[];
  readonly counted: readonly (readonly unknown[])[];
}

/**
 * The week of the demo, lived through the rule, told again for each of so many weeks up to NINE by as many askers as make `perWeek`
 * questions: moved in time and a little faster, with what the domain counts of those very facts. Written by the engine itself, for a
 * million questions of eight facts are tens of millions of rows.
 */
export async function writeWeeks(
  database: Database,
  place: FreshDatabase,
  { weeks, perWeek }: { weeks: number; perWeek: number },
): Promise<PolicyBook> {
  const policies = new PolicyBook(database);
  await policies.open(await yaml('config/policy.yaml'), NINE - (YEARS + 1) * WEEK_MS);
  await seedDemo(database, policies, await readWording((file) => yaml(`config/${file}`)), NINE);
  const by = countedBy(policies);
  const templates = await templatesOf(database);
  await database.unitOfWork.run((tx) => prepare(tx, 2 * Math.ceil(perWeek / templates.length)));
  for (let ago = weeks - 1; ago >= 0; ago--) {
    const told = ago === 0 ? templates : templates.filter(({ row }) => row['status'] === 'closed');
    const stories = told.slice(0, perWeek).map((one, i) => storyOf(one, i, ago, by));
    await database.unitOfWork.run((tx) => tell(tx, stories, perWeek, ago));
  }
  await database.unitOfWork.run(async (tx) => {
    for (const table of ['bench_copies', 'bench_askers']) await tx.sql(`DROP TABLE ${table}`);
  });
  if (database.read.engine === 'postgres') await tidied(place.url);
  return policies;
}

async function templatesOf({ read }: Database): Promise<Template[]> {
  const rows = await read.sql<Record<string, unknown>>('SELECT * FROM tickets WHERE NOT is_outage ORDER BY number');
  const templates: Template[] = [];
  for (const row of rows) {
    const clocks = await read.sql<RawClock>('SELECT * FROM clocks WHERE ticket_id = ?', [row['id']]);
    templates.push({ row, clocks, facts: await factsOf(read, String(row['id'])) });
  }
  return templates;
}

/** The `i`th story of a week so long ago. Its numbers are drawn from where it stands, so that every run tells the same. */
function storyOf({ row, facts, clocks }: Template, i: number, ago: number, by: CountedBy): Story {
  const start = Number(row['created_at']);
  const dice = (((i + 1) * 7_919 + (ago + 1) * 104_729) % 10_007) / 10_007;
  const [pace, earlier] = [0.7 + 0.3 * dice, Math.round(dice * 3_571 * MINUTE_MS) % (60 * MINUTE_MS)];
  const moved = (at: number): number => Math.round(start + (at - start) * pace) - earlier - ago * WEEK_MS;
  const movedText = (text: string): string =>
    text.replace(/\b1[67]\d{11}(\.\d+)?\b/g, (at) => String(moved(Number(at))));
  const when = (at: unknown): number | null => (at === null ? null : moved(Number(at)));
  const told = facts.map(
    (fact): Fact => ({ ...fact, at: moved(fact.at), data: JSON.parse(movedText(JSON.stringify(fact.data))) }) as Fact,
  );
  const hex = moved(start).toString(16).padStart(12, '0');
  const prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7${i.toString(16).padStart(3, '0')}-8000-`;
  const { status, closed_how, urgency, owner_id, channel, category, text, version, score, state } = row;
  return {
    at: moved(start),
    ticket: [
      ...[i, prefix, status, closed_how, urgency, row['private'], owner_id, channel, category, text, version],
      ...['created_at', 'changed_at', 'claimed_at', 'first_reply_at', 'closed_at'].map((name) => when(row[name])),
      ...[score, movedText(String(state))],
    ],
    facts: told.map(({ seq, type, at, by, data }) => [i, prefix, at, seq, type, by, JSON.stringify(data)]),
    clocks: clocks.map((clock) => [
      ...[i, prefix, when(clock.started_at), clock.id, clock.kind, clock.target, clock.state, clock.outcome],
      ...[when(clock.due_at), when(clock.ended_at)],
    ]),
    counted: countedRows(undefined, told, by).map((one: CountedRow) => [
      ...[i, prefix, one.at, one.what, one.seq, one.n, one.key, one.value, one.openMs],
    ]),
  };
}

/** Who asks, and how often a story is told. */
async function prepare(tx: Transaction, copies: number): Promise<void> {
  await tx.sql('CREATE TABLE bench_copies (n INTEGER PRIMARY KEY, suffix TEXT NOT NULL)');
  await tx.sql('CREATE TABLE bench_askers (n INTEGER PRIMARY KEY, id TEXT NOT NULL, team_id TEXT)');
  const suffixes = Array.from({ length: copies }, (_, n) => [n, String(n).padStart(12, '0')]);
  await put(tx, 'bench_copies', suffixes);
  await tx.sql(
    `INSERT INTO bench_askers SELECT ROW_NUMBER() OVER (ORDER BY p.id) - 1, p.id, MIN(m.team_id) FROM people p
     JOIN memberships m ON m.person_id = p.id WHERE p.roles LIKE '%care_worker%' GROUP BY p.id`,
  );
}

const TICKET = `status, closed_how, urgency, private, owner_id, channel, category, text, version, created_at, changed_at, claimed_at,
  first_reply_at, closed_at, score, state`;
const STAGES = [
  `CREATE TEMP TABLE told_tickets (i INTEGER, prefix TEXT, status TEXT, closed_how TEXT, urgency TEXT, private BOOLEAN,
     owner_id TEXT, channel TEXT, category TEXT, text TEXT, version INTEGER, created_at BIGINT, changed_at BIGINT, claimed_at BIGINT,
     first_reply_at BIGINT, closed_at BIGINT, score INTEGER, state TEXT)`,
  `CREATE TEMP TABLE told_facts (i INTEGER, prefix TEXT, at BIGINT, seq INTEGER, type TEXT, by_id TEXT, data TEXT)`,
  `CREATE TEMP TABLE told_clocks (i INTEGER, prefix TEXT, started_at BIGINT, id TEXT, kind TEXT, target TEXT, state TEXT, outcome TEXT,
     due_at BIGINT, ended_at BIGINT)`,
  `CREATE TEMP TABLE told_counted (i INTEGER, prefix TEXT, at BIGINT, what TEXT, seq INTEGER, n INTEGER, key TEXT, value BIGINT, open_ms BIGINT)`,
];

/** One week, in the order in which it would have been written. */
async function tell(tx: Transaction, stories: readonly Story[], perWeek: number, ago: number): Promise<void> {
  // Checking each of these rows against its ticket is half of the time it takes to write them.
  if (tx.engine === 'postgres') await tx.sql('SET LOCAL session_replication_role = replica');
  for (const stage of STAGES) await tx.sql(stage);
  const inOrder = (part: 'facts' | 'clocks' | 'counted'): readonly (readonly unknown[])[] =>
    stories.flatMap((story) => story[part]).sort((one, other) => Number(one[AT]) - Number(other[AT]));
  const tickets = [...stories].sort((one, other) => one.at - other.at).map(({ ticket }) => ticket);
  await put(tx, 'told_tickets', tickets);
  for (const part of ['facts', 'clocks', 'counted'] as const) await put(tx, `told_${part}`, inOrder(part));
  // CROSS: as they were put, each as often as it is told, so that nothing as long as this is sorted again.
  const copied = `CROSS JOIN bench_copies c`;
  const often = `WHERE c.n * ${stories.length} + f.i < ${perWeek}`;
  const asker = `(f.i * 31 + c.n * 127 + ${ago} * 13) % (SELECT COUNT(*) FROM bench_askers)`;
  await tx.sql(
    `INSERT INTO tickets (id, ${TICKET}, requester_id, team_id, is_outage)
     SELECT f.prefix || c.suffix, ${TICKET.replace(/\b(?=\w)/g, 'f.')}, a.id, a.team_id, FALSE
     FROM told_tickets f ${copied} JOIN bench_askers a ON a.n = ${asker} ${often}`,
  );
  await tx.sql(
    `INSERT INTO facts (ticket_id, seq, type, at, by_id, data, relayed_at)
     SELECT f.prefix || c.suffix, f.seq, f.type, f.at, f.by_id, f.data, f.at FROM told_facts f ${copied} ${often}`,
  );
  await tx.sql(
    `INSERT INTO clocks (ticket_id, id, kind, target, state, outcome, started_at, due_at, ended_at)
     SELECT f.prefix || c.suffix, f.id, f.kind, f.target, f.state, f.outcome, f.started_at, f.due_at, f.ended_at
     FROM told_clocks f ${copied} ${often}`,
  );
  await tx.sql(
    `INSERT INTO counted (what, at, ticket_id, seq, n, key, value, open_ms)
     SELECT f.what, f.at, f.prefix || c.suffix, f.seq, f.n, f.key, f.value, f.open_ms FROM told_counted f ${copied} ${often}`,
  );
  for (const table of ['tickets', 'facts', 'clocks', 'counted']) await tx.sql(`DROP TABLE told_${table}`);
}

async function put(tx: Transaction, table: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await tx.sql(`INSERT INTO ${table} VALUES ${some.map(listOf).join(', ')}`, some.flat());
  }
}

/** What autovacuum has done long since in a house of three years. */
async function tidied(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}

async function yaml(file: string): Promise<object> {
  return load(await readFile(file, 'utf8')) as object;
}

/** How much there is, and a sum over what was counted that changes with any row of it. */
export async function sizeOf({ read }: Database): Promise<{ tickets: number; facts: number; counted: string }> {
  const [row] = await read.sql<Record<'tickets' | 'facts', number | string>>(
    'SELECT (SELECT COUNT(*) FROM tickets) AS tickets, (SELECT COUNT(*) FROM facts) AS facts',
  );
  const [counted] = await read.sql<Record<string, unknown>>(
    `SELECT COUNT(*) AS n, SUM(at % 1000003) AS at, SUM(seq * (n + 1)) AS seq, SUM(value) AS value, SUM(open_ms) AS open,
       COUNT(key) AS keys, COUNT(DISTINCT what) AS whats FROM counted`,
  );
  return { tickets: Number(row!.tickets), facts: Number(row!.facts), counted: Object.values(counted!).join(' ') };
}
