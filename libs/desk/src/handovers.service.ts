import { Injectable } from '@nestjs/common';
import {
  type DeclineBody,
  type HandedView,
  type HandoverBody,
  type ShiftChangeView,
  type SomeoneElseBody,
  type StandInBody,
  type StandInsBody,
  type StoodInView,
  type TicketView,
} from '@zorg112/contracts';
import { Database, HandoverRow, saveCall } from '@zorg112/database';
import { askedToStandIn, fallsDueBefore, Refusal, standInsFor, type Actor, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { OPEN } from './eyes.js';
import { TicketDesk, type Hands } from './ticket-desk.js';
import { ORDERS, TicketReader } from './ticket-reader.js';
import { askedAsStandIn, handoverView, iso, standInView, ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const MOST_AT_ONCE = 100;
/** After a difficult conversation. Who is on the phone is passed over too. */
const REST_MS = 10 * 60_000;

/** The exceptions to staying with one helper: offered by name, for a while, or because she asks. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly database: Database,
    private readonly tickets: TicketReader,
    private readonly roster: DutyRoster,
    private readonly time: TimeSource,
  ) {}

  async offer(actor: Actor, ticketId: string, body: HandoverBody): Promise<HandedView> {
    const { toPersonId: toId, reason = '', note, requesterAgrees } = body;
    const handoverId = newId();
    return this.#handed(actor, ticketId, handoverId, {
      ...{ move: 'offerHandover', handoverId, toId, reason, note, requesterAgrees },
    });
  }

  async accept(actor: Actor, handoverId: string): Promise<HandedView> {
    return this.#handed(actor, await this.#ticketOf(handoverId), handoverId, { move: 'acceptHandover', handoverId });
  }

  async decline(actor: Actor, handoverId: string, { reason }: DeclineBody): Promise<HandedView> {
    const move = { move: 'declineHandover', handoverId, reason } as const;
    return this.#handed(actor, await this.#ticketOf(handoverId), handoverId, move);
  }

  async askSomeoneElse(actor: Actor, ticketId: string, body: SomeoneElseBody): Promise<TicketView> {
    const move = { move: 'askSomeoneElse', reason: body.reason, personId: body.personId } as const;
    return this.#deed(actor, ticketId, move);
  }

  /** "Lastig gesprek": a lead comes in beside, and for ten minutes whoever said it is asked for nothing else. Throws Refusal difficult.already_told. */
  async tellDifficult(actor: Actor, ticketId: string): Promise<TicketView> {
    const view = await this.#deed(actor, ticketId, { move: 'tellDifficult' });
    const since = this.time.now();
    await this.database.unitOfWork.run((tx) => saveCall(tx, actor.id, { since, until: since + REST_MS }));
    this.roster.forget();
    return view;
  }

  /** A lead names; the owner asks, and it starts when that colleague agrees. */
  async standIn(actor: Actor, ticketId: string, body: StandInBody): Promise<StoodInView> {
    return this.desk.together(actor, async (hands) => {
      const done = await hands.act(ticketId, await this.#standInMove(hands, actor, ticketId, body), undefined);
      const { standIn, standInAsked } = done.ticket;
      const asked = done.facts.some(({ type }) => type === 'StandInAsked');
      return {
        ...(asked ? askedAsStandIn(standInAsked!, this.directory) : standInView(standIn!, this.directory)),
        ticket: ticketView(done, actor, done.now, this.directory),
      };
    });
  }

  /** Several at once, from the end-of-shift sheet: all of them asked, or none. Each is agreed to by itself; of others, a lead names. */
  async standIns(actor: Actor, { ticketIds, ...body }: StandInsBody): Promise<{ items: TicketView[] }> {
    const items = await this.desk.together(actor, async (hands) => {
      const ids = [...new Set(ticketIds)];
      await hands.lock(ids);
      const done = [];
      for (const id of ids) done.push(await hands.act(id, await this.#standInMove(hands, actor, id, body), undefined));
      return done.map((one) => ticketView(one, actor, one.now, this.directory));
    });
    return { items };
  }

  async agreeStandIn(actor: Actor, ticketId: string, standInId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'agreeStandIn', standInId });
  }

  async declineStandIn(
    actor: Actor,
    ticketId: string,
    standInId: string,
    { reason }: DeclineBody,
  ): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'declineStandIn', standInId, reason });
  }

  async endStandIn(actor: Actor, ticketId: string, standInId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'endStandIn', standInId });
  }

  /** The sheet at the end of a shift: what falls due before the owner is back, and who could stand in. */
  async shiftChange(actor: Actor): Promise<ShiftChangeView> {
    const now = this.time.now();
    const roster = await this.roster.at(now, true);
    const mine = { text: `t.owner_id = ? AND t.status <> 'waiting_for_helper'`, values: [actor.id] };
    const stored = await this.tickets.storedPage([mine, OPEN], ORDERS.due, MOST_AT_ONCE);
    // She is about to leave: her next shift is what counts, not that she is still here.
    const back = roster.nextShiftAt.get(actor.id) ?? Infinity;
    const due = new Map(stored.map(({ ticket }) => [ticket.id, fallsDueBefore(ticket, back)]));
    const needed = stored.filter(({ ticket }) => due.get(ticket.id) !== undefined && !ticket.standIn);
    const proposed = standInsFor(needed, roster);
    const items = stored.map((one) => {
      const [dueAt, who] = [due.get(one.ticket.id), proposed.get(one.ticket.id)];
      return {
        ticket: ticketView(one, actor, now, this.directory),
        ...(dueAt === undefined ? {} : { dueAt: iso(dueAt) }),
        ...(who === undefined ? {} : { proposed: this.directory.named(who) }),
      };
    });
    const asked = await this.#askedOf(actor, now);
    return { ...(Number.isFinite(back) ? { backAt: iso(back) } : {}), items, asked };
  }

  /** What this colleague is asked to stand in for and has not answered. */
  async #askedOf(actor: Actor, now: number): Promise<TicketView[]> {
    const text = `EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND p.kind = 'receiver' AND p.id = ?)`;
    const stored = await this.tickets.storedPage([{ text, values: [actor.id] }, OPEN], ORDERS.due, MOST_AT_ONCE);
    return stored
      .filter(({ ticket }) => askedToStandIn(ticket) === actor.id)
      .map((one) => ticketView(one, actor, now, this.directory));
  }

  async #standInMove(hands: Hands, actor: Actor, id: string, body: StandInBody): Promise<Move> {
    const { ticket } = await hands.load(id);
    const move = ticket.ownerId === actor.id ? 'askStandIn' : 'standIn';
    const until = body.until === undefined ? {} : { until: Date.parse(body.until) };
    return { move, standInId: newId(), personId: body.personId, ...until };
  }

  #deed(actor: Actor, ticketId: string, move: Move): Promise<TicketView> {
    return this.desk.act(actor, ticketId, move, undefined, (done) => ticketView(done, actor, done.now, this.directory));
  }

  #handed(actor: Actor, ticketId: string, handoverId: string, move: Move): Promise<HandedView> {
    return this.desk.act(actor, ticketId, move, undefined, (done) => ({
      ...handoverView(
        done.ticket,
        done.ticket.handovers.find(({ id }) => id === handoverId)!,
        this.directory,
      ),
      ticket: ticketView(done, actor, done.now, this.directory),
    }));
  }

  async #ticketOf(id: string): Promise<string> {
    const row = await this.database.read.manager.findOneBy(HandoverRow, { id });
    if (!row) throw new Refusal('handover.not_found');
    return row.ticketId;
  }
}
