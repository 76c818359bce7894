import { Injectable } from '@nestjs/common';
import { DoorError, type GroupView, type StatsQuery, type StatsView } from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { DAY } from '@zorg112/domain';
import { Directory } from './directory.js';
import { PolicyBook } from './policy-book.js';
import { officeReplies } from './response-times.js';
import { localDay, monthsBetween } from './local-days.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

const LAST_DAYS = 28;
const SMALLEST_GROUP = 5;
/** Quarters of an hour: every zone on earth begins its days on one. */
const QUARTER_MS = 900_000;

/** The numbers of the rule, counted from facts and clocks at the moment of asking. Never about one helper. */
@Injectable()
export class Stats {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  async summary(query: StatsQuery): Promise<StatsView> {
    const now = this.time.now();
    const span = {
      from: query.from ? Date.parse(query.from) : now - LAST_DAYS * DAY,
      to: query.to ? Date.parse(query.to) : now + 1,
    };
    if (span.from >= span.to) throw new DoorError('request.invalid', { fields: { to: 'must be after from' } });
    if (span.to - span.from > 3_700 * DAY)
      throw new DoorError('request.invalid', { fields: { from: 'at most ten years' } });
    const deeds = await this.#deeds(span);
    const clocks = await this.#clocks(span);
    const deed = (type: string): number => deeds.get(type) ?? 0;
    const ended = (kind: string, outcome: string): number => clocks.get(`${kind} ${outcome}`) ?? 0;
    return {
      from: iso(span.from),
      to: iso(span.to),
      freshAt: iso(now),
      asked: deed('TicketOpened') + deed('HelpLogged') - (await this.#faults(span)),
      claimed: deed('TicketClaimed'),
      confirmed: deed('SolutionConfirmed'),
      unconfirmed: deed('TicketClosedUnconfirmed'),
      notSolved: deed('SolutionRejected'),
      reopened: deed('TicketReopened'),
      withdrawn: deed('TicketWithdrawn'),
      consults: deed('ConsultAsked'),
      handoversOffered: deed('HandoverOffered') - (await this.#difficult(span, 'HandoverOffered')),
      handovers: deed('HandoverAccepted') - (await this.#difficult(span, 'HandoverAccepted')),
      handoversRefused: deed('HandoverDeclined') + deed('HandoverLapsed'),
      returnsToEarlierOwner: await this.#returns(span),
      sentAnyway: await this.#number(`SELECT COUNT(*) AS n FROM facts WHERE at >= ? AND at < ? AND ${SENT_ANYWAY}`, [
        span.from,
        span.to,
      ]),
      standIns: deed('StandInStarted'),
      laterAgreed: deed('LaterAgreed'),
      unsolved: deed('ClosedUnsolved'),
      discarded: deed('TicketDiscarded'),
      escalations: await this.#number(
        `SELECT COUNT(*) AS n FROM facts WHERE type = 'EscalationRaised' AND at >= ? AND at < ? AND data LIKE '%"added":%'`,
        [span.from, span.to],
      ),
      open: await this.#number(`SELECT COUNT(*) AS n FROM tickets WHERE status <> 'closed'`, []),
      claimedInTime: ended('claim', 'kept'),
      claimedLate: ended('claim', 'broken'),
      firstReplyInTime: ended('first_reply', 'kept'),
      firstReplyLate: ended('first_reply', 'broken'),
      promisesMade: await this.#number(
        `SELECT COUNT(*) AS n FROM clocks WHERE kind = 'promise' AND started_at >= ? AND started_at < ?`,
        [span.from, span.to],
      ),
      promisesKept: ended('promise', 'kept'),
      promisesMoved: ended('promise', 'moved'),
      promisesBroken: ended('promise', 'broken'),
      solvedByFirstOwner: await this.#solvedByFirstOwner(span),
      ...(await this.#firstReplyMedian(span)),
      ...(await this.#inOffice(span)),
      ...(await this.#scores(span)),
      ...(await this.#elsewhere(span)),
      perDay: await this.#perDay(span),
      groups: query.groupBy ? await this.#groups(span, query.groupBy) : [],
    };
  }

  async #deeds({ from, to }: Span): Promise<Map<string, number>> {
    const rows = await this.database.read.sql<{ type: string; n: number | string }>(
      'SELECT type, COUNT(*) AS n FROM facts WHERE at >= ? AND at < ? GROUP BY type',
      [from, to],
    );
    return new Map(rows.map(({ type, n }) => [type, Number(n)]));
  }

  async #clocks({ from, to }: Span): Promise<Map<string, number>> {
    const rows = await this.database.read.sql<{ kind: string; outcome: string; n: number | string }>(
      'SELECT kind, outcome, COUNT(*) AS n FROM clocks WHERE ended_at >= ? AND ended_at < ? GROUP BY kind, outcome',
      [from, to],
    );
    return new Map(rows.map(({ kind, outcome, n }) => [`${kind} ${outcome}`, Number(n)]));
  }

  async #number(text: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.read.sql<{ n: number | string }>(text, values);
    return Number(row?.n ?? 0);
  }

  /** A known fault is the desk's own question, not somebody's. */
  async #faults({ from, to }: Span): Promise<number> {
    return this.#number('SELECT COUNT(*) AS n FROM tickets WHERE is_outage AND created_at >= ? AND created_at < ?', [
      from,
      to,
    ]);
  }

  /** Handovers to somebody who had claimed or accepted the same question before, without her asking for it: must be 0. */
  async #returns({ from, to }: Span): Promise<number> {
    const accepted = await this.database.read.sql<{ data: string; ticket_id: string; seq: number }>(
      `SELECT ticket_id, seq, data FROM facts WHERE type = 'HandoverAccepted' AND at >= ? AND at < ?`,
      [from, to],
    );
    let returns = 0;
    for (const { ticket_id, seq, data } of accepted) {
      const { ownerId, asked } = JSON.parse(data) as { ownerId: string; asked?: true };
      if (asked) continue;
      returns += await this.#number(
        `SELECT COUNT(*) AS n FROM facts WHERE ticket_id = ? AND seq < ? AND type IN ('TicketClaimed', 'HandoverAccepted') AND data LIKE ?`,
        [ticket_id, seq, `%"ownerId":"${ownerId}"%`],
      );
    }
    return returns;
  }

  /** What came of a difficult conversation counts for nothing. */
  async #difficult({ from, to }: Span, type: 'HandoverOffered' | 'HandoverAccepted'): Promise<number> {
    return this.#number(`SELECT COUNT(*) AS n FROM facts WHERE type = ? AND at >= ? AND at < ? AND ${DIFFICULT}`, [
      ...[type, from, to],
    ]);
  }

  async #solvedByFirstOwner({ from, to }: Span): Promise<number> {
    return this.#number(
      `SELECT COUNT(*) AS n FROM facts f WHERE f.type = 'SolutionConfirmed' AND f.at >= ? AND f.at < ?
         AND (SELECT COUNT(*) FROM facts c WHERE c.ticket_id = f.ticket_id AND c.type IN ('TicketClaimed', 'HelpLogged', 'HandoverAccepted', 'OwnerSucceeded')
           AND NOT (c.${DIFFICULT})) = 1`,
      [from, to],
    );
  }

  async #firstReplyMedian({ from, to }: Span): Promise<{ firstReplyMedianMs?: number }> {
    const among = 'FROM tickets WHERE first_reply_at >= ? AND first_reply_at < ?';
    const count = await this.#number(`SELECT COUNT(*) AS n ${among}`, [from, to]);
    if (count === 0) return {};
    const middle = await this.database.read.sql<{ d: number | string }>(
      `SELECT first_reply_at - created_at AS d ${among} ORDER BY d LIMIT ${count % 2 === 0 ? 2 : 1} OFFSET ${Math.floor((count - 1) / 2)}`,
      [from, to],
    );
    return { firstReplyMedianMs: Math.round(middle.reduce((sum, { d }) => sum + Number(d), 0) / middle.length) };
  }

  async #inOffice({ from, to }: Span): Promise<Pick<StatsView, 'firstReplyInOffice'>> {
    const firstReplyInOffice = await officeReplies(this.database, this.policies, from, to);
    return firstReplyInOffice ? { firstReplyInOffice } : {};
  }

  async #scores({ from, to }: Span): Promise<{ scoreCount: number; scoreAverage?: number }> {
    const [row] = await this.database.read.sql<{ n: number | string; total: number | string | null }>(
      'SELECT COUNT(score) AS n, SUM(score) AS total FROM tickets WHERE closed_at >= ? AND closed_at < ?',
      [from, to],
    );
    const scoreCount = Number(row?.n ?? 0);
    return scoreCount === 0
      ? { scoreCount }
      : { scoreCount, scoreAverage: Math.round((Number(row?.total) / scoreCount) * 100) / 100 };
  }

  /** Of those who were asked in this span, by now. */
  async #elsewhere({
    from,
    to,
  }: Span): Promise<Pick<StatsView, 'elsewhereAsked' | 'elsewhereTold' | 'elsewhereKnocked'>> {
    const [row] = await this.database.read.sql<Record<'asked' | 'told' | 'knocked', number | string>>(
      `SELECT COUNT(*) AS asked, COUNT(answer) AS told, COUNT(CASE WHEN answer LIKE '%"knocked":true%' THEN 1 END) AS knocked
       FROM (SELECT (SELECT t.data FROM facts t WHERE t.ticket_id = f.ticket_id AND t.seq > f.seq AND t.type = 'ElsewhereTold'
                     ORDER BY t.seq LIMIT 1) AS answer
             FROM facts f WHERE f.type = 'SolutionConfirmed' AND f.at >= ? AND f.at < ? AND f.data LIKE '%"asksElsewhere":true%') AS answers`,
      [from, to],
    );
    const { asked = 0, told = 0, knocked = 0 } = row ?? {};
    return { elsewhereAsked: Number(asked), elsewhereTold: Number(told), elsewhereKnocked: Number(knocked) };
  }

  async #perDay({ from, to }: Span): Promise<StatsView['perDay']> {
    const { zone } = this.policies.current.calendar;
    const days = new Map<string, { asked: number; confirmed: number; late: number }>();
    const count = async (what: 'asked' | 'confirmed' | 'late', text: string): Promise<void> => {
      for (const { q, n } of await this.database.read.sql<{ q: number | string; n: number | string }>(text, [
        from,
        to,
      ])) {
        const day = localDay(zone, Number(q) * QUARTER_MS);
        const counts = days.get(day) ?? { asked: 0, confirmed: 0, late: 0 };
        days.set(day, { ...counts, [what]: counts[what] + Number(n) });
      }
    };
    const facts = (type: string): string =>
      `SELECT at / ${QUARTER_MS} AS q, COUNT(*) AS n FROM facts WHERE type = '${type}' AND at >= ? AND at < ? GROUP BY at / ${QUARTER_MS}`;
    await count('asked', facts('TicketOpened'));
    await count('confirmed', facts('SolutionConfirmed'));
    await count(
      'late',
      `SELECT ended_at / ${QUARTER_MS} AS q, COUNT(*) AS n FROM clocks WHERE outcome = 'broken' AND ended_at >= ? AND ended_at < ? GROUP BY ended_at / ${QUARTER_MS}`,
    );
    return [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  async #groups(span: Span, by: NonNullable<StatsQuery['groupBy']>): Promise<GroupView[]> {
    await this.directory.know([]);
    if (by === 'month') {
      const months = monthsBetween(this.policies.current.calendar.zone, span.from, span.to);
      const rows = await Promise.all(
        months.map(async ({ key, from, to }) => (await this.#grouped({ from, to }, `'${key}'`))[0] ?? []),
      );
      return rows.flat().map((row) => group(row, row.key ?? ''));
    }
    const key = {
      team: 't.team_id',
      region: 'tm.region',
      // Nobody has to choose a subject.
      category: `COALESCE(t.category, 'unknown')`,
      channel: 't.channel',
      urgency: 't.urgency',
    }[by];
    const rows = await this.#grouped(span, key);
    const label = (key: string | null): string =>
      key === null ? 'zonder team' : by === 'team' ? (this.directory.team(key)?.name ?? key) : key;
    return rows.map((row) => group(row, label(row.key))).sort((a, b) => a.label.localeCompare(b.label, 'nl'));
  }

  /** Questions asked in the span, by key: how they went until now. */
  async #grouped({ from, to }: Span, key: string): Promise<Grouped[]> {
    const promises = (outcome: string): string =>
      `SUM((SELECT COUNT(*) FROM clocks c WHERE c.ticket_id = t.id AND c.kind = 'promise' AND c.outcome = '${outcome}'))`;
    return this.database.read.sql<Grouped>(
      `SELECT ${key} AS key, COUNT(*) AS asked, COUNT(DISTINCT t.requester_id) AS askers, COUNT(t.claimed_at) AS claimed,
        SUM(CASE WHEN t.closed_how = 'confirmed' THEN 1 ELSE 0 END) AS confirmed, ${promises('kept')} AS kept, ${promises('broken')} AS broken,
        SUM((SELECT COUNT(*) FROM facts f WHERE f.ticket_id = t.id AND ${SENT_ANYWAY})) AS sent_anyway
       FROM tickets t LEFT JOIN teams tm ON tm.id = t.team_id WHERE t.created_at >= ? AND t.created_at < ? GROUP BY 1`,
      [from, to],
    );
  }
}

/** Words that left the next step with her and were sent after the warning. */
const DIFFICULT = `data LIKE '%"difficult":true%'`;
const SENT_ANYWAY = `type IN ('HelperReplied', 'InterimGiven', 'SolutionOffered', 'HelpLogged', 'ClosedUnsolved', 'WaitAsked', 'BroadcastHeard', 'OutageEnded') AND data LIKE '%"sentAnyway":true%'`;

interface Grouped extends Record<
  'asked' | 'askers' | 'claimed' | 'confirmed' | 'kept' | 'broken' | 'sent_anyway',
  number | string
> {
  readonly key: string | null;
}

function group(row: Grouped, label: string): GroupView {
  const named = { key: row.key ?? 'none', label };
  if (Number(row.askers) < SMALLEST_GROUP) return { ...named, withheld: true };
  return {
    ...named,
    withheld: false,
    asked: Number(row.asked),
    claimed: Number(row.claimed),
    confirmed: Number(row.confirmed),
    promisesKept: Number(row.kept),
    promisesBroken: Number(row.broken),
    sentAnyway: Number(row.sent_anyway),
  };
}
