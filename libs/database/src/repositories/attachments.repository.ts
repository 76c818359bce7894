import { In, IsNull } from 'typeorm';
import { type ReadDatabase } from '../connections.js';
import { AttachmentRow, type MessageRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

export async function insertAttachment(tx: Transaction, row: AttachmentRow, bytes: Buffer): Promise<void> {
  await insert(tx, AttachmentRow, [row]);
  await tx.sql('INSERT INTO attachment_bytes (attachment_id, bytes) VALUES (?, ?)', [row.id, bytes]);
}

/** Of these, in their order, what this person uploaded and nobody used yet; locked until the transaction ends. */
export async function unusedAttachments(
  tx: Transaction,
  personId: string,
  ids: readonly string[],
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  if (tx.engine === 'postgres') await tx.sql(`SELECT id FROM attachments WHERE id IN ${listOf(ids)} FOR UPDATE`, ids);
  return unsentAttachments(tx, personId, ids);
}

/** The same for who only looks. */
export async function unsentAttachments(
  { manager }: Transaction | ReadDatabase,
  personId: string,
  ids: readonly string[],
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  const where = { id: In([...ids]), uploadedBy: personId, messageId: IsNull() };
  const rows = await manager.findBy(AttachmentRow, where);
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

export async function useAttachments(tx: Transaction, messageId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql(`UPDATE attachments SET message_id = ? WHERE id IN ${listOf(ids)}`, [messageId, ...ids]);
}

/** What it is, and the question and the kind of words it came with; without these nobody used it yet. */
export interface FoundAttachment extends AttachmentRow {
  readonly ticketId: string | null;
  readonly kind: MessageRow['kind'] | null;
}

export async function findAttachment(read: ReadDatabase, id: string): Promise<FoundAttachment | undefined> {
  const row = await read.manager.findOneBy(AttachmentRow, { id });
  if (!row) return undefined;
  const [message] = await read.sql<{ ticket_id: string; kind: MessageRow['kind'] }>(
    'SELECT ticket_id, kind FROM messages WHERE id = ?',
    [row.messageId],
  );
  return { ...row, ticketId: message?.ticket_id ?? null, kind: message?.kind ?? null };
}

export async function bytesOf(read: ReadDatabase, id: string): Promise<Buffer | undefined> {
  const [row] = await read.sql<{ bytes: Buffer }>('SELECT bytes FROM attachment_bytes WHERE attachment_id = ?', [id]);
  return row?.bytes;
}

/**
 * What was uploaded before this moment (UTC ms) and never used. The answer that was kept under its key goes too: who sends it again
 * after this gets a new one, and not the id of what is gone.
 */
export async function forgetUnused(tx: Transaction, before: number): Promise<void> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  const unused = await tx.sql<{ id: string; uploaded_by: string }>(
    `SELECT id, uploaded_by FROM attachments WHERE message_id IS NULL AND uploaded_at < ?${lock}`,
    [before],
  );
  for (const { id, uploaded_by: personId } of unused) {
    await tx.sql('DELETE FROM attachment_bytes WHERE attachment_id = ?', [id]);
    await tx.sql('DELETE FROM attachments WHERE id = ?', [id]);
    await tx.sql('DELETE FROM idempotency_keys WHERE person_id = ? AND response LIKE ?', [personId, `{"id":"${id}"%`]);
  }
}
