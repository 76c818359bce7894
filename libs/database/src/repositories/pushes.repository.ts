import { type PhoneWord } from '@zorg112/domain';
import { type ReadDatabase } from '../connections.js';
import { PushQuietRow, PushRow, PushSubscriptionRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

/** More phones than anybody has: the ones that were renewed longest ago make room. */
const MOST_PHONES = 10;

/** This phone is told from now on, for this person: whoever it was told for before is not any more. False when that session is over. */
export async function savePhone(tx: Transaction, phone: PushSubscriptionRow): Promise<boolean> {
  const { id, personId, sessionHash } = phone;
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  const [person] = await tx.sql(`SELECT id FROM people WHERE id = ? AND disabled = FALSE${lock}`, [personId]);
  const [session] = await tx.sql(`SELECT token_hash FROM sessions WHERE token_hash = ?${lock}`, [sessionHash]);
  if (!person || !session) return false;
  await tx.sql('DELETE FROM push_subscriptions WHERE id = ? AND person_id <> ?', [id, personId]);
  const changing = ['session_hash', 'p256dh', 'auth', 'lang', 'renewed_at'];
  const set = changing.map((name) => `${name} = excluded.${name}`).join(', ');
  await insert(tx, PushSubscriptionRow, [phone], `ON CONFLICT (id) DO UPDATE SET ${set}`);
  await tx.sql(
    `DELETE FROM push_subscriptions WHERE person_id = ? AND id NOT IN
       (SELECT id FROM push_subscriptions WHERE person_id = ? ORDER BY renewed_at DESC, id LIMIT ${MOST_PHONES})`,
    [personId, personId],
  );
  return true;
}

/** What it must still be told goes with it. */
export async function forgetPhone(tx: Transaction, id: string, personId: string): Promise<void> {
  await tx.sql('DELETE FROM push_subscriptions WHERE id = ? AND person_id = ?', [id, personId]);
}
export async function forgetPhonesOfSession(tx: Transaction, sessionHash: string): Promise<void> {
  await tx.sql('DELETE FROM push_subscriptions WHERE session_hash = ?', [sessionHash]);
}
export async function forgetPhonesOf(tx: Transaction, personId: string): Promise<void> {
  await tx.sql('DELETE FROM push_subscriptions WHERE person_id = ?', [personId]);
}
/** Nobody opened the page on it since. */
export async function forgetOldPhones(tx: Transaction, before: number): Promise<void> {
  await tx.sql('DELETE FROM push_subscriptions WHERE renewed_at < ?', [before]);
}

export async function phonesOf(read: ReadDatabase, personId: string): Promise<string[]> {
  const rows = await read.sql<{ id: string }>('SELECT id FROM push_subscriptions WHERE person_id = ? ORDER BY id', [
    personId,
  ]);
  return rows.map(({ id }) => id);
}

export async function loadQuiet(read: ReadDatabase, personIds: readonly string[]): Promise<Map<string, PushQuietRow>> {
  const rows = await read.manager
    .createQueryBuilder(PushQuietRow, 'q')
    .where('q.person_id IN (:...personIds)', { personIds })
    .getMany();
  return new Map(rows.map((row) => [row.personId, row]));
}

/** What was held for her is looked at anew, in the light of these. */
export async function saveQuiet(tx: Transaction, row: PushQuietRow, now: number): Promise<void> {
  const set = ['is_on', 'from_minute', 'to_minute'].map((name) => `${name} = excluded.${name}`).join(', ');
  await insert(tx, PushQuietRow, [row], `ON CONFLICT (person_id) DO UPDATE SET ${set}`);
  await tx.sql(
    `UPDATE pushes SET send_at = ? WHERE tries = 0 AND send_at > ?
       AND subscription_id IN (SELECT id FROM push_subscriptions WHERE person_id = ?)`,
    [now, now, row.personId],
  );
}

/** What one fact says to one person's phones. */
export interface Ringing {
  readonly factId: number;
  readonly personId: string;
  readonly ticketId: string;
  readonly what: PhoneWord;
  readonly by?: string;
  readonly at: number;
}

/** Written down once for each phone they have. In the transaction that marks the facts: those another relay marked first are left out. */
export async function ringPhones(tx: Transaction, ringing: readonly Ringing[]): Promise<void> {
  if (ringing.length === 0) return;
  // Not signed out of before these rows are there, which then go with it.
  const stays = tx.engine === 'postgres' ? ' FOR KEY SHARE' : '';
  const people = [...new Set(ringing.map(({ personId }) => personId))];
  const phones = await tx.sql<{ id: string; person_id: string }>(
    `SELECT id, person_id FROM push_subscriptions WHERE person_id IN ${listOf(people)}${stays}`,
    people,
  );
  if (phones.length === 0) return;
  const ids = ringing.map(({ factId }) => factId);
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  const fresh = await tx.sql<{ id: number | string }>(
    `SELECT id FROM facts WHERE relayed_at IS NULL AND id IN ${listOf(ids)}${lock}`,
    ids,
  );
  const left = new Set(fresh.map(({ id }) => Number(id)));
  const rows = ringing
    .filter(({ factId }) => left.has(factId))
    .flatMap(({ factId, personId, ticketId, what, by, at }) =>
      phones
        .filter(({ person_id }) => person_id === personId)
        .map(({ id }) => ({
          ...{ factId, subscriptionId: id, ticketId, what, byId: by ?? null },
          ...{ since: at, sendAt: at, tries: 0, takenAt: null },
        })),
    );
  if (rows.length > 0) await insert(tx, PushRow, rows, 'ON CONFLICT DO NOTHING');
}

export async function somePushDue(read: ReadDatabase, now: number): Promise<boolean> {
  return (await read.sql('SELECT fact_id FROM pushes WHERE send_at <= ? LIMIT 1', [now])).length > 0;
}

/**
 * Takes what is due, for one worker; taken and not settled within `lease` ms (it died) it can be taken again. Of one question a phone
 * is told the last only: what was said before it goes.
 */
export async function takePushes(tx: Transaction, now: number, lease: number, limit: number): Promise<PushRow[]> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const rows = await tx.sql<{ fact_id: number | string; subscription_id: string; ticket_id: string }>(
    `SELECT fact_id, subscription_id, ticket_id FROM pushes WHERE send_at <= ? AND (taken_at IS NULL OR taken_at < ?)
     ORDER BY send_at, fact_id LIMIT ${limit}${lock}`,
    [now, now - lease],
  );
  const last = new Map<string, { factId: number; subscriptionId: string; ticketId: string }>();
  for (const row of rows) {
    const one = { factId: Number(row.fact_id), subscriptionId: row.subscription_id, ticketId: row.ticket_id };
    const key = `${one.subscriptionId} ${one.ticketId}`;
    if (one.factId > (last.get(key)?.factId ?? 0)) last.set(key, one);
  }
  const taken: PushRow[] = [];
  for (const { factId, subscriptionId, ticketId } of last.values()) {
    // What another worker holds at this moment is left to it: nobody waits for anybody.
    await tx.sql(
      `DELETE FROM pushes WHERE (fact_id, subscription_id) IN
         (SELECT fact_id, subscription_id FROM pushes WHERE subscription_id = ? AND ticket_id = ? AND fact_id < ?${lock})`,
      [subscriptionId, ticketId, factId],
    );
    await tx.sql('UPDATE pushes SET taken_at = ? WHERE fact_id = ? AND subscription_id = ?', [
      now,
      factId,
      subscriptionId,
    ]);
    const row = await tx.manager.findOneBy(PushRow, { factId, subscriptionId });
    if (row) taken.push(row);
  }
  return taken;
}

export async function loadPhones(
  read: ReadDatabase,
  ids: readonly string[],
): Promise<Map<string, PushSubscriptionRow>> {
  const phones = await read.manager
    .createQueryBuilder(PushSubscriptionRow, 's')
    .where('s.id IN (:...ids)', { ids })
    .getMany();
  return new Map(phones.map((phone) => [phone.id, phone]));
}

/** What this person did on this question last: the place of that fact, and when (UTC ms). */
export async function lastDeed(
  read: ReadDatabase,
  ticketId: string,
  personId: string,
): Promise<{ factId: number; at: number } | undefined> {
  const [row] = await read.sql<{ id: number | string; at: number | string }>(
    'SELECT id, at FROM facts WHERE ticket_id = ? AND by_id = ? ORDER BY seq DESC LIMIT 1',
    [ticketId, personId],
  );
  return row && { factId: Number(row.id), at: Number(row.at) };
}

type Place = Pick<PushRow, 'factId' | 'subscriptionId'>;

export async function dropPush(tx: Transaction, { factId, subscriptionId }: Place): Promise<void> {
  await tx.sql('DELETE FROM pushes WHERE fact_id = ? AND subscription_id = ?', [factId, subscriptionId]);
}

/** Not now: looked at again at `sendAt`. */
export async function postponePush(
  tx: Transaction,
  { factId, subscriptionId, sendAt, since, tries }: Place & Pick<PushRow, 'sendAt' | 'since' | 'tries'>,
): Promise<void> {
  await tx.sql(
    'UPDATE pushes SET send_at = ?, since = ?, tries = ?, taken_at = NULL WHERE fact_id = ? AND subscription_id = ?',
    [sendAt, since, tries, factId, subscriptionId],
  );
}

/** The push service knows this phone no longer, or we no longer know the push service. */
export async function phoneIsGone(tx: Transaction, id: string): Promise<void> {
  await tx.sql('DELETE FROM push_subscriptions WHERE id = ?', [id]);
}
