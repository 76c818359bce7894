import { nextDueAt, nextRing, type Clock, type Fact, type Ticket } from '@zorg112/domain';
import { ClockRow, FactRow, MessageRow, ParticipantRow, TicketRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

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

async function saveClocks(tx: Transaction, ticketId: string, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  const values = clocks.map((clock) => ({
    ticketId,
    id: clock.id,
    kind: clock.kind,
    target: clock.target.of,
    state: clock.state,
    outcome: clock.outcome ?? null,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt ?? null,
    endedAt: clock.endedAt ?? null,
    nextRingAt: nextRing(clock)?.at ?? null,
  }));
  const changing = ['target', 'state', 'outcome', 'due_at', 'ended_at', 'next_ring_at'];
  const set = changing.map((name) => `${name} = excluded.${name}`).join(', ');
  await insert(tx, ClockRow, values, `ON CONFLICT (ticket_id, id) DO UPDATE SET ${set}`);
}

async function saveParticipants(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const known = new Set(participants(before).map(({ kind, id }) => `${kind} ${id}`));
  const fresh = participants(after).filter(({ kind, id }) => !known.has(`${kind} ${id}`));
  if (fresh.length === 0) return;
  await insert(tx, ParticipantRow, fresh, 'ON CONFLICT DO NOTHING');
}

function participants(ticket: Ticket): ParticipantRow[] {
  const asked = ticket.consults.flatMap(({ to }) =>
    to.kind === 'email' ? [] : [{ kind: `asked_${to.kind}`, id: to.id }],
  );
  const helpers = ticket.helpers.map(({ personId }) => ({ kind: 'helper', id: personId }));
  return [...helpers, ...asked].map((who) => ({ ticketId: ticket.id, ...who }));
}

/** What happened, in order, beside the state it made. Returns nothing: the relay reads it from here. */
export async function appendFacts(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  const values = facts.map(({ ticketId, seq, type, at, by, onBehalfOf, data }) => ({
    ticketId,
    seq,
    type,
    at,
    byId: by,
    onBehalfOf: onBehalfOf ?? null,
    data,
  }));
  tx.announces = true;
  await insert(tx, FactRow, values);
}

export async function insertMessage(tx: Transaction, message: MessageRow): Promise<void> {
  await insert(tx, MessageRow, [message]);
}
