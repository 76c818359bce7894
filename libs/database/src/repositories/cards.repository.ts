import { type CardUse } from '@zorg112/domain';
import { type ReadDatabase } from '../connections.js';
import { CardRow, CardUseRow, CardVersionRow, CardVoteRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

/** What people made of a card, and what one of them did. */
export interface CardTally extends Omit<CardUse, 'keptAt'> {
  readonly used: number;
  readonly mine?: boolean;
}

/** What people made of each of these cards; `personId`: whose own vote is told. */
export async function talliesOf(
  read: ReadDatabase,
  cardIds: readonly string[],
  personId: string,
): Promise<Map<string, CardTally>> {
  if (cardIds.length === 0) return new Map();
  const [voted, used] = [
    await read.sql<Record<string, unknown>>(
      `SELECT card_id, SUM(CASE WHEN helped THEN 1 ELSE 0 END) AS helped, SUM(CASE WHEN helped THEN 0 ELSE 1 END) AS not_helped,
         MAX(CASE WHEN helped THEN at END) AS helped_at,
         MAX(CASE WHEN person_id = ? THEN CASE WHEN helped THEN 2 ELSE 1 END ELSE 0 END) AS mine
       FROM card_votes WHERE card_id IN ${listOf(cardIds)} GROUP BY card_id`,
      [personId, ...cardIds],
    ),
    await read.sql<Record<string, unknown>>(
      `SELECT card_id, COUNT(*) AS used, MAX(at) AS used_at FROM card_uses WHERE card_id IN ${listOf(cardIds)} GROUP BY card_id`,
      cardIds,
    ),
  ];
  const votesOf = new Map(voted.map((row) => [String(row['card_id']), row]));
  const usesOf = new Map(used.map((row) => [String(row['card_id']), row]));
  return new Map(
    cardIds.map((id) => {
      const [vote, use] = [votesOf.get(id), usesOf.get(id)];
      const mine = Number(vote?.['mine'] ?? 0);
      return [
        id,
        {
          ...{ helped: Number(vote?.['helped'] ?? 0), notHelped: Number(vote?.['not_helped'] ?? 0) },
          ...{ used: Number(use?.['used'] ?? 0) },
          ...(vote?.['helped_at'] ? { helpedAt: Number(vote['helped_at']) } : {}),
          ...(use?.['used_at'] ? { usedAt: Number(use['used_at']) } : {}),
          ...(mine > 0 ? { mine: mine === 2 } : {}),
        },
      ];
    }),
  );
}

/** One vote for each person; the last one counts. */
export async function saveCardVote(tx: Transaction, vote: CardVoteRow): Promise<void> {
  await insert(
    tx,
    CardVoteRow,
    [vote],
    'ON CONFLICT (card_id, person_id) DO UPDATE SET helped = excluded.helped, at = excluded.at',
  );
}

/** Used for this question: once, however often it was pressed. */
export async function saveCardUse(tx: Transaction, use: CardUseRow): Promise<void> {
  await insert(tx, CardUseRow, [use], 'ON CONFLICT (card_id, ticket_id) DO UPDATE SET at = excluded.at');
}

/** One card for each question it is made from: whoever is second gets the first. */
export async function addCard(tx: Transaction, row: CardRow): Promise<CardRow> {
  await insert(tx, CardRow, [row], 'ON CONFLICT (ticket_id) DO NOTHING');
  return tx.manager.findOneByOrFail(CardRow, row.ticketId === null ? { id: row.id } : { ticketId: row.ticketId });
}

/** The card as it is from now on, and what it said until now. False where somebody else was first. */
export async function saveCard(tx: Transaction, before: CardRow, after: CardRow): Promise<boolean> {
  const { affected } = await tx.manager.update(CardRow, { id: before.id, version: before.version }, after);
  if (affected !== 1) return false;
  const { id, version, words, changedBy, changedAt } = before;
  await tx.manager.insert(CardVersionRow, { cardId: id, version, words, changedBy, changedAt });
  return true;
}
