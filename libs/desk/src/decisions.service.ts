import { Injectable } from '@nestjs/common';
import {
  type DecidedView,
  type DecisionBody,
  type DecisionsQuery,
  DoorError,
  type RegisterPage,
  type SharesView,
  type VerdictBody,
} from '@zorg112/contracts';
import { Database, DecisionRow, toStored, type StoredRow } from '@zorg112/database';
import { enoughOf, figureFrom, Refusal, type Actor, type FigureName, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { visibleTo } from './eyes.js';
import { countsBy } from './asked-in.js';
import { spreadIn, talliesIn, tallyOf } from './tallies.js';
import { TicketDesk } from './ticket-desk.js';
import { decisionView, namesIn, ticketView } from './ticket-view.js';

const PAGE = 50;

/** Maatwerk, decided near the work, and the register of it. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  async ask(actor: Actor, ticketId: string, body: DecisionBody): Promise<DecidedView> {
    const decisionId = newId();
    const { amountCents, reason = '', solves = '', kind = 'money' } = body;
    const move = { move: 'askDecision', decisionId, kind, amountCents, reason, solves } as const;
    return this.#decided(actor, ticketId, decisionId, move);
  }

  async verdict(actor: Actor, decisionId: string, { granted, alternative }: VerdictBody): Promise<DecidedView> {
    const row = await this.database.read.manager.findOneBy(DecisionRow, { id: decisionId });
    if (!row) throw new Refusal('decision.not_found');
    return this.#decided(actor, row.ticketId, decisionId, { move: 'giveVerdict', decisionId, granted, alternative });
  }

  /** Newest first: what was decided, at which level, how fast, what it solved. */
  async register(reader: Actor, { limit = PAGE, cursor, mine, open }: DecisionsQuery): Promise<RegisterPage> {
    const visible = visibleTo(reader);
    const [at, id] = cursor === undefined ? [] : readCursor(cursor);
    const conditions = [
      `(${visible.text})`,
      ...(mine ? ['d.decider_id = ?'] : []),
      ...(open ? [`d.outcome IS NULL AND d.decided_at IS NULL AND t.status <> 'closed'`] : []),
      ...(at === undefined ? [] : ['(d.asked_at < ? OR (d.asked_at = ? AND d.id < ?))']),
    ];
    const values = [...visible.values, ...(mine ? [reader.id] : []), ...(at === undefined ? [] : [at, at, id])];
    const rows = await this.database.read.sql<StoredRow & { id: string; asked_at: string | number }>(
      `SELECT d.id, d.asked_at, t.state, t.number, t.text FROM decisions d JOIN tickets t ON t.id = d.ticket_id
       WHERE ${conditions.join(' AND ')} ORDER BY d.asked_at DESC, d.id DESC LIMIT ${limit + 1}`,
      values,
    );
    const shown = rows.slice(0, limit).map((row) => ({ decisionId: row.id, ...toStored(row) }));
    await this.directory.know(shown.flatMap(({ ticket }) => namesIn(ticket)));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items = shown.map(({ decisionId, ticket, number }) => {
      const team = ticket.teamId === undefined ? undefined : this.directory.team(ticket.teamId);
      const decision = ticket.decisions.find((one) => one.id === decisionId)!;
      const where = { ticketId: ticket.id, ticketNumber: number, ...(team ? { teamName: team.name } : {}) };
      return { ...decisionView(ticket, decision, this.directory), ...where };
    });
    return { items, nextCursor: last ? Buffer.from(`${last.asked_at} ${last.id}`).toString('base64url') : null };
  }

  /** How near the work was decided, of what was decided in a period (UTC ms). */
  async shares(from: number, to: number): Promise<SharesView> {
    const { read } = this.database;
    const levels = await countsBy(read, { from, to }, 'maatwerk.decided');
    const by = (...keys: string[]): number =>
      levels.reduce((sum, { key, n }) => (keys.includes(key) ? sum + n : sum), 0);
    const tallies = await talliesIn(read, { from, to });
    const figure = (name: FigureName) => figureFrom(name, (what) => tallyOf(tallies, what)).value;
    const took = enoughOf(await spreadIn(read, { from, to }, 'maatwerk.waited'));
    const near = figure('nearTheWork');
    return {
      ...{ owner: by('owner'), team: by('team'), decider: by('decider', 'management'), management: by('management') },
      ...{ bySilence: tallyOf(tallies, 'maatwerk.silence').n, refused: tallyOf(tallies, 'maatwerk.refused').n },
      grantedCents: figure('maatwerkCost') ?? 0,
      ...(took ? { medianMs: took.p50 } : {}),
      ...(near === undefined ? {} : { nearTheWork: near }),
    };
  }

  #decided(actor: Actor, ticketId: string, decisionId: string, move: Move): Promise<DecidedView> {
    return this.desk.act(actor, ticketId, move, undefined, (done) => ({
      ...decisionView(
        done.ticket,
        done.ticket.decisions.find(({ id }) => id === decisionId)!,
        this.directory,
      ),
      ticket: ticketView(done, actor, done.now, this.directory),
    }));
  }
}

function readCursor(cursor: string): [number, string] {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!id || !Number.isSafeInteger(Number(at)))
    throw new DoorError('request.invalid', { fields: { cursor: 'not a cursor of ours' } });
  return [Number(at), id];
}
