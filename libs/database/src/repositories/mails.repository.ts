import { type ReadDatabase } from '../connections.js';
import { MailRow, PersonRow, PreferencesRow, type MailEnd } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

type Place = Pick<MailRow, 'personId' | 'kind' | 'about'>;

/** To be sent from `sendAt` on; to whom and about what it is there already (sent or not) nothing is added. */
export async function askMails(tx: Transaction, mails: readonly Place[], now: number, sendAt: number): Promise<void> {
  const rows = mails.map((mail) => ({ ...mail, madeAt: now, sendAt, tries: 0 }));
  if (rows.length > 0) await insert(tx, MailRow, rows, 'ON CONFLICT DO NOTHING');
}

export async function someMailDue(read: ReadDatabase, now: number): Promise<boolean> {
  return (await read.sql('SELECT about FROM mails WHERE send_at <= ? LIMIT 1', [now])).length > 0;
}

/** Takes the one that is due longest, for one worker; taken and not settled within `lease` ms (it died) it can be taken again. */
export async function takeMail(tx: Transaction, now: number, lease: number): Promise<MailRow | undefined> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const [row] = await tx.sql<{ person_id: string; kind: MailRow['kind']; about: string }>(
    `SELECT person_id, kind, about FROM mails WHERE send_at <= ? AND (taken_at IS NULL OR taken_at < ?)
     ORDER BY send_at, person_id, about LIMIT 1${lock}`,
    [now, now - lease],
  );
  if (!row) return undefined;
  const { person_id: personId, kind, about } = row;
  await tx.sql('UPDATE mails SET taken_at = ? WHERE person_id = ? AND kind = ? AND about = ?', [
    ...[now, personId, kind, about],
  ]);
  return tx.manager.findOneByOrFail(MailRow, { personId, kind, about });
}

/** Not now: looked at again at `sendAt`. */
export async function postponeMail(tx: Transaction, { personId, kind, about }: Place, sendAt: number): Promise<void> {
  await tx.sql(
    'UPDATE mails SET send_at = ?, tries = tries + 1, taken_at = NULL WHERE person_id = ? AND kind = ? AND about = ?',
    [sendAt, personId, kind, about],
  );
}

/** It went, or it will not go; that it was there stays, so that it is not sent again. */
export async function endMail(
  tx: Transaction,
  { personId, kind, about }: Place,
  ended: MailEnd,
  reason: string | null,
  now: number,
): Promise<void> {
  await tx.sql(
    `UPDATE mails SET send_at = NULL, taken_at = NULL, ended = ?, reason = ?, ended_at = ?
     WHERE person_id = ? AND kind = ? AND about = ?`,
    [ended, reason, now, personId, kind, about],
  );
}

export async function forgetOldMails(tx: Transaction, before: number): Promise<void> {
  await tx.sql('DELETE FROM mails WHERE ended_at < ?', [before]);
}

/** Who has an account that is open and chose something, with what they chose. */
export async function whoChose(tx: Transaction): Promise<{ person: PersonRow; chosen: object }[]> {
  const chosen = new Map((await tx.manager.find(PreferencesRow)).map((row) => [row.personId, row.chosen]));
  const people = await tx.manager.findBy(PersonRow, { disabled: false });
  return people.flatMap((person) => {
    const what = chosen.get(person.id);
    return what ? [{ person, chosen: what }] : [];
  });
}
