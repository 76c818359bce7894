import { Injectable } from '@nestjs/common';
import { DoorError, type TicketPage, type TicketsQuery, type TicketView } from '@zorg112/contracts';
import { Database, listOf, type StoredRow, toStored, type StoredTicket } from '@zorg112/database';
import { CLOSED_HOW, maySee, Refusal, servicesOf, STATUSES, type Actor } from '@zorg112/domain';
import { Directory } from './directory.js';
import { namesIn, ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** A piece of SQL with its parameters. */
export interface Where {
  readonly text: string;
  readonly values: readonly unknown[];
}

const PAGE = 50;

/** Reading tickets with the reader's own eyes: what you may not see is not found. */
@Injectable()
export class TicketReader {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async one(reader: Actor, id: string): Promise<TicketView> {
    return this.#view(reader, await this.stored(reader, id));
  }

  /** Throws Refusal ticket.not_found, also for a ticket this reader may not see. */
  async stored(reader: Actor, id: string): Promise<StoredTicket> {
    const [row] = await this.database.read.sql<StoredRow>('SELECT state, number, text FROM tickets WHERE id = ?', [id]);
    const stored = row && toStored(row);
    if (!stored || !maySee(stored.ticket, reader)) throw new Refusal('ticket.not_found');
    return stored;
  }

  /** The place of the newest fact: what a fresh screen starts from. */
  async lastSeq(): Promise<number> {
    const [last] = await this.database.read.sql<{ seq: number | string | null }>('SELECT MAX(id) AS seq FROM facts');
    return Number(last?.seq ?? 0);
  }

  async list(reader: Actor, query: TicketsQuery): Promise<TicketPage> {
    const order = ORDERS[query.sort ?? (query.status === 'open' ? 'due' : 'newest')];
    const wanted = [
      visibleTo(reader),
      ...filters(reader, query),
      ...(query.cursor ? [afterCursor(order, query.cursor)] : []),
    ];
    const page = await this.page(reader, wanted, order, query.limit ?? (query.ids ? 100 : PAGE));
    // Of the few somebody helped with, the rule says which still wait for their eyes.
    return query.lookAlong ? { ...page, items: page.items.filter(({ may }) => may.includes('lookAlong')) } : page;
  }

  async page(reader: Actor, wanted: readonly Where[], order: Order, limit: number): Promise<TicketPage> {
    const where = wanted.map(({ text }) => `(${text})`).join(' AND ');
    const rows = await this.database.read.sql<StoredRow & { sort_key: number | string }>(
      `SELECT state, number, text, ${order.key} AS sort_key FROM tickets t WHERE ${where} ORDER BY ${order.by} LIMIT ${limit + 1}`,
      wanted.flatMap(({ values }) => values),
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor =
      rows.length > limit && last ? Buffer.from(`${last.sort_key} ${last.number}`).toString('base64url') : null;
    const stored = shown.map(toStored);
    await this.directory.know(stored.flatMap(({ ticket }) => namesIn(ticket)));
    const now = this.time.now();
    return { items: stored.map((one) => ticketView(one, reader, now, this.directory)), nextCursor };
  }

  /** A page of tickets as they are stored; the caller has seen to it that the reader may see them. */
  async storedPage(wanted: readonly Where[], order: Order, limit: number): Promise<StoredTicket[]> {
    const rows = await this.database.read.sql<StoredRow>(
      `SELECT state, number, text FROM tickets t WHERE ${wanted.map(({ text }) => `(${text})`).join(' AND ')} ORDER BY ${order.by} LIMIT ${limit}`,
      wanted.flatMap(({ values }) => values),
    );
    const stored = rows.map(toStored);
    await this.directory.know(stored.flatMap(({ ticket }) => namesIn(ticket)));
    return stored;
  }

  async #view(reader: Actor, stored: StoredTicket): Promise<TicketView> {
    await this.directory.know(namesIn(stored.ticket));
    return ticketView(stored, reader, this.time.now(), this.directory);
  }
}

/** An order with a key to page by; ties are told apart by the number. `up`: smallest first. */
export interface Order {
  readonly key: string;
  readonly up: boolean;
  readonly by: string;
}

const NEVER = 9_007_199_254_740_991;
/** What needs a person first: care that cannot wait, then whatever falls due first; what waits on her comes last. */
const DUE = `(CASE WHEN t.urgency = 'now' THEN 0 ELSE 1 END * 100000000000000 + COALESCE(t.next_due_at, 90000000000000))`;
const order = (key: string, up: boolean): Order => ({
  key,
  up,
  by: `${key} ${up ? 'ASC' : 'DESC'}, number ${up ? 'ASC' : 'DESC'}`,
});
export const ORDERS = {
  due: order(DUE, true),
  newest: order('t.created_at', false),
  oldest: order('t.created_at', true),
  changed: order('t.changed_at', false),
} as const;

/** A cursor is opaque outside; a broken one is the caller's mistake. */
export function afterCursor(order: Order, cursor: string): Where {
  const [key, number] = Buffer.from(cursor, 'base64url').toString().split(' ').map(Number);
  if (
    key === undefined ||
    number === undefined ||
    !Number.isSafeInteger(key) ||
    !Number.isSafeInteger(number) ||
    key > NEVER
  ) {
    throw new DoorError('request.invalid', { fields: { cursor: 'not a cursor of ours' } });
  }
  const than = order.up ? '>' : '<';
  return { text: `${order.key} ${than} ? OR (${order.key} = ? AND number ${than} ?)`, values: [key, key, number] };
}

/** The same answer as `maySee` of the rule, as SQL. The two are held against each other in a test. */
export function visibleTo(reader: Actor): Where {
  const oversees = reader.roles.some((role) => role === 'manager' || role === 'admin');
  return oversees ? openOr(own(reader)) : readableBy(reader);
}

/** And of `mayReadWords`: who only oversees does not find a question by its words either. */
export function readableBy(reader: Actor): Where {
  if (reader.roles.some((role) => role === 'agent' || role === 'lead')) return openOr(own(reader));
  const { text, values } = own(reader);
  if (reader.teamIds.length === 0) return { text, values };
  return {
    text: `(NOT t.private AND t.team_id IN ${listOf(reader.teamIds)}) OR ${text}`,
    values: [...reader.teamIds, ...values],
  };
}

function own(reader: Actor): Where {
  const services = ['', ...servicesOf(reader)];
  const asked = `EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND ((p.kind IN ('helper', 'stand_in', 'receiver', 'decider', 'asked_person') AND p.id = ?) OR (p.kind = 'asked_service' AND p.id IN ${listOf(services)})))`;
  return {
    text: `t.requester_id = ? OR t.owner_id = ? OR ${asked}`,
    values: [reader.id, reader.id, reader.id, ...services],
  };
}

function openOr({ text, values }: Where): Where {
  return { text: `NOT t.private OR ${text}`, values };
}

export const OPEN: Where = { text: `t.status <> 'closed'`, values: [] };

function filters(reader: Actor, query: TicketsQuery): Where[] {
  const me = (id: string): string => (id === 'me' ? reader.id : id);
  const wanted: Where[] = [];
  if (query.status === 'open') wanted.push(OPEN);
  else if (query.status) wanted.push(statuses(query.status.split(',')));
  if (query.owner) wanted.push({ text: 't.owner_id = ?', values: [me(query.owner)] });
  if (query.requester) wanted.push({ text: 't.requester_id = ?', values: [me(query.requester)] });
  if (query.mine) wanted.push({ text: 't.requester_id = ?', values: [reader.id] });
  if (query.helping) {
    const who = me(query.helping);
    const services = ['', ...(who === reader.id ? (reader.onCallFor ?? []) : [])];
    const text = `t.owner_id <> ? AND EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND ((p.kind IN ('helper', 'stand_in', 'asked_person') AND p.id = ?) OR (p.kind = 'asked_service' AND p.id IN ${listOf(services)})))`;
    wanted.push({ text, values: [who, who, ...services] });
  }
  if (query.offered) {
    const text = `EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND p.kind = 'receiver' AND p.id = ?)`;
    wanted.push({ text, values: [me(query.offered)] });
  }
  if (query.lookAlong) {
    const text = `t.closed_how = 'unsolved' AND EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND p.kind = 'helper' AND p.id = ?)`;
    wanted.push({ text, values: [reader.id] });
  }
  if (query.outage) {
    const text = `t.id = ? OR EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND p.kind = 'outage' AND p.id = ?)`;
    wanted.push({ text, values: [query.outage, query.outage] });
  }
  if (query.team) wanted.push({ text: 't.team_id = ?', values: [query.team] });
  if (query.urgency) wanted.push({ text: 't.urgency = ?', values: [query.urgency] });
  if (query.ids) wanted.push(byIds(query.ids.split(',')));
  if (query.q)
    wanted.push(
      ...query.q
        .trim()
        .split(/\s+/)
        .map((word) => holding(reader, word)),
    );
  return wanted;
}

function statuses(names: readonly string[]): Where {
  const unknown = names.find((name) => !([...STATUSES, ...CLOSED_HOW] as string[]).includes(name));
  if (unknown) throw new DoorError('request.invalid', { fields: { status: `"${unknown}" is not a status` } });
  return { text: `t.status IN ${listOf(names)} OR t.closed_how IN ${listOf(names)}`, values: [...names, ...names] };
}

function byIds(ids: readonly string[]): Where {
  if (ids.length > 100) throw new DoorError('request.invalid', { fields: { ids: 'at most 100' } });
  return { text: `t.id IN ${listOf(ids)}`, values: ids };
}

/** A number finds its question; other words are looked for in the question itself. */
function holding(reader: Actor, word: string): Where {
  const readable = readableBy(reader);
  const like = {
    text: `LOWER(t.text) LIKE ? ESCAPE '!' AND (${readable.text})`,
    values: [`%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`, ...readable.values],
  };
  return /^\d{1,12}$/.test(word)
    ? { text: `number = ? OR (${like.text})`, values: [Number(word), ...like.values] }
    : like;
}
