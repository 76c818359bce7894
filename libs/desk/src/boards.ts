import { Injectable } from '@nestjs/common';
import {
  type AdmitBoardBody,
  type AskingBoardView,
  type BoardFiguresView,
  type BoardPage,
  type BoardView,
  DoorError,
  type PageQuery,
} from '@zorg112/contracts';
import {
  askingBoard,
  askingBoards,
  BoardRow,
  Database,
  hungBoards,
  type ReadDatabase,
  type StoredRow,
  toStored,
} from '@zorg112/database';
import { type Actor, forOthers, maskBsns, namePartsOf, namesNobody, type Ticket } from '@zorg112/domain';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { Colleagues } from './colleagues.js';
import { todayOf } from './day-so-far.js';
import { Directory } from './directory.js';
import { NOT_PRIVATE } from './eyes.js';
import { pageOf } from './paging.js';
import { type Span } from './span.js';
import { among, talliesIn, tallyOf } from './tallies.js';
import { iso, namesIn } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const CODE_MS = 10 * 60_000;
/** A screen that asks in vain asks again; more than this many at once is no wall. */
const MOST_ASKING = 100;
const SEEN_REST_MS = 60_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const MOST = { helpWanted: 50, thanks: 20, longestThanks: 140, faults: 20, here: 100 };

/**
 * Screens on the wall of the desk. A board has a key of its own that is no session: it opens the numbers below and nothing else, and it
 * stands for nobody. Who admits it is a lead, who reads six digits from it.
 */
@Injectable()
export class Boards {
  constructor(
    private readonly database: Database,
    private readonly colleagues: Colleagues,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  /** A screen says that it is there. Throws DoorError board.too_many. */
  async ask(): Promise<{ token: string; view: AskingBoardView }> {
    const now = this.time.now();
    const token = randomBytes(32).toString('base64url');
    return this.database.unitOfWork.run(async (tx) => {
      const asking = await askingBoards(tx, now);
      if (asking.length >= MOST_ASKING) throw new DoorError('board.too_many');
      const code = freeCode(asking.map((one) => one.code));
      const board: BoardRow = {
        ...{ id: newId(), tokenHash: hash(token), code, codeUntil: now + CODE_MS, name: null, showsNames: true },
        ...{ admittedBy: null, admittedAt: null, seenAt: now, endedBy: null, endedAt: null },
      };
      await tx.manager.insert(BoardRow, board);
      return { token, view: { code, until: iso(board.codeUntil), zone: this.directory.policy.calendar.zone } };
    });
  }

  /** Throws DoorError board.code_wrong, request.invalid. */
  async admit(actor: Actor, { code, name, showsNames = true }: AdmitBoardBody): Promise<BoardView> {
    const called = maskBsns(name.trim());
    if (called === '') throw new DoorError('request.invalid', { fields: { name: 'must not be blank' } });
    const now = this.time.now();
    const row = await this.database.unitOfWork.run(async (tx) => {
      const asking = await askingBoard(tx, code);
      if (!asking || asking.codeUntil <= now) throw new DoorError('board.code_wrong');
      const admitted = { ...asking, code: null, name: called, showsNames, admittedBy: actor.id, admittedAt: now };
      await tx.manager.update(BoardRow, { id: asking.id }, admitted);
      return admitted;
    });
    return this.#view(row);
  }

  async list(page: PageQuery): Promise<BoardPage> {
    const { items, nextCursor } = pageOf(await hungBoards(this.database.read), page);
    return { items: await Promise.all(items.map((row) => this.#view(row))), nextCursor };
  }

  /** From now on its key opens nothing. Ending it twice is ending it once. Throws DoorError board.not_found. */
  async end(actor: Actor, id: string): Promise<BoardView> {
    const row = await this.database.unitOfWork.run(async (tx) => {
      const board = await tx.manager.findOneBy(BoardRow, { id });
      if (!board || board.admittedAt === null) throw new DoorError('board.not_found');
      if (board.endedAt !== null) return board;
      const ended = { ...board, endedBy: actor.id, endedAt: this.time.now() };
      await tx.manager.update(BoardRow, { id }, ended);
      return ended;
    });
    return this.#view(row);
  }

  /** Throws DoorError board.unknown where this key opens nothing (any more), board.asking while nobody admitted it yet. */
  async figures(token: string | undefined, build: string): Promise<BoardFiguresView> {
    const now = this.time.now();
    const { read } = this.database;
    const board = token ? await read.manager.findOneBy(BoardRow, { tokenHash: hash(token) }) : null;
    if (!board || board.endedAt !== null) throw new DoorError('board.unknown');
    if (board.admittedAt === null) throw new DoorError(board.codeUntil > now ? 'board.asking' : 'board.unknown');
    if (now - board.seenAt > SEEN_REST_MS)
      await this.database.unitOfWork.run((tx) => tx.manager.update(BoardRow, { id: board.id }, { seenAt: now }));
    const { zone } = this.directory.policy.calendar;
    const today = todayOf(zone, now);
    const { items: here } = await this.colleagues.people({ onShift: true, limit: MOST.here });
    // By name: in any order of work one would read from a wall who holds most.
    const desk = here
      .filter(({ roles }) => roles.some((role) => role === 'agent' || role === 'lead'))
      .sort((one, other) => one.name.localeCompare(other.name, 'nl'));
    return {
      ...{ at: iso(now), zone, build, name: board.name ?? '' },
      ...(await countsOf(read, today)),
      hours: await hoursOf(read, today),
      here: board.showsNames ? desk.map(({ name, inCall }) => ({ name: name.split(' ')[0]!, onThePhone: inCall })) : [],
      onShift: desk.length,
      helpWanted: await this.#helpWanted(read),
      thanks: await this.#thanks(read, now - WEEK_MS),
      faults: await this.#faults(read),
    };
  }

  async #helpWanted(read: ReadDatabase): Promise<BoardFiguresView['helpWanted']> {
    const rows = await read.sql<StoredRow>(
      `SELECT t.state, t.number, t.text FROM tickets t WHERE t.status <> 'closed' AND ${NOT_PRIVATE.text}
         AND EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND p.kind IN ('asked_person', 'asked_service'))`,
      NOT_PRIVATE.values,
    );
    await this.directory.know([]);
    return rows
      .map(toStored)
      .flatMap(({ ticket, number }) => openConsults(ticket).map(({ to, askedAt }) => ({ number, to, askedAt })))
      .sort((one, other) => one.askedAt - other.askedAt)
      .slice(0, MOST.helpWanted)
      .map(({ number, to, askedAt }) => {
        const service = to.kind === 'service' ? this.directory.service(to.id)?.name : undefined;
        return { number, ...(service ? { service } : {}), since: iso(askedAt) };
      });
  }

  /** Only where nobody is named, of the question or of the house: what would have to be left open is not shown at all. */
  async #thanks(read: ReadDatabase, since: number): Promise<string[]> {
    const rows = await read.sql<StoredRow & { said: string }>(
      `SELECT t.state, t.number, t.text, m.text AS said FROM facts f JOIN tickets t ON t.id = f.ticket_id
         JOIN messages m ON m.ticket_id = f.ticket_id AND m.author_id = t.requester_id AND m.version = f.seq
       WHERE f.type = 'SolutionConfirmed' AND f.at >= ? AND t.score >= 4 AND ${NOT_PRIVATE.text}
       ORDER BY f.at DESC LIMIT ${4 * MOST.thanks}`,
      [since, ...NOT_PRIVATE.values],
    );
    const stored = rows.map((row) => ({ said: row.said, ticket: toStored(row).ticket }));
    await this.directory.know(stored.flatMap(({ ticket }) => namesIn(ticket)));
    const people = namePartsOf((await this.directory.everyone()).map(({ name }) => name));
    return stored
      .filter(({ ticket }) => ticket.paths.length === 0)
      .map(({ said, ticket }) => this.#without(said, ticket))
      .filter((text) => text !== '' && !text.includes('…') && namesNobody(text, people))
      .filter((text) => text.length <= MOST.longestThanks)
      .slice(0, MOST.thanks);
  }

  /** The desk's own words about a fault, and those only. */
  async #faults(read: ReadDatabase): Promise<string[]> {
    const rows = await read.sql<StoredRow>(
      `SELECT t.state, t.number, t.text FROM tickets t WHERE t.is_outage AND t.status <> 'closed' ORDER BY t.number DESC`,
      [],
    );
    const stored = rows.map(toStored).filter(({ ticket }) => ticket.outage?.endedAt === undefined);
    await this.directory.know(stored.flatMap(({ ticket }) => namesIn(ticket)));
    return stored.slice(0, MOST.faults).map(({ ticket, text }) => this.#without(text, ticket));
  }

  #without(text: string, ticket: Ticket): string {
    return forOthers(
      text,
      namesIn(ticket).map((person) => this.directory.named(person).name),
    );
  }

  async #view({ id, name, showsNames, admittedBy, admittedAt, seenAt }: BoardRow): Promise<BoardView> {
    await this.directory.know([admittedBy!]);
    return {
      ...{ id, name: name ?? '', showsNames, admittedBy: this.directory.named(admittedBy!) },
      ...{ admittedAt: iso(admittedAt!), seenAt: iso(seenAt) },
    };
  }
}

/** Over what is open and what was counted today only: a wall asks each ten seconds, whatever the house ever asked. */
async function countsOf(read: ReadDatabase, today: Span) {
  const [open] = await read.sql<Record<'waiting' | 'since' | 'care_now', number | string | null>>(
    `SELECT COUNT(CASE WHEN status = 'waiting_for_helper' THEN 1 END) AS waiting,
       MIN(CASE WHEN status = 'waiting_for_helper' THEN created_at END) AS since,
       COUNT(CASE WHEN urgency = 'now' AND status <> 'solution_offered' THEN 1 END) AS care_now
     FROM tickets WHERE status <> 'closed' AND NOT is_outage`,
    [],
  );
  const since = open?.since;
  return {
    waiting: Number(open?.waiting),
    ...(since === null || since === undefined ? {} : { waitingSince: iso(Number(since)) }),
    careNow: Number(open?.care_now),
    helped: tallyOf(await talliesIn(read, today, ['confirmed']), 'confirmed').n,
  };
}

/** On the night the clock goes back an hour there are twenty-five. */
async function hoursOf(read: ReadDatabase, { from, to }: Span): Promise<BoardFiguresView['hours']> {
  const { counted, values } = among(read, { from, to }, ['asked']);
  const rows = await read.sql<{ hour: number | string; asked: number | string }>(
    `SELECT CAST((c.at - ${from}) / ${HOUR_MS} AS INTEGER) AS hour, COUNT(*) AS asked FROM ${counted} GROUP BY 1`,
    values,
  );
  const asked = new Map(rows.map(({ hour, asked: n }) => [Number(hour), Number(n)]));
  const hours = Math.ceil((to - from) / HOUR_MS);
  return Array.from({ length: hours }, (_, i) => ({ at: iso(from + i * HOUR_MS), asked: asked.get(i) ?? 0 }));
}

const openConsults = ({ consults }: Ticket) =>
  consults.filter(({ answeredAt, withdrawnAt }) => answeredAt === undefined && withdrawnAt === undefined);

function freeCode(taken: readonly (string | null)[]): string {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    if (!taken.includes(code)) return code;
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');
