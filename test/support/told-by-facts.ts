import { breaches, isOpen, nextDueAt, nextRing, rebuild, type Fact, type Ticket } from '@zorg112/domain';
import { isDeepStrictEqual } from 'node:util';

type Sql = (text: string) => Promise<Record<string, unknown>[]>;

/**
 * Every ticket (of these, or of all) whose rows say something else than its facts, or whose facts break section 4 of the rule: state,
 * columns, clocks and who takes part; and whose ladder is quiet for a fault that does not last. An empty list is what must be.
 */
export async function untoldByFacts(sql: Sql, ids?: readonly string[]): Promise<string[]> {
  const of = (column: string): string => (ids ? `WHERE ${column} IN (${ids.map((id) => `'${id}'`).join(', ')})` : '');
  const [tickets, facts, clocks, participants, photos] = [
    await sql(`SELECT * FROM tickets ${of('id')} ORDER BY number`),
    group(await sql(`SELECT * FROM facts ${of('ticket_id')} ORDER BY ticket_id, seq`)),
    group(await sql(`SELECT * FROM clocks ${of('ticket_id')} ORDER BY ticket_id, id`)),
    group(await sql(`SELECT * FROM participants ${of('ticket_id')} ORDER BY ticket_id`)),
    group(
      await sql(
        `SELECT m.ticket_id, a.id, a.message_id FROM attachments a JOIN messages m ON m.id = a.message_id ${of('m.ticket_id')}`,
      ),
    ),
  ];
  const lasting = new Set(tickets.flatMap((row) => (row['status'] === 'closed' ? [] : [row['id']])));
  return tickets.flatMap((row) => {
    const id = String(row['id']);
    const history = (facts.get(id) ?? []).map(toFact);
    const told = plain(rebuild(history)) as Ticket;
    const found = [...breaches(history)];
    const same = (what: string, is: unknown, should: unknown): void => {
      if (!isDeepStrictEqual(is, should)) found.push(`${what}: ${JSON.stringify(is)} but ${JSON.stringify(should)}`);
    };
    same('state', parsed(row['state']), told);
    same('owner', row['owner_id'], told.ownerId);
    same('status', [row['status'], row['closed_how']], [told.status, told.closedHow ?? null]);
    same('version', row['version'], told.version);
    same('due', number(row['next_due_at']), nextDueAt(told) ?? null);
    same('clocks', (clocks.get(id) ?? []).map(clockRow), told.clocks.map(clockOf).sort(byId));
    same(
      'participants',
      (participants.get(id) ?? []).map(({ kind, id: who }) => `${String(kind)} ${String(who)}`).sort(),
      partOf(told),
    );
    same(
      'photos',
      (photos.get(id) ?? []).map((photo) => `${String(photo['message_id'])} ${String(photo['id'])}`).sort(),
      history.flatMap(photosOf).sort(),
    );
    const quiet = told.outage !== undefined && told.outage.endedAt === undefined;
    if (quiet && told.status !== 'closed' && !lasting.has(told.outage.id)) found.push('part of a fault that is over');
    if (!quiet && told.clocks.some((clock) => clock.muted && isOpen(clock)))
      found.push('its ladder is quiet for nothing');
    return found.map((sentence) => `question ${String(row['number'])}, ${sentence}`);
  });
}

function toFact(row: Record<string, unknown>): Fact {
  const { ticket_id: ticketId, seq, type, at, by_id: by, on_behalf_of: onBehalfOf, data } = row;
  const behalf = onBehalfOf === null ? {} : { onBehalfOf };
  return { ticketId, seq: Number(seq), type, at: Number(at), by, ...behalf, data: parsed(data) } as Fact;
}

const clockRow = (row: Record<string, unknown>) => ({
  ...{ id: row['id'], kind: row['kind'], state: row['state'], outcome: row['outcome'] },
  ...{ dueAt: number(row['due_at']), rings: number(row['next_ring_at']) },
});
const clockOf = (clock: Ticket['clocks'][number]) => ({
  ...{ id: clock.id, kind: clock.kind, state: clock.state, outcome: clock.outcome ?? null },
  ...{ dueAt: clock.dueAt ?? clock.wasDueAt ?? null, rings: nextRing(clock)?.at ?? null },
});
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Who takes part, as the rule tells it; by hand and not by the repository's own words. */
function partOf({ helpers, consults, decisions, handovers, standIn, standInAsked, outage }: Ticket): string[] {
  const part = new Set([
    ...helpers.map(({ personId }) => `helper ${personId}`),
    ...consults.flatMap(({ to }) => (to.kind === 'email' ? [] : [`asked_${to.kind} ${to.id}`])),
    ...consults.flatMap(({ onCall = [] }) => onCall.map((id) => `asked_person ${id}`)),
    ...decisions.flatMap(({ deciderId, decidedBy, passed }) =>
      [deciderId, decidedBy, ...passed].flatMap((id) => (id === undefined ? [] : [`decider ${id}`])),
    ),
    ...handovers.flatMap(({ toId, outcome }) => (outcome === undefined ? [`receiver ${toId}`] : [])),
    ...(standInAsked && !standInAsked.declined ? [`receiver ${standInAsked.personId}`] : []),
    ...(standIn ? [`stand_in ${standIn.personId}`] : []),
    ...(outage ? [`outage ${outage.id}`] : []),
  ]);
  return [...part].sort();
}

function photosOf({ data }: Fact): string[] {
  if (!('attachments' in data) || !data.attachments) return [];
  const { messageId, attachments } = data;
  return attachments.map((id) => `${messageId} ${id}`);
}

function group(rows: Record<string, unknown>[]): Map<string, Record<string, unknown>[]> {
  const groups = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) groups.set(String(row['ticket_id']), [...(groups.get(String(row['ticket_id'])) ?? []), row]);
  return groups;
}

const number = (value: unknown): number | null => (value === null ? null : Number(value));
const parsed = (value: unknown): unknown => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
