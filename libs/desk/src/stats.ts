import { Injectable } from '@nestjs/common';
import {
  type DayView,
  DoorError,
  type FiguresView,
  type FigureView,
  type GroupView,
  type PeriodQuery,
  type SelectionQuery,
  type StatsQuery,
  type StatsView,
} from '@zorg112/contracts';
import { Database, isAllCounted } from '@zorg112/database';
import {
  type Actor,
  type ClockKind,
  ENDED_LATE,
  enoughOf,
  type Figure,
  type FigureName,
  type FigureOf,
  FIGURES,
  isSmall,
  lateOf,
  SMALLEST_GROUP,
  type TablePart,
  type What,
  withheldOf,
} from '@zorg112/domain';
import { Directory } from './directory.js';
import { isUpToNow, lateNow } from './late-now.js';
import { localDay, monthsBetween } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { spanOf, type Span } from './span.js';
import {
  among,
  type Dimension,
  figuresIn,
  OF_PARTS,
  partOf,
  type Selection,
  spreadIn,
  type Tallies,
  talliesBy,
  talliesIn,
  tallyOf,
  type ToldTallies,
  toldIn,
  whatsOf,
} from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { hiddenIn, peopleBy, peopleIn } from './withheld-in.js';

/** Quarters of an hour: every zone on earth begins its days on one. */
const QUARTER_MS = 900_000;
/** What the table of a summary shows of each of its parts. */
const OF_GROUPS: readonly What[] = ['asked', 'claimed', 'confirmed', 'promise.kept', 'promise.broken', 'sent_anyway'];
const DIMENSIONS = ['team', 'region', 'category', 'channel', 'urgency'] as const satisfies Dimension[];

/** The numbers of the rule, read from what the facts counted, committed ones at once. Never about one helper. */
@Injectable()
export class Stats {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError request.invalid. */
  async summary({ groupBy, ...query }: StatsQuery): Promise<StatsView> {
    const span = spanOf(query, this.time.now());
    const tallies = await talliesIn(this.database.read, span);
    const n = (...whats: What[]): number => whats.reduce((sum, what) => sum + tallyOf(tallies, what).n, 0);
    const told = await toldIn(this.database.read, span);
    const scores = tallyOf(told.tallies, 'score');
    return {
      ...{ from: iso(span.from), to: iso(span.to), freshAt: iso(this.time.now()) },
      whole: await isAllCounted(this.database.read),
      ...{ asked: n('asked'), claimed: n('claimed'), confirmed: n('confirmed'), unconfirmed: n('unconfirmed') },
      ...{ notSolved: n('not_solved'), reopened: n('reopened'), withdrawn: n('withdrawn') },
      ...{ consults: n('consult.asked'), handoversOffered: n('handover.offered'), handovers: n('handover.accepted') },
      handoversRefused: n('handover.declined', 'handover.lapsed'),
      ...{ returnsToEarlierOwner: n('returned'), sentAnyway: n('sent_anyway'), standIns: n('stand_in') },
      ...{ laterAgreed: n('later'), unsolved: n('unsolved'), discarded: n('discarded'), escalations: n('joined') },
      open: await this.#open(),
      ...{ claimedInTime: n('claim.kept'), claimedLate: n('claim.broken') },
      ...{ firstReplyInTime: n('first_reply.kept'), firstReplyLate: n('first_reply.broken') },
      ...{ promisesMade: n('promise.made'), promisesKept: n('promise.kept') },
      ...{ promisesMoved: n('promise.moved'), promisesBroken: n('promise.broken') },
      solvedByFirstOwner: n('first_owner'),
      ...(await this.#firstWords(span)),
      ...(n('confirmed') < SMALLEST_GROUP ? {} : { scoreCount: n('score') }),
      ...(scores.n === 0 ? {} : { scoreAverage: Math.round((scores.sum / scores.n) * 100) / 100 }),
      ...(told.scores ? { scoreMedian: told.scores.p50 } : {}),
      elsewhereAsked: n('elsewhere.asked'),
      ...(n('elsewhere.asked') < SMALLEST_GROUP ? {} : { elsewhereTold: n('elsewhere.answered') }),
      elsewhereCounted: tallyOf(told.tallies, 'elsewhere.told').n,
      elsewhereKnocked: tallyOf(told.tallies, 'elsewhere.knocked').n,
      perDay: await this.#perDay(span),
      groups: groupBy ? await this.#groups(span, groupBy) : [],
    };
  }

  /**
   * Every figure with what it stands on. `team`, `region`, `category`, `channel` or `urgency` narrows it to one key. Throws DoorError request.invalid; stats.too_few where that would tell of fewer than five people.
   */
  async figures(query: SelectionQuery): Promise<FiguresView> {
    return this.#view(await this.selection(query));
  }

  /** What may be shown of what is asked for. Throws as `figures`. */
  async selection(query: SelectionQuery): Promise<Selection> {
    const span = spanOf(query, this.time.now());
    const only = await this.#only(query, span);
    return { ...span, ...(only ? { only } : {}) };
  }

  /** Of the questions that are this person's now: for their own eyes only. */
  async own({ id: key }: Actor, query: PeriodQuery): Promise<FiguresView> {
    return this.#view({ ...spanOf(query, this.time.now()), only: { by: 'owner', key } });
  }

  async #view(selection: Selection): Promise<FiguresView> {
    const { read } = this.database;
    const now = this.time.now();
    const figures = await figuresIn(read, selection);
    const late = isUpToNow(selection, now) ? await lateNow(read, now, selection.only) : new Map<ClockKind, number>();
    return {
      ...{ from: iso(selection.from), to: iso(selection.to), freshAt: iso(now) },
      whole: await isAllCounted(read),
      items: figures.map((figure) => {
        const n = late.get(lateOf(figure.name)!) ?? 0;
        return { ...figureView(figure), ...(n > 0 ? { lateNow: n } : {}) };
      }),
    };
  }

  /** For a file: every figure, and by day. `from` and `to` in UTC ms. */
  async filed(query: PeriodQuery): Promise<Span & { whole: boolean; figures: Figure[]; days: DayView[] }> {
    const { read } = this.database;
    const span = spanOf(query, this.time.now());
    const whole = await isAllCounted(read);
    return { ...span, whole, figures: await figuresIn(read, span), days: await this.#perDay(span) };
  }

  /** Each part of the table with these figures. `month` parts are cut to the span. */
  async parts(
    query: PeriodQuery,
    by: NonNullable<StatsQuery['groupBy']>,
    names: readonly FigureName[] = OF_PARTS,
  ): Promise<{ key: string; label: string; figures: Figure[] | undefined }[]> {
    const span = spanOf(query, this.time.now());
    const told = await this.#told(span, by);
    return (await this.#parts(span, by, whatsOf(names))).map(({ key, label, withheld, tallies }) => ({
      ...{ key, label },
      figures: withheld ? undefined : partOf(tallies, names, told.get(key)),
    }));
  }

  /** For a file: the one part that was chosen, with its times. Throws as `figures` does. */
  async part(query: SelectionQuery): Promise<{ key: string; label: string; figures: Figure[] } | undefined> {
    const span = spanOf(query, this.time.now());
    const only = await this.#only(query, span);
    if (!only) return undefined;
    await this.directory.know([]);
    const figures = await figuresIn(this.database.read, { ...span, only });
    return { key: only.key, label: this.#label(only.by, only.key), figures };
  }

  #label(by: NonNullable<StatsQuery['groupBy']>, key: string): string {
    if (key === 'none') return 'zonder team';
    return by === 'team' ? (this.directory.team(key)?.name ?? key) : key;
  }

  async #only(query: SelectionQuery, span: Span): Promise<Only | undefined> {
    const given = DIMENSIONS.filter((by) => query[by] !== undefined);
    if (given.length > 1)
      throw new DoorError('request.invalid', {
        fields: { [given[1]!]: `not together with ${given[0]}: so few people would be told apart` },
      });
    const [by] = given;
    if (!by) return undefined;
    const only = { by, key: query[by]! };
    if (!(await this.#mayShow(span, only))) throw new DoorError('stats.too_few');
    return only;
  }

  /** As in the table it would be a part of: what is not shown there is not shown by itself. */
  async #mayShow(span: Span, { by, key }: Only): Promise<boolean> {
    const parts = await peopleBy(this.database.read, span, by);
    return !(await hiddenIn(this.database.read, span, by, parts)).has(key);
  }

  async #open(): Promise<number> {
    const [row] = await this.database.read.sql<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM tickets WHERE status <> 'closed' AND NOT is_outage`,
    );
    return Number(row?.n ?? 0);
  }

  async #firstWords(span: Span): Promise<Pick<StatsView, 'firstReplyMedianMs' | 'firstReplyInOffice'>> {
    const { read } = this.database;
    const clock = enoughOf(await spreadIn(read, span, 'first_words'));
    const open = enoughOf(await spreadIn(read, span, 'first_words', 'open_ms'));
    if (!open) return clock ? { firstReplyMedianMs: clock.p50 } : {};
    const wall = await spreadIn(read, { ...span, office: true }, 'first_words');
    return {
      firstReplyMedianMs: clock!.p50,
      firstReplyInOffice: { count: open.n, openMedianMs: open.p50, clockMedianMs: wall!.p50 },
    };
  }

  async #perDay(span: Span): Promise<DayView[]> {
    const { zone } = this.policies.current.calendar;
    const { counted, values } = among(this.database.read, span, ['asked', 'confirmed', ...ENDED_LATE]);
    const days = new Map<string, DayView>();
    const rows = await this.database.read.sql<{ what: string; q: number | string; n: number | string }>(
      `SELECT c.what AS what, CAST(c.at / ${QUARTER_MS} AS INTEGER) AS q, COUNT(*) AS n FROM ${counted}
       GROUP BY c.what, CAST(c.at / ${QUARTER_MS} AS INTEGER)`,
      values,
    );
    for (const { what, q, n } of rows) {
      const day = localDay(zone, Number(q) * QUARTER_MS);
      const counts = days.get(day) ?? { day, asked: 0, confirmed: 0, late: 0 };
      const name = what === 'asked' || what === 'confirmed' ? what : 'late';
      days.set(day, { ...counts, [name]: counts[name] + Number(n) });
    }
    return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  async #groups(span: Span, by: NonNullable<StatsQuery['groupBy']>): Promise<GroupView[]> {
    return (await this.#parts(span, by, OF_GROUPS)).map(({ key, label, people, withheld, tallies }) => {
      // Counts of questions may be shown where nobody stands out. How words were sent is no such count: it is hidden where the whole would tell.
      if (isSmall({ key, people })) return { key, label, withheld: true };
      const n = (what: What): number => tallyOf(tallies, what).n;
      return {
        ...{ key, label, withheld: false, asked: n('asked'), claimed: n('claimed'), confirmed: n('confirmed') },
        ...{ promisesKept: n('promise.kept'), promisesBroken: n('promise.broken') },
        ...(withheld ? {} : { sentAnyway: n('sent_anyway') }),
      };
    });
  }

  async #parts(span: Span, by: NonNullable<StatsQuery['groupBy']>, whats: readonly What[]): Promise<Part[]> {
    const { read } = this.database;
    await this.directory.know([]);
    const parts = by === 'month' ? await this.#months(span, whats) : await talliesBy(read, span, by, whats);
    const hidden = by === 'month' ? withheldOf(parts) : await hiddenIn(read, span, by, parts);
    const named = parts.map(({ key, people, tallies }) => ({
      key,
      people,
      label: this.#label(by, key),
      withheld: hidden.has(key),
      tallies,
    }));
    return by === 'month' ? named : named.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
  }

  /** By month of the whole house; of no other part. */
  async #told(span: Span, by: NonNullable<StatsQuery['groupBy']>): Promise<ReadonlyMap<string, ToldTallies>> {
    const told = new Map<string, ToldTallies>();
    if (by !== 'month') return told;
    const { read } = this.database;
    for (const { key, ...month } of monthsBetween(this.policies.current.calendar.zone, span.from, span.to))
      told.set(key, await toldIn(read, month));
    return told;
  }

  async #months({ from, to }: Span, whats: readonly What[]): Promise<(TablePart & { tallies: Tallies })[]> {
    const { read } = this.database;
    const months = monthsBetween(this.policies.current.calendar.zone, from, to);
    const counted = [];
    for (const { key, ...span } of months)
      counted.push({ ...(await peopleIn(read, span)), key, tallies: await talliesIn(read, span, whats) });
    return counted.filter(({ people }) => people > 0);
  }
}

interface Only {
  readonly by: Dimension;
  readonly key: string;
}

interface Part {
  readonly key: string;
  readonly label: string;
  readonly people: number;
  readonly withheld: boolean;
  readonly tallies: Tallies;
}

export function figureView({ name, unit, ...figure }: Figure): FigureView {
  const { nl, en, must }: FigureOf = FIGURES[name];
  return { name, unit, ...figure, ...(must === undefined ? {} : { must }), nl, en };
}
