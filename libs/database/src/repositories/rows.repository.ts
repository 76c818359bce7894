import { type EntityTarget, type ObjectLiteral } from 'typeorm';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';

/** As many as an engine takes at once. */
const AT_ONCE = 500;

/** New rows of one kind, in portions. */
export async function insertRows<T extends ObjectLiteral>(
  tx: Transaction,
  row: EntityTarget<T>,
  values: readonly T[],
): Promise<void> {
  for (let i = 0; i < values.length; i += AT_ONCE) await insert(tx, row, values.slice(i, i + AT_ONCE));
}

/**
 * One statement for a few rows of one kind, which are alike in what they leave out (the engine fills that in); `ending` is what to do
 * about rows that are there, or what to give back. Worded here and not by TypeORM's builder, which costs more than the insert itself.
 */
export async function insert<T extends ObjectLiteral>(
  tx: Transaction,
  row: EntityTarget<T>,
  values: readonly Partial<T>[],
  ending = '',
): Promise<unknown> {
  const { driver } = tx.manager.connection;
  const { tableName, columns } = tx.manager.connection.getMetadata(row);
  const given = columns.filter(({ propertyName }) => values.some((value) => value[propertyName] !== undefined));
  const rows = values.map((value) =>
    given.map((column) => driver.preparePersistentValue(value[column.propertyName] ?? null, column) as unknown),
  );
  const names = given.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const text = `INSERT INTO "${tableName}" (${names}) VALUES ${rows.map(listOf).join(', ')} ${ending}`;
  return tx.sql(text.trimEnd(), rows.flat());
}
