import { Injectable } from '@nestjs/common';
import {
  CallRow,
  callsToLookAt,
  Database,
  lastCallback,
  lockCall,
  openQuestionsOf,
  saveCallRow,
  type Transaction,
} from '@zorg112/database';
import { endsAtLatest, givenUp, isMissed, openClock, Refusal, stateOf, type Actor } from '@zorg112/domain';
import { Directory } from '../directory.js';
import { isDesk } from '../duty-roster.js';
import { TicketDesk, type Hands } from '../ticket-desk.js';
import { TimeSource } from '../time-source.js';
import { busy } from './call-log.js';
import { GOT_NOBODY, Line } from './line.js';
import { PhoneBook } from './phone-book.js';

const AT_ONCE = 50;
/** What the rule refused now it may allow in a moment; a question that went on meanwhile. */
const AGAIN_MS = 5_000;

/**
 * What follows from what the exchange told, done by the worker: who answered helps, who got nobody is called back, and what never
 * ended is over. Each call is looked at under its lock, so that two workers come to the same.
 */
@Injectable()
export class MissedCalls {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly line: Line,
    private readonly book: PhoneBook,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  /** One call that goes wrong keeps no other waiting. Throws the first fault when all were looked at. */
  async follow(): Promise<void> {
    const faults: unknown[] = [];
    for (const id of await callsToLookAt(this.database.read, this.time.now(), AT_ONCE))
      await this.#follow(id).catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  }

  async #follow(id: string): Promise<void> {
    const call = await this.database.read.manager.findOneBy(CallRow, { id });
    if (!call) return;
    try {
      await this.#step(givenUp(call, this.time.now()));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      await this.#look(call, async (_tx, now) => ({ ...now, lookAt: this.time.now() + AGAIN_MS }));
    }
  }

  async #step(call: CallRow): Promise<void> {
    if (isMissed(call) && call.outcome === null) return this.#callBack(call);
    const helper = await this.#helper(call);
    if (helper && call.direction === 'out') return this.#calledBack(call, helper);
    // A promise to call back stands, whatever came too late; but for a call that was alive after all.
    const promised = call.outcome === 'callback' && stateOf(call) === 'answered';
    if (helper && (call.outcome === null || promised))
      return this.#deed(helper, call, (hands, now) => this.line.settled(hands, helper, now));
    return this.#look(call, async (_tx, now) => now);
  }

  /** Her hanging up is her asking: on her open question, or a new one, whose owner is who keeps watch. */
  async #callBack(call: CallRow): Promise<void> {
    const { fromNumber, personId } = call;
    if (fromNumber === null) return this.#look(call, async (_tx, now) => ({ ...now, outcome: 'no_number' }));
    const asksId = personId ?? (await this.database.unitOfWork.run((tx) => this.book.callerAt(tx, fromNumber)));
    await this.#deed({ id: asksId, roles: [], teamIds: [] }, call, async (hands, now) => {
      const [known] = await openQuestionsOf(hands.tx, asksId);
      const ticketId = known ?? (await this.line.opens(hands, now, asksId, GOT_NOBODY));
      const { ticket } = await hands.load(ticketId);
      if (!openClock(ticket, 'callback')) await hands.act(ticketId, { move: 'askCallback' }, undefined);
      return { ...now, ticketId, opened: known === undefined, outcome: 'callback' };
    });
  }

  /** A colleague who calls her back by the same exchange has kept that promise. */
  async #calledBack(call: CallRow, helper: Actor): Promise<void> {
    const missed = call.toNumber === null ? undefined : await lastCallback(this.database.read, call.toNumber);
    if (!missed) return this.#look(call, async (_tx, now) => now);
    return this.#deed(helper, call, async (hands, now) => {
      const { ticket } = await hands.load(missed.ticketId!);
      if (!openClock(ticket, 'callback')) return now;
      await this.line.pickUp(hands, helper, ticket.id);
      return { ...now, ticketId: ticket.id, outcome: 'called_back' };
    });
  }

  async #helper({ answeredById, answeredAt }: CallRow): Promise<Actor | undefined> {
    if (answeredById === null || answeredAt === null) return undefined;
    await this.directory.know([answeredById]);
    const person = this.directory.person(answeredById);
    return person && isDesk(person) && !person.disabled
      ? { id: person.id, roles: person.roles, teamIds: [] }
      : undefined;
  }

  async #deed(actor: Actor, call: CallRow, deed: (hands: Hands, now: CallRow) => Promise<CallRow>): Promise<void> {
    await this.desk.together(actor, (hands) => this.#looked(hands.tx, call, (now) => deed(hands, now)));
  }

  async #look(call: CallRow, deed: (tx: Transaction, now: CallRow) => Promise<CallRow>): Promise<void> {
    await this.database.unitOfWork.run((tx) => this.#looked(tx, call, (now) => deed(tx, now)));
  }

  /** Only if nothing came between: else it stands there to be looked at once more. */
  async #looked(tx: Transaction, seen: CallRow, deed: (now: CallRow) => Promise<CallRow>): Promise<void> {
    const was = await lockCall(tx, seen.id);
    if (!was || was.news !== seen.news || was.lookAt !== seen.lookAt) return;
    const { endedAt, cause } = seen;
    const before = { ...was, endedAt, cause };
    const lookAt = stateOf(before) === 'ended' ? null : endsAtLatest(before);
    const done = await deed({ ...before, lookAt });
    const news = done.endedAt !== was.endedAt || done.outcome !== was.outcome || done.ticketId !== was.ticketId;
    await saveCallRow(tx, { ...done, news: was.news + Number(news) });
    if (done.answeredById !== null && done.endedAt !== was.endedAt) await busy(tx, done, this.time.now());
  }
}
