import { Injectable } from '@nestjs/common';
import {
  type BroadcastBody,
  type BundledView,
  type JoinBody,
  type OutageBody,
  type OutageOverBody,
  type OutagePage,
  type OutageView,
  type TicketView,
} from '@zorg112/contracts';
import { Database, loadTicket, toStored, type StoredRow, type StoredTicket, type Transaction } from '@zorg112/database';
import { Refusal, type Actor, type Category, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { OwnershipService } from './ownership.service.js';
import { TicketDesk, type Done, type Hands, type Words } from './ticket-desk.js';
import { iso, nextStepView, ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** A known fault for many: one question with one owner and one ladder, and everybody's questions bundled with it. */
@Injectable()
export class OutagesService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly ownership: OwnershipService,
    private readonly directory: Directory,
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  /** Who opens it owns it. A question that cannot be bundled is left as it was, and said. */
  async open(actor: Actor, body: OutageBody): Promise<BundledView> {
    const text = (body.text ?? '').trim();
    if (text === '') throw new Refusal('ticket.empty');
    const [id, messageId] = [newId(), newId()];
    const asked = { messageId, text, requesterId: actor.id, channel: 'web', urgency: body.urgency };
    return this.desk.together(actor, async (hands) => {
      const move = { move: 'open', ...asked, isOutage: true } as const;
      const opened = await hands.open(id, move, { id: messageId, kind: 'question', text });
      await hands.lock(body.ticketIds ?? []);
      return this.#bundled(hands, actor, opened, body.ticketIds ?? []);
    });
  }

  async bundle(actor: Actor, outageId: string, ticketIds: readonly string[]): Promise<BundledView> {
    return this.desk.together(actor, async (hands) => {
      await hands.lock([outageId, ...ticketIds]);
      return this.#bundled(hands, actor, await running(hands.tx, outageId), ticketIds);
    });
  }

  /** "Ik ook": the question she has already, or else a new one, is helped by the one who helps with the fault. */
  async join(actor: Actor, outageId: string, { ticketId }: JoinBody): Promise<TicketView> {
    return this.desk.together(actor, async (hands) => {
      await hands.lock([outageId, ...(ticketId === undefined ? [] : [ticketId])]);
      const outage = await running(hands.tx, outageId);
      const id = ticketId ?? (await this.#asksToo(hands, actor, outage));
      const done = await hands.act(id, { move: 'joinOutage', outage: outage.ticket }, undefined);
      return ticketView(done, actor, done.now, this.directory);
    });
  }

  /** One message for all: everybody's first reply. */
  async broadcast(actor: Actor, outageId: string, body: BroadcastBody): Promise<BundledView> {
    const text = (body.text ?? '').trim();
    const nextStep = body.nextStep && { what: body.nextStep.what, by: Date.parse(body.nextStep.by) };
    const words = { text, nextStep, sendAnyway: body.sendAnyway };
    return this.#tell(actor, outageId, (messageId) => ({
      move: { move: 'hearBroadcast', outageId, messageId, ...words },
      said: { id: messageId, kind: 'reply', text, nextStep: nextStep ?? null },
    }));
  }

  /** The fault is gone: each is asked "werkt het bij jou weer?". */
  async end(actor: Actor, outageId: string, body: OutageOverBody): Promise<BundledView> {
    const text = (body.text ?? '').trim();
    return this.#tell(actor, outageId, (messageId) => ({
      move: { move: 'endOutage', outageId, messageId, text, sendAnyway: body.sendAnyway },
      said: { id: messageId, kind: 'solution', text },
    }));
  }

  /** What goes on now, for everybody who can sign in. */
  async list(reader: Actor): Promise<OutagePage> {
    const rows = await this.database.read.sql<StoredRow>(
      `SELECT state, number, text FROM tickets WHERE is_outage AND status <> 'closed' ORDER BY created_at DESC LIMIT 100`,
    );
    const items: OutageView[] = [];
    for (const stored of rows.map(toStored)) {
      await this.directory.know([stored.ticket.ownerId]);
      const { read } = this.database;
      const members = await openOf(read, stored.ticket.id);
      const [mine] = await openOf(read, stored.ticket.id, reader.id);
      const category = await mostlyAbout(read, stored.ticket.id);
      items.push({
        ...this.#view(stored, members.length),
        ...(mine === undefined ? {} : { myTicketId: mine }),
        ...(category ? { category } : {}),
      });
    }
    return { items, nextCursor: null };
  }

  /** Her own question in the words of the fault; one of them is enough. */
  async #asksToo(hands: Hands, actor: Actor, { ticket: outage, text }: StoredTicket): Promise<string> {
    if ((await openOf(hands.tx, outage.id, actor.id)).length > 0) throw new Refusal('outage.already_joined');
    const [id, messageId] = [newId(), newId()];
    const [teamId] = actor.teamIds;
    const where = { teamId, region: this.ownership.regionOf(teamId) };
    const asked = { messageId, text, requesterId: actor.id, channel: 'web', urgency: outage.urgency, ...where };
    await hands.open(id, { move: 'open', ...asked }, { id: messageId, kind: 'question', text });
    return id;
  }

  async #bundled(hands: Hands, actor: Actor, opened: StoredTicket, ticketIds: readonly string[]): Promise<BundledView> {
    const left: string[] = [];
    for (const id of new Set(ticketIds)) {
      try {
        await hands.act(id, { move: 'joinOutage', outage: opened.ticket }, undefined);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        left.push(`${id} ${refusal.code}`);
      }
    }
    const ticket = ticketView(opened, actor, this.time.now(), this.directory);
    return { ...this.#view(opened, (await openOf(hands.tx, opened.ticket.id)).length), ticket, left };
  }

  /** The fault itself first: only those on it may speak for it. Then all who are in it once the fault is locked, and they too. */
  async #tell(actor: Actor, outageId: string, word: (messageId: string) => Told): Promise<BundledView> {
    return this.desk.together(actor, async (hands) => {
      await running(hands.tx, outageId);
      const tell = async (id: string): Promise<Done> => {
        const { move, said } = word(newId());
        return hands.act(id, move, said);
      };
      const fault = await tell(outageId);
      await hands.lock(await openOf(hands.tx, outageId));
      const members = await openOf(hands.tx, outageId);
      for (const id of members) await tell(id);
      const ticket = ticketView(fault, actor, fault.now, this.directory);
      return { ...this.#view(fault, members.length), ticket, left: [] };
    });
  }

  #view({ ticket, number, text }: StoredTicket, count: number): OutageView {
    const { id, ownerId, createdAt, closedAt } = ticket;
    const step = nextStepView(ticket, this.time.now());
    const what = { id, number, text, owner: this.directory.named(ownerId), startedAt: iso(createdAt), count };
    return {
      ...what,
      ...(closedAt === undefined ? {} : { endedAt: iso(closedAt) }),
      ...(step ? { nextStep: step } : {}),
    };
  }
}

interface Told {
  readonly move: Move;
  readonly said: Words;
}

/**
 * The fault, locked until the transaction ends: who joins, speaks or ends it waits for its turn, so that nobody comes in after the end.
 * Everybody who can sign in may join, so it is found whoever looks. Throws Refusal outage.not_found, outage.over.
 */
async function running(tx: Transaction, outageId: string): Promise<StoredTicket> {
  const stored = await loadTicket(tx, outageId);
  if (!stored?.ticket.isOutage) throw new Refusal('outage.not_found');
  if (stored.ticket.status === 'closed') throw new Refusal('outage.over');
  return stored;
}

/** Open questions that are part of it; of one requester, or of all. */
async function openOf(source: Pick<Transaction, 'sql'>, outageId: string, requesterId?: string): Promise<string[]> {
  const whose = requesterId === undefined ? '' : ' AND t.requester_id = ?';
  const rows = await source.sql<{ id: string }>(
    `SELECT t.id FROM participants p JOIN tickets t ON t.id = p.ticket_id
     WHERE p.kind = 'outage' AND p.id = ? AND t.status <> 'closed'${whose} ORDER BY t.id`,
    [outageId, ...(requesterId === undefined ? [] : [requesterId])],
  );
  return rows.map(({ id }) => id);
}

/** Nobody names the subject of a fault; the questions bundled with it do. */
async function mostlyAbout(source: Pick<Transaction, 'sql'>, outageId: string): Promise<Category | undefined> {
  const [most] = await source.sql<{ category: Category }>(
    `SELECT t.category FROM participants p JOIN tickets t ON t.id = p.ticket_id
     WHERE p.kind = 'outage' AND p.id = ? AND t.category <> 'unknown'
     GROUP BY t.category ORDER BY COUNT(*) DESC, t.category LIMIT 1`,
    [outageId],
  );
  return most?.category;
}
