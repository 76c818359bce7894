import { Injectable } from '@nestjs/common';
import {
  type BroadcastBody,
  type BundledView,
  type OutageBody,
  type OutagePage,
  type OutageView,
  type TicketView,
} from '@zorg112/contracts';
import { Database, toStored, type StoredRow, type StoredTicket } from '@zorg112/database';
import { Refusal, type Actor } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { OwnershipService } from './ownership.service.js';
import { TicketDesk, type Hands } from './ticket-desk.js';
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
      const opened = await hands.open(
        id,
        { move: 'open', ...asked, isOutage: true },
        { id: messageId, kind: 'question', text },
      );
      return this.#bundled(hands, actor, opened, body.ticketIds ?? []);
    });
  }

  async bundle(actor: Actor, outageId: string, ticketIds: readonly string[]): Promise<BundledView> {
    return this.desk.together(actor, async (hands) =>
      this.#bundled(hands, actor, await this.#outage(hands, outageId), ticketIds),
    );
  }

  /** "Ik ook": her question about it, helped by the one who helps with the fault. */
  async join(actor: Actor, outageId: string): Promise<TicketView> {
    const { ticket: outage, text } = await this.#stored(outageId);
    if (outage.status === 'closed') throw new Refusal('outage.over');
    const mine = await this.#mine(actor, outageId);
    if (mine !== undefined) throw new Refusal('outage.already_joined');
    const [id, messageId] = [newId(), newId()];
    const [teamId] = actor.teamIds;
    const where = { teamId, region: this.ownership.regionOf(teamId) };
    const asked = { messageId, text, requesterId: actor.id, channel: 'web', urgency: outage.urgency, ...where };
    return this.desk.together(actor, async (hands) => {
      await hands.open(id, { move: 'open', ...asked }, { id: messageId, kind: 'question', text });
      const done = await hands.act(id, { move: 'joinOutage', outage }, undefined);
      return ticketView(done, actor, done.now, this.directory);
    });
  }

  /** One message for all: everybody's first reply. */
  async broadcast(actor: Actor, outageId: string, body: BroadcastBody): Promise<BundledView> {
    const text = (body.text ?? '').trim();
    const nextStep = body.nextStep && { what: body.nextStep.what, by: Date.parse(body.nextStep.by) };
    const words = { text, nextStep, sendAnyway: body.sendAnyway };
    const members = await this.#members(outageId);
    return this.desk.together(actor, async (hands) => {
      await this.#outage(hands, outageId);
      const [first] = await this.#tell(hands, [outageId, ...members], (messageId) => ({
        move: { move: 'hearBroadcast', outageId, messageId, ...words },
        said: { id: messageId, kind: 'reply', text, nextStep: nextStep ?? null },
      }));
      return {
        ...this.#view(first!, members.length),
        ticket: ticketView(first!, actor, first!.now, this.directory),
        left: [],
      };
    });
  }

  /** The fault is gone: each is asked "werkt het bij jou weer?". */
  async end(actor: Actor, outageId: string, body: { text?: string }): Promise<BundledView> {
    const text = (body.text ?? '').trim();
    const members = await this.#members(outageId);
    return this.desk.together(actor, async (hands) => {
      await this.#outage(hands, outageId);
      const [first] = await this.#tell(hands, [outageId, ...members], (messageId) => ({
        move: { move: 'endOutage', outageId, messageId, text },
        said: { id: messageId, kind: 'solution', text },
      }));
      return {
        ...this.#view(first!, members.length),
        ticket: ticketView(first!, actor, first!.now, this.directory),
        left: [],
      };
    });
  }

  /** What goes on now, for everybody who can sign in. */
  async list(reader: Actor): Promise<OutagePage> {
    const rows = await this.database.read.sql<StoredRow>(
      `SELECT state, number, text FROM tickets WHERE is_outage AND status <> 'closed' ORDER BY created_at DESC LIMIT 100`,
    );
    const items: OutageView[] = [];
    for (const stored of rows.map(toStored)) {
      await this.directory.know([stored.ticket.ownerId]);
      const members = await this.#members(stored.ticket.id);
      const mine = await this.#mine(reader, stored.ticket.id);
      items.push({ ...this.#view(stored, members.length), ...(mine === undefined ? {} : { myTicketId: mine }) });
    }
    return { items, nextCursor: null };
  }

  async #bundled(hands: Hands, actor: Actor, opened: StoredTicket, ticketIds: readonly string[]): Promise<BundledView> {
    const left: string[] = [];
    const wanted = [...new Set(ticketIds)].sort();
    for (const id of wanted) {
      try {
        await hands.act(id, { move: 'joinOutage', outage: opened.ticket }, undefined);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        left.push(`${id} ${refusal.code}`);
      }
    }
    const ticket = ticketView(opened, actor, this.time.now(), this.directory);
    const there = await this.#members(opened.ticket.id);
    const count = new Set([...there, ...wanted]).size - left.length;
    return { ...this.#view(opened, count), ticket, left };
  }

  /** Locked in one order, the fault itself first: only those on it may speak for it. */
  async #tell(
    hands: Hands,
    [outageId, ...members]: readonly string[],
    word: (messageId: string) => { move: Parameters<Hands['act']>[1]; said: Parameters<Hands['act']>[2] },
  ): Promise<Awaited<ReturnType<Hands['act']>>[]> {
    const done = [];
    for (const id of [outageId!, ...members.sort()]) {
      const { move, said } = word(newId());
      done.push(await hands.act(id, move, said));
    }
    return done;
  }

  async #outage(hands: Hands, id: string): Promise<StoredTicket> {
    const stored = await hands.load(id);
    if (!stored.ticket.isOutage) throw new Refusal('outage.not_found');
    return stored;
  }

  async #stored(id: string): Promise<StoredTicket> {
    const [row] = await this.database.read.sql<StoredRow>(
      'SELECT state, number, text FROM tickets WHERE id = ? AND is_outage',
      [id],
    );
    if (!row) throw new Refusal('outage.not_found');
    return toStored(row);
  }

  /** Open questions that are part of it. */
  async #members(outageId: string): Promise<string[]> {
    const rows = await this.database.read.sql<{ id: string }>(
      `SELECT t.id FROM participants p JOIN tickets t ON t.id = p.ticket_id
       WHERE p.kind = 'outage' AND p.id = ? AND t.status IN ('in_progress', 'waiting_for_requester', 'solution_offered')`,
      [outageId],
    );
    return rows.map(({ id }) => id);
  }

  async #mine({ id }: Actor, outageId: string): Promise<string | undefined> {
    const [row] = await this.database.read.sql<{ id: string }>(
      `SELECT t.id FROM participants p JOIN tickets t ON t.id = p.ticket_id
       WHERE p.kind = 'outage' AND p.id = ? AND t.requester_id = ? AND t.status <> 'closed'`,
      [outageId, id],
    );
    return row?.id;
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
