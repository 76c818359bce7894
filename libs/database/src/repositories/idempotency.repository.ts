import { IdempotencyRow } from '../rows/rows.js';
import { type ReadDatabase } from '../connections.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

export async function findAnswer(read: ReadDatabase, personId: string, key: string): Promise<IdempotencyRow | null> {
  return read.manager.findOneBy(IdempotencyRow, { personId, key });
}

/** In the same transaction as what it answers. A second writer with this key fails here and nothing of it stays. */
export async function keepAnswer(tx: Transaction, row: IdempotencyRow): Promise<void> {
  await insert(tx, IdempotencyRow, [row]);
}

export async function forgetAnswers(tx: Transaction, before: number): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .delete()
    .from(IdempotencyRow)
    .where('created_at < :before', { before })
    .execute();
}
