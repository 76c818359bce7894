import { askedToStandIn, nextDueAt, nextRing, openHandover, type Clock, type Fact, type Ticket } from '@zorg112/domain';
import { ClockRow, DecisionRow, FactRow, HandoverRow, MessageRow, ParticipantRow, TicketRow } from '../rows/rows.js';
import { listOf } from '../sql.js';
import { type Transaction } from '../unit-of-work.js';
import { insert, insertRows } from './rows.repository.js';

/** A ticket with what only its row knows: the number people call it by and the first words. */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly number: number;
  readonly text: string;
}

/** Locked until the transaction ends; undefined when there is none. */
export async function loadTicket(tx: Transaction, id: string): Promise<StoredTicket | undefined> {
  const lock = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
  const [row] = await tx.sql<StoredRow>(`SELECT state, number, text FROM tickets WHERE id = ?${lock}`, [id]);
  return row && toStored(row);
}

/**
 * Locks these until the transaction ends, in the one order everybody takes who locks several: known faults first, then by id, so that
 * two deeds never wait for each other. On SQLite the transaction itself is the lock.
 */
export async function lockTickets(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (tx.engine !== 'postgres' || ids.length === 0) return;
  const order = 'ORDER BY is_outage DESC, id FOR UPDATE';
  await tx.sql(`SELECT id FROM tickets WHERE id IN ${listOf(ids)} ${order}`, ids);
}

export interface StoredRow {
  readonly state: string;
  readonly number: string | number;
  readonly text: string;
}

export function toStored(row: StoredRow): StoredTicket {
  return { ticket: JSON.parse(row.state) as Ticket, number: Number(row.number), text: row.text };
}

/** Returns the number people know it by. */
export async function insertTicket(tx: Transaction, ticket: Ticket, text: string): Promise<number> {
  const values = [{ id: ticket.id, text, ...columns(ticket) }];
  const made = await insert(tx, TicketRow, values, tx.engine === 'postgres' ? 'RETURNING number' : '');
  await saveClocks(tx, ticket.id, ticket.clocks);
  return Number(tx.engine === 'postgres' ? (made as { number: string }[])[0]?.number : made);
}

export class LostUpdate extends Error {
  constructor(id: string) {
    super(`ticket ${id} changed while it was being written`);
  }
}

/** Writes what changed. The condition on the version is the database's own word that nobody came between. */
export async function saveTicket(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const update = tx.manager.createQueryBuilder().update(TicketRow).set(columns(after)).updateEntity(false);
  await update.where('id = :id AND version = :version', { id: after.id, version: before.version }).execute();
  const [row] = await tx.sql<{ version: number }>('SELECT version FROM tickets WHERE id = ?', [after.id]);
  if (row?.version !== after.version) throw new LostUpdate(after.id);
  const known = new Set(before.clocks);
  await saveClocks(
    tx,
    after.id,
    after.clocks.filter((clock) => !known.has(clock)),
  );
  await saveParticipants(tx, before, after);
  await saveHandovers(tx, before, after);
  await saveDecisions(tx, before, after);
}

function columns(ticket: Ticket) {
  return {
    status: ticket.status,
    closedHow: ticket.closedHow ?? null,
    urgency: ticket.urgency,
    private: ticket.private,
    requesterId: ticket.requesterId,
    teamId: ticket.teamId ?? null,
    ownerId: ticket.ownerId,
    channel: ticket.channel,
    category: ticket.category ?? null,
    asset: ticket.asset ?? null,
    isOutage: ticket.isOutage ?? false,
    nextDueAt: nextDueAt(ticket) ?? null,
    version: ticket.version,
    createdAt: ticket.createdAt,
    changedAt: ticket.changedAt,
    claimedAt: ticket.claimedAt ?? null,
    firstReplyAt: ticket.firstReplyAt ?? null,
    closedAt: ticket.closedAt ?? null,
    score: ticket.score ?? null,
    state: ticket,
  };
}

function clockRows(ticketId: string, clocks: readonly Clock[]): ClockRow[] {
  return clocks.map((clock) => ({
    ticketId,
    id: clock.id,
    kind: clock.kind,
    target: clock.target.of,
    state: clock.state,
    outcome: clock.outcome ?? null,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt ?? clock.wasDueAt ?? null,
    endedAt: clock.endedAt ?? null,
    nextRingAt: nextRing(clock)?.at ?? null,
  }));
}

async function saveClocks(tx: Transaction, ticketId: string, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  const values = clockRows(ticketId, clocks);
  const changing = ['target', 'state', 'outcome', 'due_at', 'ended_at', 'next_ring_at'];
  const set = changing.map((name) => `${name} = excluded.${name}`).join(', ');
  await insert(tx, ClockRow, values, `ON CONFLICT (ticket_id, id) DO UPDATE SET ${set}`);
}

/** Who comes in is found and may see; who stood in, was offered it or was asked to decide no more is let go of. */
async function saveParticipants(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const [was, is] = [participants(before), participants(after)];
  const fresh = is.filter((one) => !was.some((other) => isSame(one, other)));
  for (const { kind, id } of was.filter((one) => !is.some((other) => isSame(one, other))))
    await tx.sql('DELETE FROM participants WHERE ticket_id = ? AND kind = ? AND id = ?', [after.id, kind, id]);
  if (fresh.length > 0) await insert(tx, ParticipantRow, fresh, 'ON CONFLICT DO NOTHING');
}

function participants(ticket: Ticket): ParticipantRow[] {
  const { helpers, consults, decisions, standIn, outage } = ticket;
  const as = (kind: string, ids: readonly (string | undefined)[]): ParticipantRow[] =>
    ids.flatMap((id) => (id === undefined ? [] : [{ ticketId: ticket.id, kind, id }]));
  const asked = consults.flatMap(({ to, onCall = [] }) => [
    ...(to.kind === 'email' ? [] : as(`asked_${to.kind}`, [to.id])),
    ...as('asked_person', onCall),
  ]);
  const deciders = decisions.flatMap(({ deciderId, decidedBy, passed }) => [deciderId, decidedBy, ...passed]);
  const all = [
    ...as(
      'helper',
      helpers.map(({ personId }) => personId),
    ),
    ...as('stand_in', [standIn?.personId]),
    ...as('receiver', [openHandover(ticket)?.toId, askedToStandIn(ticket)]),
    ...as('decider', deciders),
    ...as('outage', [outage?.id]),
    ...asked,
  ];
  return all.filter((one, i) => all.findIndex((other) => isSame(one, other)) === i);
}

function isSame(one: ParticipantRow, other: ParticipantRow): boolean {
  return one.kind === other.kind && one.id === other.id;
}

async function saveHandovers(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const changed = after.handovers.filter((one) => !before.handovers.includes(one));
  if (changed.length === 0) return;
  const values = changed.map(({ id, fromId, toId, offeredAt, endedAt, outcome }) => ({
    ...{ id, ticketId: after.id, fromId, toId, offeredAt },
    endedAt: endedAt ?? null,
    outcome: outcome ?? null,
  }));
  const set = ['ended_at', 'outcome'].map((name) => `${name} = excluded.${name}`).join(', ');
  await insert(tx, HandoverRow, values, `ON CONFLICT (id) DO UPDATE SET ${set}`);
}

async function saveDecisions(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const changed = after.decisions.filter((one) => !before.decisions.includes(one));
  if (changed.length === 0) return;
  const values = changed.map((one) => ({
    ...{ id: one.id, ticketId: after.id, kind: one.kind, level: one.level, amountCents: one.amountCents },
    deciderId: one.deciderId ?? null,
    askedAt: one.askedAt,
    outcome: one.outcome ?? null,
    bySilence: one.bySilence ?? false,
    decidedAt: one.decidedAt ?? one.endedAt ?? null,
    data: one,
  }));
  const set = ['decider_id', 'outcome', 'by_silence', 'decided_at', 'data'].map((name) => `${name} = excluded.${name}`);
  await insert(tx, DecisionRow, values, `ON CONFLICT (id) DO UPDATE SET ${set.join(', ')}`);
}

/** What happened, in order, beside the state it made. Returns nothing: the relay reads it from here. */
export async function appendFacts(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  tx.announces = true;
  await insert(tx, FactRow, facts.map(factRow));
}

function factRow({ ticketId, seq, type, at, by, onBehalfOf, data }: Fact) {
  return { ticketId, seq, type, at, byId: by, onBehalfOf: onBehalfOf ?? null, data };
}

/** A ticket with all that happened to it and all that was said. */
export interface History {
  readonly ticket: Ticket;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly messages: readonly MessageRow[];
}

/** Whole histories of tickets that are not there yet, in few statements. What happened before the doors opened is nobody's news. */
export async function insertHistories(tx: Transaction, told: readonly History[], now: number): Promise<void> {
  const tickets = told.map(({ ticket, text }) => ({ id: ticket.id, text, ...columns(ticket) }));
  await insertRows<Partial<TicketRow>>(tx, TicketRow, tickets);
  await insertRows(
    tx,
    ClockRow,
    told.flatMap(({ ticket }) => clockRows(ticket.id, ticket.clocks)),
  );
  await insertRows(
    tx,
    ParticipantRow,
    told.flatMap(({ ticket }) => participants(ticket)),
  );
  const facts = told.flatMap((one) => one.facts.map((fact) => ({ ...factRow(fact), relayedAt: now })));
  await insertRows<Partial<FactRow>>(tx, FactRow, facts);
  await insertRows(
    tx,
    MessageRow,
    told.flatMap(({ messages }) => messages),
  );
}

export async function insertMessage(tx: Transaction, message: MessageRow): Promise<void> {
  await insert(tx, MessageRow, [message]);
}
