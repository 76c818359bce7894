import { Injectable } from '@nestjs/common';
import { Database, toStored, type StoredRow } from '@zorg112/database';
import { coverIsOver, Refusal, SYSTEM_ACTOR } from '@zorg112/domain';
import { DutyRoster } from './duty-roster.js';
import { OwnershipService } from './ownership.service.js';
import { TicketDesk } from './ticket-desk.js';
import { TimeSource } from './time-source.js';

const AT_ONCE = 500;

/** What the worker does when a bell rings, and the sweep that finds what a lost bell left. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly ownership: OwnershipService,
    private readonly roster: DutyRoster,
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  /** Rings what is due on this clock, each step once. Returns how many steps rang; an early or doubled bell rings none. */
  async ring(ticketId: string, clockId: string): Promise<number> {
    try {
      return await this.desk.act(
        SYSTEM_ACTOR,
        ticketId,
        { move: 'ring', clockId },
        undefined,
        ({ facts }) => facts.length,
      );
    } catch (refusal) {
      if (refusal instanceof Refusal) return 0;
      throw refusal;
    }
  }

  /** Every clock that should have rung by now, whatever became of its bell. Returns how many steps rang. */
  async sweep(): Promise<number> {
    const due = await this.database.read.sql<{ ticket_id: string; id: string }>(
      `SELECT ticket_id, id FROM clocks WHERE next_ring_at <= ? ORDER BY next_ring_at LIMIT ${AT_ONCE}`,
      [this.time.now()],
    );
    let rang = 0;
    for (const { ticket_id, id } of due) rang += await this.ring(ticket_id, id);
    return rang;
  }

  /** The watch passes with the duty; who stood in, or was asked to, is done when the owner is back. Returns how many facts that made. */
  async passWatch(): Promise<number> {
    const now = this.time.now();
    const roster = await this.roster.at(now);
    const left = await this.database.read.sql<{ id: string }>(
      `SELECT id FROM tickets WHERE status = 'waiting_for_helper' AND owner_id <> ? ORDER BY number LIMIT ${AT_ONCE}`,
      [roster.dutyHolderId],
    );
    const covered = await this.database.read.sql<StoredRow>(
      `SELECT DISTINCT t.state, t.number, t.text FROM participants p JOIN tickets t ON t.id = p.ticket_id
       WHERE p.kind IN ('stand_in', 'receiver') AND t.status <> 'closed'`,
    );
    const over = covered
      .map(toStored)
      .filter(({ ticket }) => coverIsOver(ticket, { now, roster }))
      .map(({ ticket }) => ticket);
    let passed = 0;
    for (const { id } of [...left, ...over]) passed += await this.ownership.passWatch(SYSTEM_ACTOR, id);
    return passed;
  }
}
