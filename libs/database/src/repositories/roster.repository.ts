import { type ReadDatabase } from '../connections.js';
import { CallInProgressRow, OrganisationRow, PersonRow, RosterRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { forgetPhonesOf } from './pushes.repository.js';

/** Entries that touch [from, to), by when they start. */
export async function loadRoster(source: ReadDatabase | Transaction, from: number, to: number): Promise<RosterRow[]> {
  return source.manager
    .createQueryBuilder(RosterRow, 'r')
    .where('(r.to_at IS NULL OR r.to_at > :from) AND r.from_at < :to', { from, to })
    .orderBy('r.from_at')
    .addOrderBy('r.id')
    .getMany();
}

/** Entries of one person and kind that touch [from, to). */
export async function loadTouching(
  tx: Transaction,
  { personId, kind, fromAt, toAt }: Pick<RosterRow, 'personId' | 'kind' | 'fromAt' | 'toAt'>,
): Promise<RosterRow[]> {
  // Two who roster one colleague at once: the second sees what the first wrote.
  if (tx.engine === 'postgres') await tx.sql('SELECT id FROM people WHERE id = ? FOR UPDATE', [personId]);
  const entries = await tx.manager.find(RosterRow, { where: { personId, kind } });
  return entries.filter((one) => one.fromAt < (toAt ?? Infinity) && (one.toAt ?? Infinity) > fromAt);
}

/** What runs ends at `now`; what was still to come is taken out; what was stays as it was. */
export async function endEntries(tx: Transaction, personId: string, now: number): Promise<void> {
  await tx.sql('DELETE FROM roster WHERE person_id = ? AND from_at >= ?', [personId, now]);
  await tx.sql('UPDATE roster SET to_at = ? WHERE person_id = ? AND (to_at IS NULL OR to_at > ?)', [
    now,
    personId,
    now,
  ]);
}

/** The services somebody is on call for now, unless absent. */
export async function loadOnCallFor(read: ReadDatabase, personId: string, now: number): Promise<string[]> {
  const runs = 'person_id = ? AND from_at <= ? AND (to_at IS NULL OR to_at > ?)';
  const rows = await read.sql<{ id: string }>(
    `SELECT DISTINCT service_id AS id FROM roster WHERE kind = 'on_call' AND service_id IS NOT NULL AND ${runs}
       AND NOT EXISTS (SELECT 1 FROM roster a WHERE a.kind = 'absent' AND a.person_id = ? AND a.from_at <= ? AND (a.to_at IS NULL OR a.to_at > ?))`,
    [personId, now, now, personId, now, now],
  );
  return rows.map(({ id }) => id);
}

export async function loadFallback(source: ReadDatabase | Transaction): Promise<string> {
  const [organisation] = await source.manager.find(OrganisationRow);
  return organisation?.fallbackOwnerId ?? '';
}

export async function saveFallback(tx: Transaction, personId: string): Promise<void> {
  await tx.sql('UPDATE organisation SET fallback_owner_id = ?', [personId]);
}

export async function loadDisabled(source: ReadDatabase | Transaction): Promise<string[]> {
  const people = await source.manager.find(PersonRow, { select: { id: true }, where: { disabled: true } });
  return people.map(({ id }) => id);
}

export async function loadCalls(read: ReadDatabase): Promise<CallInProgressRow[]> {
  return read.manager.find(CallInProgressRow);
}

/** `call` undefined: off the phone. */
export async function saveCall(tx: Transaction, personId: string, call?: { since: number; until: number }) {
  await tx.sql('DELETE FROM calls_in_progress WHERE person_id = ?', [personId]);
  if (!call) return;
  await tx.sql('INSERT INTO calls_in_progress (person_id, since, until) VALUES (?, ?, ?)', [
    personId,
    call.since,
    call.until,
  ]);
}

export async function loadPerson(tx: Transaction, id: string): Promise<PersonRow | undefined> {
  return (await tx.manager.findOneBy(PersonRow, { id })) ?? undefined;
}

/** Accounts whose name or address holds `word`, by name; the first `limit`. */
export async function findAccounts(read: ReadDatabase, word: string, limit: number): Promise<PersonRow[]> {
  const like = `%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  return (
    read.manager
      .createQueryBuilder(PersonRow, 'p')
      .where("(LOWER(p.name) LIKE :like ESCAPE '!' OR LOWER(p.email) LIKE :like ESCAPE '!')", { like })
      // Whoever is known by a number only has no account.
      .andWhere("p.roles <> '[]'")
      .orderBy('p.name')
      .addOrderBy('p.id')
      .limit(limit)
      .getMany()
  );
}

/**
 * Enabled people who can own a question: two administrators cannot take the last two away at once, so one waits for the other. It is
 * the organisation that is locked and not those people: whoever takes a question on meanwhile would wait for them (`isThere`), and
 * this deed for that question.
 */
export async function lockOwners(tx: Transaction): Promise<string[]> {
  const postgres = tx.engine === 'postgres';
  if (postgres) await tx.sql('SELECT id FROM organisation FOR UPDATE');
  const rows = await tx.sql<{ id: string }>(
    `SELECT id FROM people WHERE disabled = ? AND (roles LIKE '%"agent"%' OR roles LIKE '%"lead"%') ORDER BY id`,
    [postgres ? false : 0],
  );
  return rows.map(({ id }) => id);
}

/**
 * Has an account, and keeps it until the transaction ends: whoever closes it meanwhile waits, and then finds what this person owns by
 * now. Never asked of the owner of a question that is locked already: who closes that account waits for the question.
 */
export async function isThere(tx: Transaction, personId: string): Promise<boolean> {
  const lock = tx.engine === 'postgres' ? ' FOR SHARE' : '';
  const [row] = await tx.sql<{ disabled: boolean | number }>(`SELECT disabled FROM people WHERE id = ?${lock}`, [
    personId,
  ]);
  return row !== undefined && !row.disabled;
}

/** A disabled account also loses its sessions, and its phones are told nothing any more. */
export async function saveDisabled(tx: Transaction, personId: string, disabled: boolean): Promise<void> {
  await tx.sql('UPDATE people SET disabled = ? WHERE id = ?', [
    tx.engine === 'postgres' ? disabled : Number(disabled),
    personId,
  ]);
  if (!disabled) return;
  await tx.sql('DELETE FROM sessions WHERE person_id = ?', [personId]);
  await forgetPhonesOf(tx, personId);
}

/** Open questions of an owner, in one order for everybody who locks several. */
export async function loadOpenOf(source: Pick<Transaction, 'sql'>, ownerIds: readonly string[]) {
  if (ownerIds.length === 0) return [];
  return source.sql<{ id: string; ownerId: string }>(
    `SELECT id, owner_id AS "ownerId" FROM tickets WHERE status <> 'closed' AND owner_id IN ${listOf(ownerIds)} ORDER BY id`,
    ownerIds,
  );
}
