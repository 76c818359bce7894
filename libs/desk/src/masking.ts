import { insertMessage, keepSealed, type MessageRow, type Transaction } from '@zorg112/database';
import { findBsns, maskWithin } from '@zorg112/domain';
import { type Sealing } from './sealing.js';

/** Words are saved here and nowhere else: masked, with where that was done beside them and what was masked sealed apart. */
export async function saveWords(
  tx: Transaction,
  words: Omit<MessageRow, 'masks'>,
  sealing: Sealing,
): Promise<MessageRow> {
  const { id, text, at } = words;
  const found = findBsns(text);
  const keptUntil = found.length > 0 ? sealing.keptUntil(at) : undefined;
  const masks = found.map((span) => (keptUntil === undefined ? span : { ...span, keptUntil }));
  const row = { ...maskWithin(words), masks: masks.length > 0 ? masks : null };
  await insertMessage(tx, row);
  if (keptUntil !== undefined) await keepSealed(tx, found.map(sealedNumber));
  return row;

  function sealedNumber({ start, end }: { start: number; end: number }) {
    const sealed = sealing.close(text.slice(start, end), placeOf(id, start));
    return { messageId: id, start, sealed, keptUntil: keptUntil! };
  }
}

/** What a sealed number is bound to. */
export function placeOf(messageId: string, start: number): string {
  return `${messageId} ${start}`;
}
