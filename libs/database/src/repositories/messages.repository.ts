import { In, MoreThan } from 'typeorm';
import { type ReadDatabase } from '../connections.js';
import { MessageRow } from '../rows/rows.js';

/** In the order they were written, after a version. */
export async function messagesOf(
  read: ReadDatabase,
  ticketId: string,
  kinds: readonly MessageRow['kind'][],
  after: number,
  limit: number,
): Promise<MessageRow[]> {
  return read.manager.find(MessageRow, {
    where: { ticketId, kind: In([...kinds]), version: MoreThan(after) },
    order: { version: 'ASC' },
    take: limit,
  });
}

export async function textsOf(read: ReadDatabase, messageIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await read.manager.find(MessageRow, {
    where: { id: In([...messageIds]) },
    select: { id: true, text: true },
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** What was said last to have solved each of these questions; of one that was closed otherwise there is none. */
export async function solutionsOf(read: ReadDatabase, ticketIds: readonly string[]): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await read.manager.find(MessageRow, {
    where: { ticketId: In([...ticketIds]), kind: 'solution' },
    select: { ticketId: true, text: true, version: true },
    order: { version: 'ASC' },
  });
  return new Map(rows.map(({ ticketId, text }) => [ticketId, text]));
}
