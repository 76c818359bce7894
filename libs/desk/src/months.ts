import { Injectable } from '@nestjs/common';
import { DoorError, type MonthPage, type MonthView, type PageQuery } from '@zorg112/contracts';
import {
  Database,
  isAllCounted,
  isTurn,
  keepMonth,
  MonthRow,
  monthsUpTo,
  stateOf,
  wholeSince,
} from '@zorg112/database';
import {
  type Figure,
  localDate,
  SMALLEST_GROUP,
  toInstant,
  withheldFigure,
  withoutFew,
  withoutFewTimes,
} from '@zorg112/domain';
import { isDeepStrictEqual } from 'node:util';
import { monthNamed, monthsBetween } from './local-days.js';
import { pageOf } from './paging.js';
import { PolicyBook } from './policy-book.js';
import { ReportReaders } from './report/report-readers.js';
import { type Span } from './span.js';
import { figureView, Stats } from './stats.js';
import { figuresIn } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { peopleIn } from './withheld-in.js';

export interface KeptMonth extends MonthRow {
  readonly span: Span;
}

/** A figure as it was kept, and as it is by now. */
export interface Changed {
  readonly was: Figure;
  readonly is: Figure;
}

/** Nobody's phone rings with figures at midnight. */
const AT_SEVEN = 7 * 60;

/** Months that are over: what was reported stays as it was reported, and what changed since stands beside it. */
@Injectable()
export class Months {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly readers: ReportReaders,
    private readonly stats: Stats,
    private readonly time: TimeSource,
  ) {}

  /**
   * Keeps every month that is over and was not kept yet; twice is once. Nothing while the figures are counted anew. The last of them is
   * mailed, decided in the transaction that keeps it; what a house that slept for half a year keeps at once besides is no news.
   */
  async freeze(): Promise<void> {
    const { read } = this.database;
    const now = this.time.now();
    const { zone } = this.policies.current.calendar;
    const [first] = await read.sql<{ at: number | string | null }>('SELECT MIN(created_at) AS at FROM tickets');
    const turn = await wholeSince(read);
    if (first?.at === null || first?.at === undefined || turn === undefined) return;
    const today = localDate(zone, now);
    const over = toInstant(zone, { ...today, day: 1 }, 0);
    const begin = toInstant(zone, { ...localDate(zone, Number(first.at)), day: 1 }, 0);
    const kept = new Set((await read.sql<{ month: string }>('SELECT month FROM months')).map(({ month }) => month));
    for (const { key: month, ...span } of begin < over ? monthsBetween(zone, begin, over) : []) {
      if (kept.has(month)) continue;
      const row: MonthRow = { month, takenAt: now, ...(await this.#asItIs(span)) };
      await this.database.unitOfWork.run(async (tx) => {
        if (!(await isTurn(tx, turn))) return; // forgotten while they were read: they may be too low
        await keepMonth(tx, row);
        if (span.to === over) await this.readers.mail(tx, month, now, toInstant(zone, { ...today, day: 1 }, AT_SEVEN));
      });
    }
  }

  /** With its parts as they may be shown today: whoever is hidden now is hidden in what was kept. */
  async #asItIs({ from, to }: Span): Promise<Pick<MonthRow, 'figures' | 'parts'>> {
    const period = { from: iso(from), to: iso(to) };
    const { figures, days } = await this.stats.filed(period);
    const parts = async (by: 'team' | 'region') => {
      const all = await this.stats.parts(period, by);
      return all.map(({ key, label, figures: of }) => ({ key, label, ...(of ? { figures: of } : {}) }));
    };
    return { figures, parts: { team: await parts('team'), region: await parts('region'), days } };
  }

  async list(page: PageQuery): Promise<MonthPage> {
    const rows = await this.database.read.manager.find(MonthRow, { order: { month: 'DESC' } });
    const { items, nextCursor } = pageOf(rows, page);
    return { items: items.map(({ month, takenAt }) => ({ month, takenAt: iso(takenAt) })), nextCursor };
  }

  /** As it was kept, with what is different by now. Throws DoorError stats.month_not_kept. */
  async one(month: string): Promise<MonthView> {
    const kept = await this.kept(month);
    const corrections = await this.changed(kept);
    return {
      ...{ month, takenAt: iso(kept.takenAt), freshAt: iso(this.time.now()) },
      whole: await isAllCounted(this.database.read),
      ...{ items: (await this.shown(kept)).map(figureView) },
      corrections: (await this.shown({ ...kept, figures: corrections.map(({ is }) => is) })).map(figureView),
    };
  }

  /** What is different by now, as it may be shown in a file. */
  async later(kept: KeptMonth): Promise<Changed[] | 'unknown'> {
    if (!(await isAllCounted(this.database.read))) return 'unknown';
    const changed = await this.changed(kept);
    const shown = (which: keyof Changed) => this.shown({ ...kept, figures: changed.map((one) => one[which]) });
    const [was, is] = [await shown('was'), await shown('is')];
    return was.map((one, i) => ({ was: one, is: is[i]! })).filter(({ was: then, is: now }) => !isSame(then, now));
  }

  /** What was kept as it may be shown, on a screen and in a file alike: where fewer than five asked only counts, elsewhere not what so few stand behind. */
  async shown({ figures, span }: Pick<KeptMonth, 'figures' | 'span'>): Promise<Figure[]> {
    return figures.map(
      (await this.enough(span)) ? withoutFew : (figure) => (figure.unit === 'count' ? figure : withheldFigure(figure)),
    );
  }
  async enough(span: Span): Promise<boolean> {
    return (await peopleIn(this.database.read, span)).people >= SMALLEST_GROUP;
  }

  get zone(): string {
    return this.policies.current.calendar.zone;
  }
  spanOf(month: string): Span | undefined {
    return monthNamed(this.zone, month);
  }

  /** Throws DoorError stats.month_not_kept. */
  async kept(month: string): Promise<KeptMonth> {
    const [kept] = await this.upTo(month, 1);
    if (kept?.month !== month) throw new DoorError('stats.month_not_kept');
    return kept;
  }

  /** This month and those before it, as many of them as were kept; the last first. */
  async upTo(month: string, many: number): Promise<KeptMonth[]> {
    const rows = await monthsUpTo(this.database.read, month, many);
    return rows.map((row) => ({ ...row, span: this.spanOf(row.month)! }));
  }

  /** What is different by now, of what was kept and is counted as it was then. Nothing while the figures are counted anew: too low is no correction. */
  async changed({ figures, span, takenAt }: KeptMonth): Promise<Changed[]> {
    const { whole, toldSince } = await stateOf(this.database.read);
    if (!whole) return [];
    const now = await figuresIn(this.database.read, span);
    const alike = now.filter(({ name }) => name !== 'elsewhere' || takenAt >= toldSince);
    return alike.flatMap((is) => {
      const kept = figures.find(({ name }) => name === is.name);
      const was = kept && withoutFewTimes(kept);
      return was && !isSame(was, is) ? [{ was, is }] : [];
    });
  }
}

const said = ({ n, among, value, p90, open, withheld }: Figure): unknown[] => [
  ...[n, among, value, p90, withheld],
  ...[open?.n, open?.p50, open?.p90],
];
const isSame = (one: Figure, other: Figure): boolean => isDeepStrictEqual(said(one), said(other));
