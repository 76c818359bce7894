import { MessageRow, SealedNumberRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

export async function keepSealed(tx: Transaction, numbers: readonly SealedNumberRow[]): Promise<void> {
  if (numbers.length > 0) await insert(tx, SealedNumberRow, numbers);
}

/** The words with their masks, as this transaction sees them; null when there are none by this id on this ticket. */
export async function maskedMessage(tx: Transaction, ticketId: string, id: string): Promise<MessageRow | null> {
  return tx.manager.findOneBy(MessageRow, { id, ticketId });
}

/** Handed out once: what was sealed in these words is gone from its table afterwards. */
export async function takeSealed(
  tx: Transaction,
  messageId: string,
  starts: readonly number[],
): Promise<SealedNumberRow[]> {
  const rows = await tx.manager.findBy(SealedNumberRow, { messageId });
  const taken = rows.filter(({ start }) => starts.includes(start));
  for (const { start } of taken) await tx.manager.delete(SealedNumberRow, { messageId, start });
  return taken;
}

/** The words readable again; also where they stand as the first words of their question. */
export async function unmask(
  tx: Transaction,
  before: MessageRow,
  text: string,
  masks: MessageRow['masks'],
): Promise<void> {
  const { id, ticketId } = before;
  await tx.sql('UPDATE messages SET text = ?, masks = ? WHERE id = ?', [text, masks && JSON.stringify(masks), id]);
  if (before.kind === 'question')
    await tx.sql('UPDATE tickets SET text = ? WHERE id = ? AND text = ?', [text, ticketId, before.text]);
}

export async function forgetSealed(tx: Transaction, now: number): Promise<void> {
  await tx.sql('DELETE FROM sealed_numbers WHERE kept_until <= ?', [now]);
}
