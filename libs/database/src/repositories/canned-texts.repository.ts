import { type ReadDatabase } from '../connections.js';
import { CannedTextUseRow, type CannedTextRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

/** Those that are in use: what this person writes most often first, then what everybody does. */
export async function cannedTextsFor(read: ReadDatabase, personId: string): Promise<CannedTextRow[]> {
  const rows = await read.sql<Omit<CannedTextRow, 'version' | 'changedAt' | 'putAway'> & Record<string, unknown>>(
    `SELECT t.id, t.title, t.text, t.version, t.changed_by AS changed_by, t.changed_at AS changed_at
     FROM canned_texts t LEFT JOIN canned_text_uses u ON u.canned_text_id = t.id
     WHERE NOT t.put_away GROUP BY t.id
     ORDER BY COALESCE(SUM(CASE WHEN u.person_id = ? THEN u.times END), 0) DESC, COALESCE(SUM(u.times), 0) DESC, LOWER(t.title), t.id`,
    [personId],
  );
  return rows.map(({ id, title, text, version, changed_by: by, changed_at: at }) => ({
    ...{ id, title, text, version: Number(version) },
    ...{ changedBy: String(by), changedAt: Number(at), putAway: false },
  }));
}

export async function countCannedTextUse(tx: Transaction, cannedTextId: string, personId: string): Promise<void> {
  const ending = `ON CONFLICT (person_id, canned_text_id) DO UPDATE SET times = canned_text_uses.times + 1`;
  await insert(tx, CannedTextUseRow, [{ personId, cannedTextId, times: 1 }], ending);
}

export async function forgetCannedTextUsesOf(tx: Transaction, personId: string): Promise<void> {
  await tx.sql('DELETE FROM canned_text_uses WHERE person_id = ?', [personId]);
}
