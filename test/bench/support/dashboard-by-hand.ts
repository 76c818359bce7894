import { type Database, type Engine } from '@zorg112/database';

type Num = number | string | null;
interface Span {
  readonly from: number;
  readonly to: number;
}
export interface PartByHand {
  readonly asked: number;
  readonly confirmed: number;
  readonly kept: number;
  readonly firstOwner: number;
  /** Half of them waited no longer for their first words, in ms. */
  readonly middle: number;
}

const OWNS = `'TicketClaimed', 'HelpLogged', 'HandoverAccepted', 'OwnerSucceeded'`;
const AGAIN = `'SolutionRejected', 'TicketReopened'`;
const CLIMBING = `'claim', 'first_reply', 'promise', 'solve', 'consult', 'callback'`;
const KEYS = { team: 't.team_id', region: 'tm.region', category: `COALESCE(t.category, 'unknown')` };

/** What the dashboard draws, as well as it can be asked by hand of facts, clocks and tickets; it knows how long the longest question took (ms). */
export class DashboardByHand {
  readonly #sql: Database['read']['sql'];
  readonly #engine: Engine;
  constructor(
    { read }: Database,
    private readonly longest: number,
  ) {
    this.#sql = (text, values) => read.sql(text, values);
    this.#engine = read.engine;
  }

  /** By week: what was solved and how, promises, and half of the first words. The key is the place of the week. */
  async weeks(weeks: readonly Span[]): Promise<Map<string, PartByHand>> {
    const span = { from: weeks[0]!.from, to: weeks.at(-1)!.to };
    const of = (time: string): string =>
      `CASE ${weeks.map(({ to }, at) => `WHEN ${time} < ${to} THEN ${at}`).join(' ')} END`;
    const late = `EXISTS (SELECT 1 FROM clocks k WHERE k.ticket_id = t.id AND k.outcome = 'broken' AND k.kind IN (${CLIMBING}) AND k.ended_at <= t.closed_at)`;
    await this.#sql(
      `SELECT week, COUNT(*) AS n, SUM(late) AS late FROM (SELECT ${of('t.closed_at')} AS week, CASE WHEN ${late} THEN 1 ELSE 0 END AS late
       FROM tickets t WHERE ${this.#alive} AND t.closed_how = 'confirmed' AND t.closed_at >= ? AND t.closed_at < ?) AS done GROUP BY week`,
      this.#during(span),
    );
    return this.#parts(span, of);
  }

  /** The three tables of a stretch. */
  async tables(span: Span): Promise<Map<string, PartByHand>[]> {
    const tables = [];
    for (const key of Object.values(KEYS)) {
      tables.push(await this.#parts(span, () => key));
      await this.#sql(
        `SELECT ${key} AS part, COUNT(DISTINCT t.requester_id) AS n FROM tickets t LEFT JOIN teams tm ON tm.id = t.team_id
         WHERE ${this.#alive} AND t.changed_at >= ? GROUP BY 1`,
        [...this.#since(span), span.from],
      );
    }
    return tables;
  }

  /** How long each waited until it was picked up: the hours of the week are made of them. */
  async waiting(span: Span): Promise<number> {
    const rows = await this.#sql<{ at: Num; waited: Num }>(
      `SELECT t.created_at AS at, t.claimed_at - t.created_at AS waited FROM tickets t
       WHERE ${this.#alive} AND t.claimed_at >= ? AND t.claimed_at < ? ORDER BY 2`,
      this.#during(span),
    );
    const hours = new Map<number, number[]>();
    for (const { at, waited } of rows) {
      const hour = Math.floor(Number(at) / 3_600_000) % 168;
      hours.set(hour, [...(hours.get(hour)?.slice(0, 1) ?? []), Number(waited)]);
    }
    return hours.size;
  }

  async #parts(span: Span, of: (time: string) => string): Promise<Map<string, PartByHand>> {
    const from = 'FROM tickets t LEFT JOIN teams tm ON tm.id = t.team_id';
    const asked = await this.#sql<{ part: Num; n: Num }>(
      `SELECT ${of('t.created_at')} AS part, COUNT(*) AS n ${from} WHERE t.created_at >= ? AND t.created_at < ? GROUP BY 1`,
      [span.from, span.to],
    );
    const count = (types: string): string =>
      `(SELECT COUNT(*) FROM facts f WHERE f.ticket_id = t.id AND f.type IN (${types}))`;
    const offered =
      this.#engine === 'postgres' ? `(t.state::jsonb ->> 'solutionOfferedAt')` : `(t.state ->> '$.solutionOfferedAt')`;
    const done = await this.#sql<Record<'part' | 'n' | 'owner' | 'contact', Num>>(
      `SELECT part, COUNT(*) AS n, SUM(CASE WHEN owners = 1 THEN 1 ELSE 0 END) AS owner,
         SUM(CASE WHEN again = 0 AND offered <= first THEN 1 ELSE 0 END) AS contact
       FROM (SELECT ${of('t.closed_at')} AS part, ${count(OWNS)} AS owners, ${count(AGAIN)} AS again, t.first_reply_at AS first,
           CAST(${offered} AS BIGINT) AS offered ${from}
         WHERE ${this.#alive} AND t.closed_how = 'confirmed' AND t.closed_at >= ? AND t.closed_at < ?) AS done GROUP BY part`,
      this.#during(span),
    );
    const promises = await this.#sql<Record<'part' | 'kept' | 'broken', Num>>(
      `SELECT ${of('k.ended_at')} AS part, SUM(CASE k.outcome WHEN 'kept' THEN 1 ELSE 0 END) AS kept, SUM(CASE k.outcome WHEN 'broken' THEN 1 ELSE 0 END) AS broken
       FROM clocks k JOIN tickets t ON t.id = k.ticket_id LEFT JOIN teams tm ON tm.id = t.team_id
       WHERE k.kind = 'promise' AND k.started_at >= ? AND k.started_at < ? AND k.ended_at >= ? AND k.ended_at < ? GROUP BY 1`,
      this.#during(span),
    );
    const middles = await this.#sql<Record<'part' | 'v', Num>>(
      `SELECT part, AVG(v) AS v FROM (SELECT part, v, ROW_NUMBER() OVER (PARTITION BY part ORDER BY v) - 1 AS i, COUNT(*) OVER (PARTITION BY part) AS n
         FROM (SELECT ${of('t.first_reply_at')} AS part, t.first_reply_at - t.created_at AS v ${from}
           WHERE ${this.#alive} AND t.first_reply_at >= ? AND t.first_reply_at < ?) AS times) AS ordered
       WHERE i = (n - 1) / 2 OR i = n / 2 GROUP BY part`,
      this.#during(span),
    );
    const parts = new Map<string, PartByHand>();
    const put = (part: Num, more: Partial<PartByHand>): void => {
      const none = { asked: 0, confirmed: 0, kept: 0, firstOwner: 0, middle: 0 };
      if (part !== null) parts.set(String(part), { ...none, ...parts.get(String(part)), ...more });
    };
    for (const { part, n } of asked) put(part, { asked: Number(n) });
    for (const { part, n, owner } of done) put(part, { confirmed: Number(n), firstOwner: Number(owner) });
    for (const { part, kept } of promises) put(part, { kept: Number(kept) });
    for (const { part, v } of middles) put(part, { middle: Math.round(Number(v)) });
    return parts;
  }

  /** Questions that can have had something happen to them in a span. */
  readonly #alive = 't.created_at >= ? AND t.created_at < ?';
  #since({ from, to }: Span): number[] {
    return [from - this.longest, to];
  }
  #during(span: Span): number[] {
    return [...this.#since(span), span.from, span.to];
  }
}
