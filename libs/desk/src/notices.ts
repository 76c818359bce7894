import { Injectable } from '@nestjs/common';
import { type NoticesView } from '@zorg112/contracts';
import { Database, toStored, type StoredRow } from '@zorg112/database';
import { groupNotices, maySee, type Actor, type FactData, type Told } from '@zorg112/domain';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** Further back nobody needs to be told any more. */
const FAR_BACK_MS = 7 * 86_400_000;
const MOST = 500;

/** What was told to somebody and not seen yet: read from the facts, together by the minute. Who was off shift reads it when back. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  async of(reader: Actor): Promise<NoticesView> {
    const rows = await this.database.read.sql<StoredRow & { at: number | string; data: string | object }>(
      `SELECT f.at, f.data, t.state, t.number, t.text FROM facts f JOIN tickets t ON t.id = f.ticket_id
       WHERE f.type = 'EscalationRaised' AND f.at > ? ORDER BY f.at DESC, f.id DESC LIMIT ${MOST}`,
      [await this.#seenAt(reader)],
    );
    const numbers = new Map<string, { number: number; text: string }>();
    const told = rows.reverse().flatMap((row): Told[] => {
      const { ticket, number, text } = toStored(row);
      const { clock, step, tell, added } = parsed(row.data);
      // Her own question is hers to hear of, also when its step rang while she was away.
      const hers = tell.includes(reader.id) || added === reader.id || ticket.ownerId === reader.id;
      if (!hers || ticket.status === 'closed' || !maySee(ticket, reader)) return [];
      numbers.set(ticket.id, { number, text });
      return [{ ticketId: ticket.id, clock, step, at: Number(row.at) }];
    });
    const items = groupNotices(told).map(({ at, tickets }) => ({
      at: iso(at),
      tickets: tickets.map(({ ticketId, clock, step }) => ({ id: ticketId, clock, step, ...numbers.get(ticketId)! })),
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

function parsed(data: string | object): FactData['EscalationRaised'] {
  return (typeof data === 'string' ? JSON.parse(data) : data) as FactData['EscalationRaised'];
}
