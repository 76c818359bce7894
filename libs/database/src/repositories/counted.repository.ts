import { type Fact } from '@zorg112/domain';
import { LessThanOrEqual } from 'typeorm';
import { type ReadDatabase } from '../connections.js';
import { CountedRow, MonthRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { toFact } from './facts.repository.js';
import { insert } from './rows.repository.js';

const AT_ONCE = 500;

/** Counted twice is counted once: what and when and of which fact says which row it is. */
export async function keepCounted(tx: Transaction, rows: readonly CountedRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await insert(tx, CountedRow, rows.slice(i, i + AT_ONCE), 'ON CONFLICT DO NOTHING');
}

/**
 * Nothing is counted any more, and the figures say so until all of it is again. Returns the turn of who forgot: whoever was counting
 * before it stops. A migration after which all must be counted by other rules sets `counted_to` to NULL too, or what was stopped goes on by both.
 */
export async function forgetCounted(tx: Transaction): Promise<number> {
  await tx.sql('UPDATE counted_state SET whole = ?, anew = anew + 1, counted_to = ?', [false, '']);
  await tx.sql('DELETE FROM counted');
  return (await stateOf(tx)).turn;
}

/** Whether nobody forgot after this turn; and nobody does until the transaction ends. */
export async function isTurn(tx: Transaction, turn: number): Promise<boolean> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  return (await tx.sql(`SELECT one FROM counted_state WHERE anew = ?${lock}`, [turn])).length > 0;
}

/** Up to which question this turn has counted: who counts next goes on from there, also another process after this one was stopped. */
export async function countedUpTo(tx: Transaction, turn: number, id: string): Promise<void> {
  await tx.sql('UPDATE counted_state SET counted_to = ? WHERE anew = ?', [id, turn]);
}

/** Said in the turn of who counted it, and by nobody else. */
export async function allCounted(tx: Transaction, turn: number): Promise<void> {
  await tx.sql('UPDATE counted_state SET whole = ?, counted_to = NULL WHERE anew = ?', [true, turn]);
}

export async function isAllCounted(read: ReadDatabase): Promise<boolean> {
  return (await stateOf(read)).whole;
}

/** In which turn all of it was counted; undefined while it is not. */
export async function wholeSince(read: ReadDatabase): Promise<number | undefined> {
  const { whole, turn } = await stateOf(read);
  return whole ? turn : undefined;
}

export interface CountedState {
  readonly whole: boolean;
  /** How often somebody forgot it all. */
  readonly turn: number;
  /** The last question this turn has counted, before the first ''; undefined: nobody began since it had to be counted anew, or all of it is. */
  readonly countedTo: string | undefined;
  /** Since when (UTC ms) an answer counts on the day it is told: months kept before counted it by when it was asked. */
  readonly toldSince: number;
}

export async function stateOf(from: Pick<ReadDatabase, 'sql'>): Promise<CountedState> {
  const [row] = await from.sql<{
    whole: boolean | number;
    anew: number;
    counted_to: string | null;
    told_since: number | string;
  }>('SELECT whole, anew, counted_to, told_since FROM counted_state');
  return {
    ...{ whole: Boolean(row?.whole), turn: row?.anew ?? 0, countedTo: row?.counted_to ?? undefined },
    toldSince: Number(row?.told_since ?? 0),
  };
}

/** The whole histories of the next so many questions after this id, by id; locked until the transaction ends. Empty: there are no more. */
export async function historiesAfter(tx: Transaction, id: string, many: number): Promise<Map<string, Fact[]>> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  const next = `SELECT id FROM tickets WHERE id > ? ORDER BY id LIMIT ${many}${lock}`;
  const ids = (await tx.sql<{ id: string }>(next, [id])).map((row) => row.id);
  const histories = new Map<string, Fact[]>(ids.map((one) => [one, []]));
  if (ids.length === 0) return histories;
  const rows = await tx.sql<RawFact>(
    `SELECT * FROM facts WHERE ticket_id IN ${listOf(ids)} ORDER BY ticket_id, seq`,
    ids,
  );
  for (const row of rows) histories.get(row.ticket_id)!.push(toFact(asRow(row)));
  return histories;
}

/** What was kept of a month stays what it was. */
export async function keepMonth(tx: Transaction, row: MonthRow): Promise<void> {
  await insert(tx, MonthRow, [row], 'ON CONFLICT DO NOTHING');
}

/** This month and those before it, as many of them as were kept; the last first. */
export async function monthsUpTo(read: ReadDatabase, month: string, many: number): Promise<MonthRow[]> {
  const where = { month: LessThanOrEqual(month) };
  return read.manager.find(MonthRow, { where, order: { month: 'DESC' }, take: many });
}

interface RawFact {
  readonly ticket_id: string;
  readonly seq: number | string;
  readonly type: string;
  readonly at: number | string;
  readonly by_id: string;
  readonly on_behalf_of: string | null;
  readonly data: string | object;
}

function asRow({ ticket_id: ticketId, seq, type, at, by_id: byId, on_behalf_of: onBehalfOf, data }: RawFact) {
  return {
    ...{ ticketId, seq: Number(seq), type, at: Number(at), byId, onBehalfOf },
    data: (typeof data === 'string' ? JSON.parse(data) : data) as object,
  };
}
