import { Injectable } from '@nestjs/common';
import { Database } from '@zorg112/database';
import { JobQueue } from '@zorg112/jobs';
import { TimeSource } from '@zorg112/desk';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads. Nothing here is about a person. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly requests = new Histogram({
    name: 'zorg112_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.#registry],
  });

  constructor(database: Database, jobs: JobQueue, time: TimeSource) {
    collectDefaultMetrics({ register: this.#registry });
    const count = async (text: string, values: unknown[] = []): Promise<number> =>
      Number((await database.read.sql<{ n: number | string }>(text, values))[0]?.n ?? 0);
    const gauge = (name: string, help: string, read: () => Promise<number>): void =>
      void new Gauge({
        name,
        help,
        registers: [this.#registry],
        async collect() {
          this.set(await read());
        },
      });
    gauge('zorg112_open_tickets', 'Questions not closed', () =>
      count(`SELECT COUNT(*) AS n FROM tickets WHERE status <> 'closed'`),
    );
    gauge('zorg112_waiting_tickets', 'Questions nobody picked up yet', () =>
      count(`SELECT COUNT(*) AS n FROM tickets WHERE status = 'waiting_for_helper'`),
    );
    gauge('zorg112_overdue_rings', 'Clock steps that should have rung by now', () =>
      count('SELECT COUNT(*) AS n FROM clocks WHERE next_ring_at <= ?', [time.now()]),
    );
    gauge('zorg112_unrelayed_facts', 'Facts not yet passed on to bells and screens', () =>
      count('SELECT COUNT(*) AS n FROM facts WHERE relayed_at IS NULL'),
    );
    gauge('zorg112_overdue_pushes', 'Phones that should have been told by now', () =>
      count('SELECT COUNT(*) AS n FROM pushes WHERE send_at <= ?', [time.now()]),
    );
    gauge('zorg112_overdue_mails', 'Mails that should have gone by now', () =>
      count('SELECT COUNT(*) AS n FROM mails WHERE send_at <= ? OR (send_at IS NOT NULL AND tries > 0)', [time.now()]),
    );
    gauge('zorg112_pending_bells', 'Alarm bells that wait', () => jobs.pending());
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
