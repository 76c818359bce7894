import { type EntityTarget, type ObjectLiteral } from 'typeorm';
import { type Transaction } from '../unit-of-work.js';

/** As many as an engine takes at once. */
const AT_ONCE = 500;

/** New rows of one kind, in portions. */
export async function insertRows<T extends ObjectLiteral>(
  tx: Transaction,
  row: EntityTarget<T>,
  values: readonly T[],
): Promise<void> {
  for (let i = 0; i < values.length; i += AT_ONCE) {
    const portion = values.slice(i, i + AT_ONCE) as never;
    await tx.manager.createQueryBuilder().insert().into(row).values(portion).updateEntity(false).execute();
  }
}
