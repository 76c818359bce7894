import { Injectable } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import {
  appendFacts,
  Database,
  type DraftRow,
  emptyDraft,
  insertTicket,
  isThere,
  keepCounted,
  loadTicket,
  lockTickets,
  MessageRow,
  saveTicket,
  type StoredTicket,
  type Transaction,
  useAttachments,
} from '@zorg112/database';
import {
  decide,
  evolve,
  maskWithin,
  maySee,
  countedBy,
  Refusal,
  type Actor,
  type Context,
  type Fact,
  type Move,
  type NewFact,
  type Ticket,
} from '@zorg112/domain';
import { AttachmentLimits, takeAttachments } from './attachments/taking.js';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { Idempotency } from './idempotency.js';
import { saveWords } from './masking.js';
import { countedRows } from './numbers.js';
import { PolicyBook } from './policy-book.js';
import { Sealing } from './sealing.js';
import { namesIn } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { Wording } from './wording.js';

/** What a deed made true, handed to whoever words the answer. */
export interface Done extends StoredTicket {
  readonly facts: readonly Fact[];
  /** The words as they were saved. */
  readonly said: readonly MessageRow[];
  readonly now: number;
}
export type Words = Omit<
  MessageRow,
  | 'ticketId'
  | 'authorId'
  | 'onBehalfOf'
  | 'at'
  | 'version'
  | 'asksRequester'
  | 'nextStep'
  | 'consultId'
  | 'masks'
  | 'attachments'
> &
  Partial<Pick<MessageRow, 'asksRequester' | 'nextStep' | 'consultId' | 'authorId'>> & {
    /** What comes along, by id: uploaded by whoever does this, and not used yet. */
    readonly attachments?: readonly string[];
    /** They were written as a draft of this kind, which ends with them. */
    readonly endsDraft?: DraftRow['kind'];
  };

type Opening = Extract<Move, { move: 'open' | 'log' }>;
type Said = Words | readonly Words[] | undefined;

/** Several deeds in one transaction: all of them, or none. */
export interface Hands {
  /** What is not a ticket and belongs to the same deed. */
  readonly tx: Transaction;
  open(id: string, move: Opening, said: Said): Promise<Done>;
  act(id: string, move: Move, said: Said): Promise<Done>;
  /** Who does something on several locks them all first: they are locked in one order, whoever asks. */
  lock(ids: readonly string[]): Promise<void>;
  /** Locked until the transaction ends. Throws Refusal ticket.not_found for what this actor may not see. */
  load(id: string): Promise<StoredTicket>;
}

/**
 * Load, decide, save, append: how every deed on a ticket is carried out, in one transaction. Whatever the door was, what can be a BSN
 * is masked here, before anything is decided or kept.
 */
@Injectable()
export class TicketDesk {
  readonly #countedBy = countedBy({
    at: (instant) => this.policies.at(instant),
    of: (version) => this.policies.of(version),
  });

  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly roster: DutyRoster,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
    private readonly wording: Wording,
    private readonly sealing: Sealing,
    private readonly limits: AttachmentLimits,
    private readonly time: TimeSource,
  ) {}

  /** Opens a new ticket. `answer` words what the caller reads; it is kept under the request's idempotency key. */
  async open<T>(actor: Actor, id: string, move: Opening, said: Said, answer: (done: Done) => T): Promise<T> {
    return this.together(actor, async (hands) => answer(await hands.open(id, move, said)), false);
  }

  /** Makes a move on a ticket. Throws Refusal; a ticket this actor may not see is not found. */
  async act<T>(actor: Actor, id: string, move: Move, said: Said, answer: (done: Done) => T): Promise<T> {
    const withLoads = !WITHOUT_LOADS.includes(move.move);
    try {
      return await this.together(actor, async (hands) => answer(await hands.act(id, move, said)), withLoads);
    } catch (elsewhere) {
      if (!(elsewhere instanceof GoesOnElsewhere)) throw elsewhere;
      return this.act(actor, elsewhere.ticketId, move, said, answer);
    }
  }

  /**
   * Several deeds of one actor, at one moment, in one transaction. `withLoads`: somebody may have to be chosen. `gone`: this account
   * is being disabled, so nobody chooses it.
   */
  async together<T>(
    actor: Actor,
    work: (hands: Hands) => Promise<T>,
    withLoads = true,
    gone: string | undefined = undefined,
  ): Promise<T> {
    try {
      return await this.#together(await this.#context(actor, withLoads, gone), work);
    } catch (left) {
      if (!(left instanceof OwnerLeft)) throw left;
      if (left.personId === actor.id) throw new DoorError('auth.required');
      this.roster.forget();
      return this.#together(await this.#context(actor, withLoads, gone), work);
    }
  }

  async #together<T>(context: Context, work: (hands: Hands) => Promise<T>): Promise<T> {
    return this.database.unitOfWork.run(
      (tx) =>
        work({
          tx,
          open: (id, move, said) => this.#open(tx, context, id, move, said),
          act: (id, move, said) => this.#act(tx, context, id, move, said),
          lock: (ids) => lockTickets(tx, ids),
          load: (id) => visible(tx, id, context.actor),
        }),
      this.idempotency.keep,
    );
  }

  async #open(tx: Transaction, context: Context, id: string, wanted: Opening, words: Said): Promise<Done> {
    const move = maskWithin(wanted);
    const facts = placed(id, 0, decide(undefined, move, context), context);
    const ticket = facts.reduce<Ticket | undefined>(evolve, undefined)!;
    // Who keeps watch over it is looked at each second (`passWatch`); of what follows another question, that one is locked.
    const taken = ticket.ownerId === context.actor.id && !(move.move === 'open' && move.from);
    if (taken) await ownerStays(tx, ticket);
    const number = await insertTicket(tx, ticket, move.text);
    const said = await this.#append(tx, undefined, facts, words);
    return this.#known({ ticket, number, text: move.text, facts, said, now: context.now });
  }

  async #act(tx: Transaction, context: Context, id: string, wanted: Move, words: Said): Promise<Done> {
    const move = maskWithin(wanted);
    const stored = await visible(tx, id, context.actor);
    const { ticket: before, text: topic } = stored;
    if (move.move === 'message' && before.mergedInto !== undefined) throw new GoesOnElsewhere(before.mergedInto);
    await this.policies.know(before.clocks);
    const facts = placed(before.id, before.version, this.#decide(before, move, { ...context, topic }), context);
    const ticket = facts.reduce<Ticket>(evolve, before);
    if (move.move !== 'joinOutage' && takesOn(before, ticket)) await ownerStays(tx, ticket);
    if (facts.length > 0) await saveTicket(tx, before, ticket);
    const said = await this.#append(tx, before, facts, words);
    return this.#known({ ...stored, ticket, facts, said, now: context.now });
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

  async #context(actor: Actor, withLoads: boolean, gone?: string): Promise<Context> {
    await this.directory.know([actor.id]);
    const now = this.time.now();
    const policy = this.policies.current;
    return {
      now,
      actor,
      policy,
      policyOf: (version) => this.policies.of(version),
      roster: await this.roster.at(now, withLoads, gone),
      costCentreOf: (teamId) => this.directory.team(teamId)?.costCentre,
      topic: '',
      checkWording: (text, by) =>
        this.wording.check(text, undefined, by === undefined ? undefined : { by, now, zone: policy.calendar.zone }),
      recognise: (text) => this.wording.recognise(text),
    };
  }

  async #append(
    tx: Transaction,
    before: Ticket | undefined,
    facts: readonly Fact[],
    said: Said,
  ): Promise<MessageRow[]> {
    if (facts.length === 0) return [];
    await appendFacts(tx, facts);
    await keepCounted(tx, countedRows(before, facts, this.#countedBy));
    const { ticketId, by, onBehalfOf, at, seq } = facts[0]!;
    const saved: MessageRow[] = [];
    for (const { endsDraft, ...words } of said === undefined ? [] : [said].flat()) {
      if (endsDraft) await emptyDraft(tx, { personId: by, ticketId, kind: endsDraft }, at);
      const taken = await takeAttachments(tx, by, words.attachments, this.limits);
      const attachments = taken.length > 0 ? taken : null;
      const row = { asksRequester: false, nextStep: null, consultId: null, ...words, attachments };
      const authorId = words.authorId ?? by;
      const behalf = authorId === by ? (onBehalfOf ?? null) : null;
      const whole = { ...row, ticketId, authorId, onBehalfOf: behalf, at, version: seq };
      saved.push(await saveWords(tx, whole, this.sealing));
      await useAttachments(
        tx,
        whole.id,
        taken.map(({ id }) => id),
      );
    }
    return saved;
  }

  async #known(done: Done): Promise<Done> {
    await this.directory.know(namesIn(done.ticket));
    return done;
  }
}

/** Moves after which nobody has to be chosen by how busy they are. */
const WITHOUT_LOADS: readonly Move['move'][] = ['claim', 'note', 'link', 'declinePath', 'seeUnsolved'];

async function visible(tx: Transaction, id: string, actor: Actor): Promise<StoredTicket> {
  const stored = await loadTicket(tx, id);
  if (!stored || !maySee(stored.ticket, actor)) throw new Refusal('ticket.not_found');
  return stored;
}

/**
 * Words to a merged question reach the one that goes on, each time in a transaction of its own: who holds the lock of one question
 * never waits for another. Each merge leads to an older question, so the way ends.
 */
class GoesOnElsewhere extends Error {
  constructor(readonly ticketId: string) {
    super(`goes on in ${ticketId}`);
  }
}

/** Somebody becomes the owner, or the owner of what was closed has it again. Who joins a fault comes to its owner, and it is locked. */
function takesOn(before: Ticket, after: Ticket): boolean {
  return after.ownerId !== before.ownerId || (before.status === 'closed' && after.status !== 'closed');
}

/** An account that is closed between the reading of the roster and the writing of the deed leaves no question with nobody. */
async function ownerStays(tx: Transaction, { ownerId }: Ticket): Promise<void> {
  if (!(await isThere(tx, ownerId))) throw new OwnerLeft(ownerId);
}

/** Their account was closed a moment ago: the deed is decided once more, with who is there now. */
class OwnerLeft extends Error {
  constructor(readonly personId: string) {
    super(`${personId} has no account any more`);
  }
}

/** Gives new facts their place: counted on from the version, at one moment, by one actor. */
function placed(ticketId: string, version: number, facts: readonly NewFact[], { actor, now }: Context): Fact[] {
  return facts.map((fact, i) => ({ ...fact, ticketId, seq: version + i + 1, at: now, by: actor.id }));
}
