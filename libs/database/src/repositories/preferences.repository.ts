import { type ReadDatabase } from '../connections.js';
import { PreferencesRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

export async function preferencesOf(read: ReadDatabase, personId: string): Promise<PreferencesRow | null> {
  return read.manager.findOneBy(PreferencesRow, { personId });
}

/** Kept as the version after `over` (0: none yet); undefined where another screen was first. */
export async function savePreferences(
  tx: Transaction,
  personId: string,
  chosen: object,
  over: number,
): Promise<PreferencesRow | undefined> {
  const row = { personId, chosen, version: over + 1 };
  const ending = `ON CONFLICT (person_id) DO UPDATE SET chosen = excluded.chosen, version = excluded.version
    WHERE preferences.version = ${over}`;
  if (over > 0 && !(await tx.manager.existsBy(PreferencesRow, { personId }))) return undefined;
  await insert(tx, PreferencesRow, [row], ending);
  const kept = await tx.manager.findOneByOrFail(PreferencesRow, { personId });
  return kept.version === over + 1 && JSON.stringify(kept.chosen) === JSON.stringify(chosen) ? kept : undefined;
}

export async function forgetPreferencesOf(tx: Transaction, personId: string): Promise<void> {
  await tx.sql('DELETE FROM preferences WHERE person_id = ?', [personId]);
}
