import { Injectable } from '@nestjs/common';
import {
  appendFacts,
  Database,
  insertMessage,
  insertTicket,
  loadTicket,
  MessageRow,
  saveTicket,
  type StoredTicket,
  type Transaction,
} from '@zorg112/database';
import {
  decide,
  evolve,
  maySee,
  Refusal,
  type Actor,
  type Context,
  type Fact,
  type Move,
  type NewFact,
  type Ticket,
} from '@zorg112/domain';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { Idempotency } from './idempotency.js';
import { PolicyBook } from './policy-book.js';
import { namesIn } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { Wording } from './wording.js';

/** What a deed made true, handed to whoever words the answer. */
export interface Done extends StoredTicket {
  readonly facts: readonly Fact[];
  readonly now: number;
}
export type Words = Omit<
  MessageRow,
  'ticketId' | 'authorId' | 'onBehalfOf' | 'at' | 'version' | 'asksRequester' | 'nextStep' | 'consultId'
> &
  Partial<Pick<MessageRow, 'asksRequester' | 'nextStep' | 'consultId'>>;

/** Load, decide, save, append: how every deed on a ticket is carried out, in one transaction. */
@Injectable()
export class TicketDesk {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly roster: DutyRoster,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
    private readonly wording: Wording,
    private readonly time: TimeSource,
  ) {}

  /** Opens a new ticket. `answer` words what the caller reads; it is kept under the request's idempotency key. */
  async open<T>(
    actor: Actor,
    id: string,
    move: Extract<Move, { move: 'open' }>,
    words: Words,
    answer: (done: Done) => T,
  ): Promise<T> {
    const context = await this.#context(actor, move);
    return this.#write(async (tx) => {
      const facts = placed(id, 0, decide(undefined, move, context), context);
      const ticket = facts.reduce<Ticket | undefined>(evolve, undefined)!;
      const number = await insertTicket(tx, ticket, words.text);
      await this.#append(tx, facts, words);
      return this.#answered({ ticket, number, text: words.text, facts, now: context.now }, answer);
    });
  }

  /** Makes a move on a ticket. Throws Refusal; a ticket this actor may not see is not found. */
  async act<T>(actor: Actor, id: string, move: Move, words: Words | undefined, answer: (done: Done) => T): Promise<T> {
    const context = await this.#context(actor, move);
    return this.#write(async (tx) => {
      const stored = await loadTicket(tx, id);
      if (!stored || !maySee(stored.ticket, actor)) throw new Refusal('ticket.not_found');
      const facts = placed(id, stored.ticket.version, this.#decide(stored.ticket, move, context), context);
      const ticket = facts.reduce<Ticket>(evolve, stored.ticket);
      if (facts.length > 0) await saveTicket(tx, stored.ticket, ticket);
      await this.#append(tx, facts, words);
      return this.#answered({ ...stored, ticket, facts, now: context.now }, answer);
    });
  }

  /** Names in a refusal are for people: ids become names on the way out. */
  #decide(ticket: Ticket, move: Move, context: Context): readonly NewFact[] {
    try {
      return decide(ticket, move, context);
    } catch (refusal) {
      if (refusal instanceof Refusal && typeof refusal.details['owner'] === 'string') {
        throw new Refusal(refusal.code, {
          ...refusal.details,
          owner: this.directory.named(refusal.details['owner']).name,
        });
      }
      throw refusal;
    }
  }

  async #context(actor: Actor, move: Move): Promise<Context> {
    await this.directory.know([actor.id]);
    const now = this.time.now();
    return {
      now,
      actor,
      policy: this.policies.current,
      policyOf: (version) => this.policies.of(version),
      roster: await this.roster.at(now, move.move === 'ring'),
      checkWording: (text) => this.wording.check(text),
    };
  }

  #write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.unitOfWork.run(work, this.idempotency.keep);
  }

  async #append(tx: Transaction, facts: readonly Fact[], words: Words | undefined): Promise<void> {
    if (facts.length === 0) return;
    await appendFacts(tx, facts);
    const [fact] = facts;
    if (!words || !fact) return;
    const { ticketId, by, onBehalfOf, at, seq } = fact;
    const said = { asksRequester: false, nextStep: null, consultId: null, ...words };
    await insertMessage(tx, { ...said, ticketId, authorId: by, onBehalfOf: onBehalfOf ?? null, at, version: seq });
  }

  async #answered<T>(done: Done, answer: (done: Done) => T): Promise<T> {
    await this.directory.know(namesIn(done.ticket));
    return answer(done);
  }
}

/** Gives new facts their place: counted on from the version, at one moment, by one actor. */
function placed(ticketId: string, version: number, facts: readonly NewFact[], { actor, now }: Context): Fact[] {
  return facts.map((fact, i) => ({ ...fact, ticketId, seq: version + i + 1, at: now, by: actor.id }));
}
