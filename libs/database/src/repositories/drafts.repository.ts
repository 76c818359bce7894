import { type ReadDatabase } from '../connections.js';
import { DraftRow, type DraftWords } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

export type DraftKey = Pick<DraftRow, 'personId' | 'ticketId' | 'kind'>;

/** Also those whose words are gone: their version goes on counting. */
export async function draftsOf(
  read: Pick<ReadDatabase, 'manager'>,
  personId: string,
  ticketId: string,
): Promise<DraftRow[]> {
  return read.manager.find(DraftRow, { where: { personId, ticketId }, order: { kind: 'ASC' } });
}

/**
 * Keeps these words (null: none) as the version after `over`, whatever is there when that is undefined. Undefined when another screen was first, and kept
 * other words. The same words once more are no news: an answer that got lost may be asked for again.
 */
export async function saveDraft(
  tx: Transaction,
  key: DraftKey,
  words: DraftWords | null,
  over: number | undefined,
  now: number,
): Promise<DraftRow | undefined> {
  if (over !== undefined && over > 0 && !(await tx.manager.existsBy(DraftRow, key))) return undefined;
  const onlyOver = over === undefined ? '' : ` WHERE drafts.version = ${over}`;
  await insert(
    tx,
    DraftRow,
    [{ ...key, words, version: 1, changedAt: now }],
    `ON CONFLICT (person_id, ticket_id, kind) DO UPDATE
     SET words = excluded.words, version = drafts.version + 1, changed_at = excluded.changed_at${onlyOver}`,
  );
  const row = await tx.manager.findOneByOrFail(DraftRow, key);
  return JSON.stringify(row.words) === JSON.stringify(words) ? row : undefined;
}

/**
 * The words are gone and their count goes on, also where none were kept: a screen that still has older words, or a save that comes in late, does not pass
 * them off as new.
 */
export async function emptyDraft(tx: Transaction, key: DraftKey, now: number): Promise<void> {
  await insert(
    tx,
    DraftRow,
    [{ ...key, words: null, version: 1, changedAt: now }],
    `ON CONFLICT (person_id, ticket_id, kind) DO UPDATE
     SET words = NULL, version = drafts.version + 1, changed_at = excluded.changed_at`,
  );
}

export async function forgetDraftsOf(tx: Transaction, personId: string): Promise<void> {
  await tx.sql('DELETE FROM drafts WHERE person_id = ?', [personId]);
}

/** What nobody wrote on since this moment (UTC ms). */
export async function forgetOldDrafts(tx: Transaction, before: number): Promise<void> {
  await tx.sql('DELETE FROM drafts WHERE changed_at < ?', [before]);
}
