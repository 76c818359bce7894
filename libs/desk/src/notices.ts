import { Injectable } from '@nestjs/common';
import { type NoticesView } from '@zorg112/contracts';
import { Database, listOf, toStored, type StoredRow } from '@zorg112/database';
import {
  groupNotices,
  maySee,
  TELLING,
  toldBy,
  type Actor,
  type Fact,
  type FactData,
  type FactType,
  type Ticket,
  type Told,
} from '@zorg112/domain';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** Further back nobody needs to be told any more. */
const FAR_BACK_MS = 7 * 86_400_000;
const MOST = 500;
const TYPES: readonly FactType[] = ['EscalationRaised', ...TELLING];

/** What was told to somebody and not seen yet: read from the facts, together by the minute. Who was off shift reads it when back. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  async of(reader: Actor): Promise<NoticesView> {
    // Those that name the reader, so that what is told to others never cuts off what was told to her.
    const rows = await this.database.read.sql<StoredRow & { type: FactType; at: number | string; data: string }>(
      `SELECT f.type, f.at, f.data, t.state, t.number, t.text FROM facts f JOIN tickets t ON t.id = f.ticket_id
       WHERE f.type IN ${listOf(TYPES)} AND f.at > ? AND (t.status <> 'closed' OR f.type = 'ThanksGiven') AND (t.owner_id = ? OR f.data LIKE ?)
       ORDER BY f.at DESC, f.id DESC LIMIT ${MOST}`,
      [...TYPES, await this.#seenAt(reader), reader.id, `%"${reader.id}"%`],
    );
    const numbers = new Map<string, { number: number; text: string }>();
    const told = rows.reverse().flatMap((row): Told[] => {
      const { ticket, number, text } = toStored(row);
      const told = heard({ type: row.type, data: JSON.parse(row.data) as object }, ticket, reader);
      if (!told || !maySee(ticket, reader)) return [];
      numbers.set(ticket.id, { number, text });
      return [{ ticketId: ticket.id, ...told, at: Number(row.at) }];
    });
    const items = groupNotices(told).map(({ at, tickets }) => ({
      at: iso(at),
      tickets: tickets.map(({ ticketId, at: _at, ...told }) => ({ id: ticketId, ...told, ...numbers.get(ticketId)! })),
    }));
    return { items: items.reverse() };
  }

  /** Everything up to now was seen. */
  async seen({ id }: Actor): Promise<void> {
    const now = this.time.now();
    await this.database.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO notices_seen (person_id, seen_at) VALUES (?, ?) ON CONFLICT (person_id) DO UPDATE SET seen_at = excluded.seen_at`,
        [id, now],
      ),
    );
  }

  async #seenAt({ id }: Actor): Promise<number> {
    const [row] = await this.database.read.sql<{ seen_at: number | string }>(
      'SELECT seen_at FROM notices_seen WHERE person_id = ?',
      [id],
    );
    return Math.max(Number(row?.seen_at ?? 0), this.time.now() - FAR_BACK_MS);
  }
}

/** What this fact tells this reader, if anything. Her own question is hers to hear of, also when its step rang while she was away. */
function heard(
  fact: { type: FactType; data: object },
  ticket: Ticket,
  { id }: Actor,
): Omit<Told, 'ticketId' | 'at'> | undefined {
  if (fact.type !== 'EscalationRaised') {
    const told = toldBy(fact as Fact, ticket.ownerId);
    return told?.tell.includes(id) ? { what: told.what } : undefined;
  }
  const { clock, step, tell, added } = fact.data as FactData['EscalationRaised'];
  return tell.includes(id) || added === id || ticket.ownerId === id ? { what: 'step', clock, step } : undefined;
}
