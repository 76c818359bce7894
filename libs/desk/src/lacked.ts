import { Injectable } from '@nestjs/common';
import { DoorError, type LackedView } from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { isSupplier } from '@zorg112/domain';
import { Directory } from './directory.js';
import { localDay, monthNamed } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { questions } from './tallies.js';
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
    const { read } = this.database;
    // The answer that said it, for whom was asked; a private question is counted, and its number is told to nobody.
    const rows = await read.sql<{ lacked: string; whom: string; number: number | string | null }>(
      `SELECT c.key AS lacked, a.key AS whom, CASE WHEN NOT t.private THEN t.number END AS number
       FROM counted c JOIN counted a ON a.what = 'consult.answered' AND a.at = c.at AND a.ticket_id = c.ticket_id AND a.seq = c.seq
         ${questions(read)}
       WHERE c.what = 'lacked' AND c.at >= ? AND c.at < ? ORDER BY c.at, t.number`,
      [span.from, span.to],
    );
    await this.directory.know([]);
    const lines = new Map<string, LackedView['items'][number]>();
    for (const { lacked, whom, number } of rows) {
      const asked = this.#name(whom);
      const key = `${lacked} ${asked}`;
      const line = lines.get(key) ?? { lacked, asked, count: 0, tickets: [] };
      const tickets = number === null ? line.tickets : [...new Set([...line.tickets, Number(number)])];
      lines.set(key, { ...line, count: line.count + 1, tickets });
    }
    return { month, items: [...lines.values()].sort((a, b) => b.count - a.count || a.asked.localeCompare(b.asked)) };
  }

  #thisMonth(): string {
    return localDay(this.policies.current.calendar.zone, this.time.now()).slice(0, 'yyyy-mm'.length);
  }

  /** A service by its name, as it is counted (`countedAs`): nobody by themselves, and who was mailed by no address. */
  #name(key: string): string {
    if (isSupplier(key)) return 'iemand van buiten';
    return this.directory.service(key)?.name ?? 'Servicecentrum';
  }
}
