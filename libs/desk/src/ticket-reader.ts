import { Injectable } from '@nestjs/common';
import { DoorError, type FoundPage, type TicketPage, type TicketsQuery, type TicketView } from '@zorg112/contracts';
import { Database, listOf, type StoredRow, toStored, type StoredTicket } from '@zorg112/database';
import { CLOSED_HOW, maySee, Refusal, STATUSES, type Actor } from '@zorg112/domain';
import { Directory } from './directory.js';
import { OPEN, visibleTo, type Where } from './eyes.js';
import { order, type Order } from './order.js';
import { mendedBy, sought, soughtWithin, type Sought } from './search.js';
import { namesIn, ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

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

  /** What was typed may be found in words; where nothing holds it, within longer words; and else it may be meant otherwise. */
  async list(reader: Actor, query: TicketsQuery): Promise<FoundPage> {
    const { q = '' } = query;
    if (q.trim() === '') return this.#list(reader, query);
    const looks = { reader, read: this.database.read, directory: this.directory, now: this.time.now() };
    const found = await this.#list(reader, query, await sought(looks, q));
    if (found.items.length > 0) return found;
    const within = await this.#list(reader, query, await soughtWithin(looks, q));
    if (within.items.length > 0 || query.cursor) return within;
    const meant = await mendedBy(looks, q);
    const finds =
      meant && (await this.#list(reader, { ...query, limit: 1 }, await sought(looks, meant))).items.length > 0;
    return { ...within, ...(finds ? { didYouMean: meant } : {}) };
  }

  async #list(reader: Actor, query: TicketsQuery, words?: Sought): Promise<TicketPage> {
    const usual = query.status === 'open' ? 'due' : 'newest';
    const best = query.sort === undefined || query.sort === 'best' ? words?.best : undefined;
    const order = best ?? ORDERS[query.sort === 'best' ? usual : (query.sort ?? usual)];
    const wanted = [
      visibleTo(reader),
      ...filters(reader, query),
      ...(words ? words.wanted : []),
      ...(query.cursor ? [afterCursor(order, query.cursor)] : []),
    ];
    const page = await this.page(reader, wanted, order, query.limit ?? (query.ids ? 100 : PAGE));
    // Of the few somebody helped with, the rule says which still wait for their eyes.
    return query.lookAlong ? { ...page, items: page.items.filter(({ may }) => may.includes('lookAlong')) } : page;
  }

  async page(reader: Actor, wanted: readonly Where[], order: Order, limit: number): Promise<TicketPage> {
    const rows = await this.#rows(wanted, order, limit + 1);
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
    const stored = (await this.#rows(wanted, order, limit)).map(toStored);
    await this.directory.know(stored.flatMap(({ ticket }) => namesIn(ticket)));
    return stored;
  }

  #rows(wanted: readonly Where[], order: Order, limit: number): Promise<(StoredRow & { sort_key: number | string })[]> {
    const from = order.from ?? { text: 'tickets t', values: [] };
    const where = wanted.map(({ text }) => `(${text})`).join(' AND ');
    return this.database.read.sql(
      `SELECT state, number, text, ${order.key} AS sort_key FROM ${from.text} WHERE ${where} ORDER BY ${order.by} LIMIT ${limit}`,
      [from, ...wanted].flatMap(({ values }) => values),
    );
  }

  async #view(reader: Actor, stored: StoredTicket): Promise<TicketView> {
    await this.directory.know(namesIn(stored.ticket));
    return ticketView(stored, reader, this.time.now(), this.directory);
  }
}

const NEVER = 9_007_199_254_740_991;
/** What needs a person first: care that cannot wait, then whatever falls due first; what waits on her comes last. */
const DUE = `(CASE WHEN t.urgency = 'now' THEN 0 ELSE 1 END * 100000000000000 + COALESCE(t.next_due_at, 90000000000000))`;
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
