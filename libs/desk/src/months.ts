import { Injectable } from '@nestjs/common';
import { DoorError, type MonthPage, type MonthView, type PageQuery } from '@zorg112/contracts';
import { Database, isAllCounted, keepMonth, MonthRow } from '@zorg112/database';
import { type Figure, localDate, toInstant } from '@zorg112/domain';
import { monthNamed, monthsBetween } from './local-days.js';
import { pageOf } from './paging.js';
import { PolicyBook } from './policy-book.js';
import { figureView } from './stats.js';
import { figuresIn } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** Months that are over: what was reported stays as it was reported, and what changed since stands beside it. */
@Injectable()
export class Months {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** Keeps every month that is over and was not kept yet; twice is once. Nothing while the figures are counted anew. */
  async freeze(): Promise<void> {
    const { read } = this.database;
    const now = this.time.now();
    const { zone } = this.policies.current.calendar;
    const [first] = await read.sql<{ at: number | string | null }>('SELECT MIN(created_at) AS at FROM tickets');
    if (first?.at === null || first?.at === undefined || !(await isAllCounted(read))) return;
    const today = localDate(zone, now);
    const over = toInstant(zone, { ...today, day: 1 }, 0);
    const begin = toInstant(zone, { ...localDate(zone, Number(first.at)), day: 1 }, 0);
    const kept = new Set((await read.sql<{ month: string }>('SELECT month FROM months')).map(({ month }) => month));
    for (const { key: month, ...span } of begin < over ? monthsBetween(zone, begin, over) : []) {
      if (kept.has(month)) continue;
      const row: MonthRow = { month, takenAt: now, figures: await figuresIn(read, span) };
      await this.database.unitOfWork.run((tx) => keepMonth(tx, row));
    }
  }

  async list(page: PageQuery): Promise<MonthPage> {
    const rows = await this.database.read.manager.find(MonthRow, { order: { month: 'DESC' } });
    const { items, nextCursor } = pageOf(rows, page);
    return { items: items.map(({ month, takenAt }) => ({ month, takenAt: iso(takenAt) })), nextCursor };
  }

  /** As it was kept, with what is different by now. Throws DoorError stats.month_not_kept. */
  async one(month: string): Promise<MonthView> {
    const row = await this.database.read.manager.findOneBy(MonthRow, { month });
    const span = monthNamed(this.policies.current.calendar.zone, month);
    if (!row || !span) throw new DoorError('stats.month_not_kept');
    const now = await figuresIn(this.database.read, span);
    const corrections = now.filter((figure) => {
      const then = row.figures.find(({ name }) => name === figure.name);
      return then && !isSame(then, figure);
    });
    return {
      ...{ month, takenAt: iso(row.takenAt), freshAt: iso(this.time.now()) },
      ...{ items: row.figures.map(figureView), corrections: corrections.map(figureView) },
    };
  }
}

const isSame = (one: Figure, other: Figure): boolean =>
  one.n === other.n && one.among === other.among && one.value === other.value && one.p90 === other.p90;
