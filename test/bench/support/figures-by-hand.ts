import { type Database, type Engine } from '@zorg112/database';
import { type FigureName } from '@zorg112/domain';

type Sql = <T>(text: string, values?: readonly unknown[]) => Promise<T[]>;
type Num = number | string | null;
interface Span {
  readonly from: number;
  readonly to: number;
}
export interface ByHand {
  readonly n: number;
  readonly value?: number;
  readonly p90?: number;
}
export type FiguresByHand = ReadonlyMap<FigureName, ByHand>;

const CLOCKS = `'claim', 'first_reply', 'promise', 'callback', 'consult', 'solve'`;
const TOLD = `'HelperReplied', 'InterimGiven', 'SolutionOffered', 'HelpLogged', 'ClosedUnsolved'`;
const OWNS = `'TicketClaimed', 'HelpLogged', 'HandoverAccepted', 'OwnerSucceeded'`;

/**
 * The same figures as well as they can be asked by hand of facts, clocks and tickets, with the indexes they have. It may know what no
 * desk promises: that no question of this house took longer than `longest` (ms), and that nothing was a known fault. Open time it leaves out.
 */
export class ByHandQueries {
  readonly #sql: Sql;
  readonly #engine: Engine;
  constructor(
    { read }: Database,
    private readonly longest: number,
  ) {
    this.#sql = (text, values) => read.sql(text, values);
    this.#engine = read.engine;
  }

  async figures(span: Span): Promise<FiguresByHand> {
    const [types, clocks] = [await this.#types(span), await this.#clocks(span)];
    const n = (...names: string[]): number => names.reduce((sum, name) => sum + (types.get(name) ?? 0), 0);
    const ended = (kind: string): number => clocks.get(`${kind}.kept`) ?? 0;
    const [confirmed, scores, elsewhere] = [
      await this.#confirmed(span),
      await this.#scores(span),
      await this.#elsewhere(span),
    ];
    const money = await this.#maatwerk(span);
    const decided = await this.#decided(span);
    const sent = await this.#marked(`type IN (${TOLD})`, '"sentAnyway":true', span);
    const joined = await this.#marked(`type = 'EscalationRaised'`, '"added":', span);
    const counts: [FigureName, number][] = [
      ...([
        ['asked', n('TicketOpened', 'HelpLogged')],
        ['confirmed', n('SolutionConfirmed')],
      ] as [FigureName, number][]),
      ...(['claim', 'first_reply', 'promise', 'solve', 'consult', 'callback'] as const).map(
        (kind, i): [FigureName, number] => [
          (
            [
              'claimedInTime',
              'firstWordsInTime',
              'promisesKept',
              'solvedInTime',
              'consultsInTime',
              'calledBack',
            ] as const
          )[i]!,
          ended(kind),
        ],
      ),
      ['promisesMoved', clocks.get('promise.moved') ?? 0],
      ['promisesBroken', clocks.get('promise.broken') ?? 0],
      ['unconfirmed', n('TicketClosedUnconfirmed')],
      ['notSolved', n('SolutionRejected')],
      ['reopened', n('TicketReopened')],
      ['withdrawn', n('TicketWithdrawn')],
      ['discarded', n('TicketDiscarded')],
      ['unsolved', n('ClosedUnsolved')],
      ['later', n('LaterAgreed')],
      ['standIns', n('StandInStarted')],
      ['handovers', n('HandoverAccepted')],
      ['handoversRefused', n('HandoverDeclined', 'HandoverLapsed')],
      ['consults', n('ConsultAsked')],
      ['sentAnyway', sent],
      ['joined', joined],
      ['firstOwner', confirmed.firstOwner],
      ['firstContact', confirmed.firstContact],
      ['scored', scores.n],
      ['elsewhere', elsewhere.knocked],
      ['elsewhereAnswered', elsewhere.answered],
      ['maatwerk', money.n],
      ['nearTheWork', money.atOnce + decided.near],
    ];
    return new Map<FigureName, ByHand>([
      ...counts.map(([name, count]) => [name, { n: count }] as const),
      ['maatwerkCost', { n: money.n, value: money.sum }],
      ['decisionTime', decided.time],
      ['score', { n: scores.n, value: scores.middle }],
      ['pickUp', await this.#spread(this.#stamped('claimed_at'), span)],
      ['firstWords', await this.#spread(this.#stamped('first_reply_at'), span)],
      ['solved', await this.#spread(this.#solved, span)],
      ['consultTurnAround', await this.#answered(span)],
    ]);
  }

  /** What the table of teams and the first numbers of a summary show. */
  async byTeam(span: Span): Promise<Map<string, { asked: number; confirmed: number; kept: number; people: number }>> {
    await this.#types(span);
    await this.#clocks(span);
    await this.#scores(span);
    await this.#elsewhere(span);
    await this.#marked(`type IN (${TOLD})`, '"sentAnyway":true', span);
    await this.#marked(`type = 'EscalationRaised'`, '"added":', span);
    await this.#confirmed(span);
    await this.#spread(this.#stamped('first_reply_at'), span);
    await this.#sql(`SELECT COUNT(*) AS n FROM tickets WHERE status <> 'closed'`);
    for (const [time, more] of [['created_at'], ['closed_at', `AND closed_how = 'confirmed'`]] as const)
      await this.#sql(
        `SELECT CAST(${time} / 900000 AS INTEGER) AS q, COUNT(*) AS n FROM tickets WHERE ${this.#alive} AND ${time} >= ? AND ${time} < ? ${more ?? ''} GROUP BY 1`,
        [...this.#since(span), span.from, span.to],
      );
    const late = `SELECT CAST(ended_at / 900000 AS INTEGER) AS q, COUNT(*) AS n FROM clocks WHERE ${this.#running} AND outcome = 'broken' GROUP BY 1`;
    await this.#sql(late, this.#ran(span));
    const parts = new Map<string, { asked: number; confirmed: number; kept: number; people: number }>();
    const within = (time: string): string =>
      `SUM(CASE WHEN ${time} >= ${span.from} AND ${time} < ${span.to} THEN 1 ELSE 0 END)`;
    const rows = await this.#sql<Record<'team' | 'asked' | 'claimed' | 'confirmed' | 'people', Num>>(
      `SELECT team_id AS team, ${within('created_at')} AS asked, ${within('claimed_at')} AS claimed,
         ${within(`CASE closed_how WHEN 'confirmed' THEN closed_at END`)} AS confirmed, COUNT(DISTINCT requester_id) AS people
       FROM tickets WHERE ${this.#alive} AND changed_at >= ? GROUP BY team_id`,
      [...this.#since(span), span.from],
    );
    for (const { team, asked, confirmed, people } of rows)
      parts.set(String(team), {
        ...{ asked: Number(asked), confirmed: Number(confirmed), people: Number(people), kept: 0 },
      });
    const kept = await this.#sql<Record<'team' | 'kept' | 'broken', Num>>(
      `SELECT t.team_id AS team, SUM(CASE outcome WHEN 'kept' THEN 1 ELSE 0 END) AS kept, SUM(CASE outcome WHEN 'broken' THEN 1 ELSE 0 END) AS broken
       FROM clocks JOIN tickets t ON t.id = ticket_id WHERE ${this.#running.replace(CLOCKS, `'promise'`)} GROUP BY t.team_id`,
      this.#ran(span),
    );
    for (const { team, kept: n } of kept) parts.set(String(team), { ...parts.get(String(team))!, kept: Number(n) });
    await this.#sql(
      `SELECT t.team_id AS team, COUNT(*) AS n FROM facts f JOIN tickets t ON t.id = f.ticket_id
       WHERE f.type IN (${TOLD}) AND f.at >= ? AND f.at < ? AND f.data LIKE '%"sentAnyway":true%' GROUP BY t.team_id`,
      [span.from, span.to],
    );
    return parts;
  }

  /** Questions that can have had something happen to them in a span. */
  readonly #alive = 'created_at >= ? AND created_at < ?';
  #since({ from, to }: Span): number[] {
    return [from - this.longest, to];
  }
  readonly #running = `kind IN (${CLOCKS}) AND started_at >= ? AND started_at < ? AND ended_at >= ? AND ended_at < ?`;
  #ran(span: Span): number[] {
    return [...this.#since(span), span.from, span.to];
  }
  #told(column: string, name: string): string {
    return this.#engine === 'postgres' ? `(${column}::jsonb ->> '${name}')` : `(${column} ->> '$.${name}')`;
  }

  /** From the index alone. */
  async #types({ from, to }: Span): Promise<Map<string, number>> {
    const types = `'TicketOpened', 'TicketClaimed', 'SolutionConfirmed', 'TicketClosedUnconfirmed', 'SolutionRejected', 'TicketReopened',
      'TicketWithdrawn', 'TicketDiscarded', 'LaterAgreed', 'StandInStarted', 'HandoverAccepted', 'HandoverDeclined', 'HandoverLapsed',
      'ConsultAsked', ${TOLD}`;
    const rows = await this.#sql<{ type: string; n: Num }>(
      `SELECT type, COUNT(*) AS n FROM facts WHERE type IN (${types}) AND at >= ? AND at < ? GROUP BY type`,
      [from, to],
    );
    return new Map(rows.map(({ type, n }) => [type, Number(n)]));
  }

  async #clocks(span: Span): Promise<Map<string, number>> {
    const rows = await this.#sql<{ kind: string; outcome: string; n: Num }>(
      `SELECT kind, outcome, COUNT(*) AS n FROM clocks WHERE ${this.#running} GROUP BY kind, outcome`,
      this.#ran(span),
    );
    return new Map(rows.map(({ kind, outcome, n }) => [`${kind}.${outcome}`, Number(n)]));
  }

  async #marked(types: string, mark: string, { from, to }: Span): Promise<number> {
    const text = `SELECT COUNT(*) AS n FROM facts WHERE ${types} AND at >= ? AND at < ? AND data LIKE '%${mark}%'`;
    return Number((await this.#sql<{ n: Num }>(text, [from, to]))[0]!.n);
  }

  async #confirmed(span: Span): Promise<{ firstOwner: number; firstContact: number }> {
    const before = (types: string): string =>
      `(SELECT COUNT(*) FROM facts f WHERE f.ticket_id = t.id AND f.type IN (${types}))`;
    const [row] = await this.#sql<Record<'owner' | 'contact', Num>>(
      `SELECT SUM(CASE WHEN owners = 1 THEN 1 ELSE 0 END) AS owner, SUM(CASE WHEN again = 0 AND offered <= first + spoken THEN 1 ELSE 0 END) AS contact
       FROM (SELECT ${before(OWNS)} AS owners, ${before(`'SolutionRejected', 'TicketReopened'`)} AS again, t.first_reply_at AS first,
           CASE WHEN t.channel = 'phone' AND t.claimed_at = t.first_reply_at THEN 900000 ELSE 0 END AS spoken,
           CAST(${this.#told('t.state', 'solutionOfferedAt')} AS BIGINT) AS offered
         FROM tickets t WHERE ${this.#alive} AND closed_how = 'confirmed' AND closed_at >= ? AND closed_at < ?) AS done`,
      this.#ran(span),
    );
    return { firstOwner: Number(row!.owner), firstContact: Number(row!.contact) };
  }

  async #scores(span: Span): Promise<{ n: number; middle: number }> {
    const rows = await this.#sql<{ score: number; n: Num }>(
      `SELECT score, COUNT(*) AS n FROM tickets WHERE ${this.#alive} AND score IS NOT NULL AND closed_at >= ? AND closed_at < ? GROUP BY score ORDER BY score`,
      this.#ran(span),
    );
    const n = rows.reduce((sum, row) => sum + Number(row.n), 0);
    const nth = (at: number): number => {
      let seen = 0;
      return rows.find((row) => (seen += Number(row.n)) > at)?.score ?? NaN;
    };
    return { n, middle: Math.round((nth((n - 1) >> 1) + nth(n >> 1)) / 2) };
  }

  /** Who answered, by when she was asked; and what was told, by when she told it. */
  async #elsewhere({ from, to }: Span): Promise<{ answered: number; knocked: number }> {
    const told = `SELECT COUNT(*) AS n FROM facts f JOIN tickets t ON t.id = f.ticket_id WHERE f.type = 'ElsewhereTold' AND f.at >= ? AND f.at < ?`;
    const [answered] = await this.#sql<{ n: Num }>(`${told} AND t.closed_at >= ? AND t.closed_at < ?`, [
      ...[from, to + this.longest],
      ...[from, to],
    ]);
    const [knocked] = await this.#sql<{ n: Num }>(`${told} AND f.data LIKE '%"knocked":true%'`, [from, to]);
    return { answered: Number(answered!.n), knocked: Number(knocked!.n) };
  }

  async #maatwerk({ from, to }: Span): Promise<{ n: number; sum: number; atOnce: number }> {
    const [cents, level] = [this.#told('a.data', 'amountCents'), this.#told('a.data', 'level')];
    const [atOnce] = await this.#sql<{ n: Num; sum: Num }>(
      `SELECT COUNT(*) AS n, SUM(CAST(${cents} AS BIGINT)) AS sum FROM facts a WHERE a.type = 'DecisionAsked' AND a.at >= ? AND a.at < ? AND ${level} <> 'decider'`,
      [from, to],
    );
    const id = (column: string): string => this.#told(column, 'decisionId');
    const [later] = await this.#sql<{ n: Num; sum: Num }>(
      `SELECT COUNT(*) AS n, SUM(CAST(${cents} AS BIGINT)) AS sum FROM facts g JOIN facts a ON a.ticket_id = g.ticket_id AND a.type = 'DecisionAsked' AND ${id('a.data')} = ${id('g.data')}
       WHERE g.type = 'DecisionGiven' AND g.at >= ? AND g.at < ? AND g.data LIKE '%"granted":true%'`,
      [from, to],
    );
    const n = Number(atOnce!.n);
    return { n: n + Number(later!.n), sum: Number(atOnce!.sum) + Number(later!.sum), atOnce: n };
  }

  /** By somebody else than who asked: how often without the management, and how long it took. */
  async #decided({ from, to }: Span): Promise<{ near: number; time: ByHand }> {
    const id = (column: string): string => this.#told(column, 'decisionId');
    const given = `FROM facts g JOIN facts a ON a.ticket_id = g.ticket_id AND a.type = 'DecisionAsked' AND ${id('a.data')} = ${id('g.data')}
      WHERE g.type = 'DecisionGiven' AND g.at >= ? AND g.at < ?`;
    const [row] = await this.#sql<{ n: Num }>(
      `SELECT COUNT(*) AS n ${given} AND NOT EXISTS (SELECT 1 FROM facts p WHERE p.ticket_id = g.ticket_id
         AND p.type IN ('DecisionAsked', 'DecisionPassedOn') AND ${id('p.data')} = ${id('g.data')} AND p.data LIKE '%"management":true%')`,
      [from, to],
    );
    return { near: Number(row!.n), time: await this.#spreadOf(`SELECT g.at - a.at AS v ${given}`, [from, to]) };
  }

  #stamped(column: string): string {
    return `SELECT ${column} - created_at AS v FROM tickets WHERE ${this.#alive} AND ${column} >= ? AND ${column} < ?`;
  }
  get #solved(): string {
    const offered = `CAST(${this.#told('state', 'solutionOfferedAt')} AS BIGINT)`;
    return `SELECT ${offered} - created_at AS v FROM tickets WHERE ${this.#alive} AND closed_at >= ? AND closed_at < ? AND closed_how = 'confirmed' AND ${offered} > created_at`;
  }

  async #answered({ from, to }: Span): Promise<ByHand> {
    const id = (column: string): string => this.#told(column, 'consultId');
    const times = `SELECT f.at - a.at AS v FROM facts f JOIN facts a ON a.ticket_id = f.ticket_id AND a.type = 'ConsultAsked' AND ${id('a.data')} = ${id('f.data')}
      WHERE f.type = 'ConsultAnswered' AND f.at >= ? AND f.at < ?`;
    return this.#spreadOf(times, [from, to]);
  }

  #spread(times: string, span: Span): Promise<ByHand> {
    return this.#spreadOf(times, this.#ran(span));
  }
  async #spreadOf(times: string, values: readonly number[]): Promise<ByHand> {
    const rows = await this.#sql<Record<'v' | 'i' | 'n', Num>>(
      `SELECT v, i, n FROM (SELECT v, ROW_NUMBER() OVER (ORDER BY v) - 1 AS i, COUNT(*) OVER () AS n FROM (${times}) AS times) AS ordered
       WHERE i = (n - 1) / 2 OR i = n / 2 OR i = (9 * n + 9) / 10 - 1`,
      values,
    );
    if (rows.length === 0) return { n: 0 };
    const n = Number(rows[0]!.n);
    const at = (i: number): number => Number(rows.find((row) => Number(row.i) === i)!.v);
    return { n, value: Math.round((at((n - 1) >> 1) + at(n >> 1)) / 2), p90: at(Math.ceil((9 * n) / 10) - 1) };
  }
}
