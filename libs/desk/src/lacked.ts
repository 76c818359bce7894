import { Injectable } from '@nestjs/common';
import { DoorError, type LackedView } from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { type ConsultTo, type Ticket } from '@zorg112/domain';
import { Directory } from './directory.js';
import { localDay, monthNamed } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { TimeSource } from './time-source.js';

/** What the desk lacked to do it itself: said at each answer, and counted by the month, so that it can be mended. */
@Injectable()
export class Lacked {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** `month` as 2026-11, in the desk's own zone; this month without it. Most frequent first. */
  async in(month = this.#thisMonth()): Promise<LackedView> {
    const span = monthNamed(this.policies.current.calendar.zone, month);
    if (!span) throw new DoorError('request.invalid', { fields: { month: 'a month such as 2026-11' } });
    const rows = await this.database.read.sql<{ number: number | string; state: string; data: string }>(
      `SELECT t.number, t.state, f.data FROM facts f JOIN tickets t ON t.id = f.ticket_id
       WHERE f.type = 'ConsultAnswered' AND f.at >= ? AND f.at < ? ORDER BY f.at`,
      [span.from, span.to],
    );
    await this.directory.know([]);
    const lines = new Map<string, LackedView['items'][number]>();
    for (const { number: ticket, state, data } of rows) {
      const { consultId, lacked } = JSON.parse(data) as { consultId: string; lacked?: string };
      const { consults } = JSON.parse(state) as Pick<Ticket, 'consults'>;
      const to = consults.find(({ id }) => id === consultId)?.to;
      if (lacked === undefined || !to) continue;
      const asked = this.#name(to);
      const key = `${lacked} ${asked}`;
      const line = lines.get(key) ?? { lacked, asked, count: 0, tickets: [] };
      const tickets = [...new Set([...line.tickets, Number(ticket)])];
      lines.set(key, { ...line, count: line.count + 1, tickets });
    }
    return { month, items: [...lines.values()].sort((a, b) => b.count - a.count || a.asked.localeCompare(b.asked)) };
  }

  #thisMonth(): string {
    return localDay(this.policies.current.calendar.zone, this.time.now()).slice(0, 'yyyy-mm'.length);
  }

  /** A service by its name; people are counted by the service they work for, never by themselves, and who was mailed by no address. */
  #name(to: ConsultTo): string {
    if (to.kind === 'email') return 'iemand van buiten';
    const serviceId = to.kind === 'service' ? to.id : this.directory.person(to.id)?.serviceId;
    return (serviceId && this.directory.service(serviceId)?.name) ?? 'Servicecentrum';
  }
}
