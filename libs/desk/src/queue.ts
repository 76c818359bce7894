import { Injectable } from '@nestjs/common';
import { type PageQuery, type QueueView } from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { type Actor } from '@zorg112/domain';
import { OPEN, visibleTo } from './eyes.js';
import { afterCursor, ORDERS, TicketReader } from './ticket-reader.js';
import { TimeSource } from './time-source.js';

const PAGE = 100;

/** The live queue: open questions in the order to help. */
@Injectable()
export class Queue {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReader,
    private readonly time: TimeSource,
  ) {}

  async of(reader: Actor, { limit = PAGE, cursor }: PageQuery): Promise<QueueView> {
    const wanted = [visibleTo(reader), OPEN, ...(cursor ? [afterCursor(ORDERS.due, cursor)] : [])];
    const page = await this.tickets.page(reader, wanted, ORDERS.due, limit);
    return { ...page, counts: await this.#counts(reader) };
  }

  async #counts(reader: Actor): Promise<QueueView['counts']> {
    const visible = visibleTo(reader);
    const count = (condition: string): string => `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;
    const [row] = await this.database.read.sql<Record<keyof QueueView['counts'], number | string>>(
      `SELECT ${count(`t.status = 'waiting_for_helper'`)} AS "waiting", ${count(`t.status = 'in_progress'`)} AS "inProgress",
        ${count(`t.status = 'waiting_for_requester'`)} AS "waitingForRequester", ${count(`t.status = 'solution_offered'`)} AS "solutionOffered",
        ${count('t.next_due_at < ?')} AS "late", ${count(`t.urgency = 'now'`)} AS "now",
        ${count(`t.owner_id = ? AND t.status <> 'waiting_for_helper'`)} AS "mine"
       FROM tickets t WHERE t.status <> 'closed' AND (${visible.text})`,
      [this.time.now(), reader.id, ...visible.values],
    );
    const number = (key: keyof QueueView['counts']): number => Number(row?.[key] ?? 0);
    return {
      waiting: number('waiting'),
      inProgress: number('inProgress'),
      waitingForRequester: number('waitingForRequester'),
      solutionOffered: number('solutionOffered'),
      late: number('late'),
      now: number('now'),
      mine: number('mine'),
    };
  }
}
