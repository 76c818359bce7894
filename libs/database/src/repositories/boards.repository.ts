import { IsNull, LessThan } from 'typeorm';
import { type ReadDatabase } from '../connections.js';
import { BoardRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';

/** Screens whose digits nobody typed yet; those that asked in vain are forgotten. */
export async function askingBoards(tx: Transaction, now: number): Promise<BoardRow[]> {
  await tx.manager.delete(BoardRow, { admittedAt: IsNull(), codeUntil: LessThan(now) });
  return tx.manager.findBy(BoardRow, { admittedAt: IsNull() });
}

export async function askingBoard(tx: Transaction, code: string): Promise<BoardRow | undefined> {
  return (await tx.manager.findOneBy(BoardRow, { code, admittedAt: IsNull() })) ?? undefined;
}

/** Those that hang somewhere, the last admitted first. */
export async function hungBoards(read: ReadDatabase): Promise<BoardRow[]> {
  const rows = await read.manager.find(BoardRow, { where: { endedAt: IsNull() }, order: { admittedAt: 'DESC' } });
  return rows.filter(({ admittedAt }) => admittedAt !== null);
}

/** Ended before `since` (UTC ms): who had it hung up and taken away is asked for no more. */
export async function forgetOldBoards(tx: Transaction, since: number): Promise<void> {
  await tx.manager.delete(BoardRow, { endedAt: LessThan(since) });
}
