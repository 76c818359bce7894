import { type ReadDatabase } from '../connections.js';
import { CallRow, PersonRow, PhoneNumberRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';
import { toStored, type StoredRow, type StoredTicket } from './tickets.repository.js';

type Source = ReadDatabase | Transaction;

/** The call this exchange means, made when it is heard of for the first time; locked until the transaction ends. */
export async function callOf(tx: Transaction, fresh: CallRow): Promise<CallRow> {
  await insert(tx, CallRow, [fresh], 'ON CONFLICT (exchange, call_id) DO NOTHING');
  const { exchange, callId } = fresh;
  if (tx.engine === 'postgres')
    await tx.sql('SELECT id FROM calls WHERE exchange = ? AND call_id = ? FOR UPDATE', [exchange, callId]);
  return tx.manager.findOneByOrFail(CallRow, { exchange, callId });
}

export async function lockCall(tx: Transaction, id: string): Promise<CallRow | undefined> {
  if (tx.engine === 'postgres') await tx.sql('SELECT id FROM calls WHERE id = ? FOR UPDATE', [id]);
  return (await tx.manager.findOneBy(CallRow, { id })) ?? undefined;
}

/** Screens hear of it when the transaction is through. */
export async function saveCallRow(tx: Transaction, call: CallRow): Promise<void> {
  const { id, exchange: _exchange, callId: _callId, told: _told, ...changed } = call;
  await tx.manager.createQueryBuilder().update(CallRow).set(changed).where({ id }).updateEntity(false).execute();
  tx.announces = true;
}

/** Calls we have to look at ourselves by now, the longest waiting first. */
export async function callsToLookAt(read: ReadDatabase, now: number, limit: number): Promise<string[]> {
  const rows = await read.sql<{ id: string }>(
    `SELECT id FROM calls WHERE look_at IS NOT NULL AND look_at <= ? ORDER BY look_at, id LIMIT ${limit}`,
    [now],
  );
  return rows.map(({ id }) => id);
}

export async function untoldCalls(read: ReadDatabase, limit: number): Promise<CallRow[]> {
  return read.manager.createQueryBuilder(CallRow, 'c').where('c.told < c.news').orderBy('c.id').limit(limit).getMany();
}

/** As far as it was read: what changed meanwhile is told after. */
export async function markTold(tx: Transaction, calls: readonly CallRow[]): Promise<void> {
  for (const { id, news } of calls)
    await tx.sql('UPDATE calls SET told = ? WHERE id = ? AND told < ?', [news, id, news]);
}

/** What a desk has to know of now: what rings, what somebody talks in, and what nobody said yet what it was. */
export async function openCalls(read: ReadDatabase, since: number): Promise<CallRow[]> {
  return read.manager
    .createQueryBuilder(CallRow, 'c')
    .where("c.started_at > :since AND c.direction = 'in'", { since })
    .andWhere('(c.ended_at IS NULL OR (c.outcome IS NULL AND c.answered_at IS NOT NULL))')
    .orderBy('c.started_at')
    .addOrderBy('c.id')
    .getMany();
}

/** The question of the last missed call from this number that was to be called back. */
export async function lastCallback(source: Source, number: string): Promise<CallRow | undefined> {
  const found = await source.manager.find(CallRow, {
    where: { fromNumber: number, outcome: 'callback' },
    order: { startedAt: 'DESC' },
    take: 1,
  });
  return found[0];
}

/** Who talks in another call than this one. */
export async function talksInAnother(tx: Transaction, personId: string, callId: string): Promise<boolean> {
  const rows = await tx.sql(
    'SELECT id FROM calls WHERE answered_by_id = ? AND answered_at IS NOT NULL AND ended_at IS NULL AND id <> ? LIMIT 1',
    [personId, callId],
  );
  return rows.length > 0;
}

/** Open questions of somebody that the whole desk may see, the most urgent first. */
export async function openQuestionsOf(source: Pick<Transaction, 'sql'>, requesterId: string): Promise<string[]> {
  const rows = await source.sql<{ id: string }>(
    `SELECT t.id FROM tickets t WHERE t.requester_id = ? AND t.status <> 'closed' AND t.private = FALSE AND t.is_outage = FALSE
     ORDER BY CASE t.urgency WHEN 'now' THEN 0 WHEN 'today' THEN 1 WHEN 'week' THEN 2 ELSE 3 END, t.number`,
    [requesterId],
  );
  return rows.map(({ id }) => id);
}

export async function firstTeamOf(source: Pick<Transaction, 'sql'>, personId: string): Promise<string | undefined> {
  const [row] = await source.sql<{ id: string }>(
    'SELECT team_id AS id FROM memberships WHERE person_id = ? ORDER BY from_at LIMIT 1',
    [personId],
  );
  return row?.id;
}

/** These questions as they stand, in this order. */
export async function questionsOf(source: Pick<Transaction, 'sql'>, ids: readonly string[]): Promise<StoredTicket[]> {
  if (ids.length === 0) return [];
  const rows = await source.sql<StoredRow>(`SELECT state, number, text FROM tickets WHERE id IN ${listOf(ids)}`, ids);
  const found = rows.map(toStored);
  return ids.flatMap((id) => found.find(({ ticket }) => ticket.id === id) ?? []);
}

/** Whose this number is. People whose account was closed are not offered. */
export async function holdersOf(source: Pick<Transaction, 'sql'>, number: string) {
  return source.sql<{ personId: string | null; teamId: string | null }>(
    `SELECT n.person_id AS "personId", n.team_id AS "teamId" FROM phone_numbers n LEFT JOIN people p ON p.id = n.person_id
     WHERE n.number = ? AND (n.person_id IS NULL OR p.disabled = FALSE) ORDER BY n.id`,
    [number],
  );
}

export async function numbersOf(
  read: ReadDatabase,
  where: { readonly personId?: string; readonly teamId?: string },
): Promise<PhoneNumberRow[]> {
  return read.manager.find(PhoneNumberRow, { where, order: { number: 'ASC', id: 'ASC' } });
}

/** Known already is known. */
export async function saveNumber(tx: Transaction, row: PhoneNumberRow): Promise<PhoneNumberRow> {
  await insert(tx, PhoneNumberRow, [row], 'ON CONFLICT DO NOTHING');
  const { number, personId, teamId } = row;
  return tx.manager.findOneByOrFail(
    PhoneNumberRow,
    personId === null ? { number, teamId: teamId! } : { number, personId },
  );
}

export async function forgetNumber(tx: Transaction, id: string): Promise<boolean> {
  const known = await tx.manager.existsBy(PhoneNumberRow, { id });
  await tx.sql('DELETE FROM phone_numbers WHERE id = ?', [id]);
  return known;
}

/** Who asks and is known by nothing but a number: no account, and nobody signs in as them. */
export async function callerKnownBy(tx: Transaction, fresh: PersonRow): Promise<PersonRow> {
  await insert(tx, PersonRow, [fresh], 'ON CONFLICT (email) DO NOTHING');
  return tx.manager.findOneByOrFail(PersonRow, { email: fresh.email });
}

/** Colleagues with an account, by one of these: number, address, id or name. */
export async function colleaguesBy(
  tx: Transaction,
  how: 'number' | 'email' | 'id' | 'name',
  values: readonly string[],
): Promise<PersonRow[]> {
  if (values.length === 0) return [];
  const by = { email: 'LOWER(p.email)', id: 'p.id', name: 'LOWER(p.name)', number: 'n.number' }[how];
  const join = how === 'number' ? 'JOIN phone_numbers n ON n.person_id = p.id' : '';
  const rows = await tx.sql<{ id: string }>(
    `SELECT DISTINCT p.id FROM people p ${join} WHERE p.disabled = FALSE AND ${by} IN ${listOf(values)} ORDER BY p.id LIMIT 20`,
    values,
  );
  if (rows.length === 0) return [];
  return tx.manager
    .createQueryBuilder(PersonRow, 'p')
    .where('p.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
    .getMany();
}

export async function forgetOldCalls(tx: Transaction, before: number): Promise<void> {
  await tx.sql('DELETE FROM calls WHERE started_at < ?', [before]);
}
