import { type Fact } from '@zorg112/domain';
import { type ReadDatabase } from '../connections.js';
import { FactRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';

/** A fact with its place among all facts of the desk. */
export interface SettledFact {
  readonly id: number;
  readonly fact: Fact;
}

export async function factsOf(read: ReadDatabase, ticketId: string): Promise<Fact[]> {
  const rows = await read.manager.find(FactRow, { where: { ticketId }, order: { seq: 'ASC' } });
  return rows.map(toFact);
}

/**
 * Takes committed facts that nobody has passed on, for one relay. Taken and not passed on within `lease` ms (its relay died) they can
 * be taken again. Only committed rows are seen, so a number that was drawn early and committed late is simply taken later.
 */
export async function takeUnrelayed(
  tx: Transaction,
  now: number,
  lease: number,
  limit: number,
): Promise<SettledFact[]> {
  const skip = tx.engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const free = 'relayed_at IS NULL AND (relay_taken_at IS NULL OR relay_taken_at < ?)';
  const ids = await tx.sql<{ id: number }>(`SELECT id FROM facts WHERE ${free} ORDER BY id LIMIT ${limit}${skip}`, [
    now - lease,
  ]);
  if (ids.length === 0) return [];
  const taken = ids.map(({ id }) => id);
  await tx.sql(`UPDATE facts SET relay_taken_at = ? WHERE id IN ${listOf(taken)}`, [now, ...taken]);
  const rows = await tx.manager
    .createQueryBuilder(FactRow, 'fact')
    .where('fact.id IN (:...taken)', { taken })
    .orderBy('fact.id')
    .getMany();
  return rows.map((row) => ({ id: row.id, fact: toFact(row) }));
}

export async function markRelayed(tx: Transaction, ids: readonly number[], now: number): Promise<void> {
  await tx.sql(`UPDATE facts SET relayed_at = ? WHERE id IN ${listOf(ids)}`, [now, ...ids]);
}

export function toFact(row: Omit<FactRow, 'id' | 'relayTakenAt' | 'relayedAt'>): Fact {
  const { ticketId, seq, type, at, byId, onBehalfOf, data } = row;
  return { ticketId, seq, type, at, by: byId, ...(onBehalfOf ? { onBehalfOf } : {}), data } as unknown as Fact;
}
