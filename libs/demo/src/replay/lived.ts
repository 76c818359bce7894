import { type History, type MessageRow } from '@zorg112/database';
import {
  decide,
  evolve,
  findBsns,
  maskWithin,
  nextRing,
  openClock,
  SYSTEM_ACTOR,
  type Actor,
  type Context,
  type Fact,
  type Move,
  type Ticket,
} from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { type Cast } from './cast.js';
import { type Deed } from './deeds.js';

/** What is said here is ours: of their words the log tells nothing, and we make nothing up. */
export const SAID = {
  question: (name: string) => `Vraag ${name} uit het logboek van een ander servicecentrum.`,
  asks: 'In het logboek ging deze vraag hier naar iemand anders. Die denkt hier mee, naast wie helpt.',
  answers: 'Wat er toen is gedaan, staat niet in het logboek.',
  offers:
    'Volgens het logboek was deze vraag hier klaar. Hoe, staat er niet in. Tijden zonder tijdzone zijn gelezen als UTC.',
};

export type World = Pick<Context, 'policy' | 'policyOf' | 'roster' | 'costCentreOf' | 'checkWording'>;

export interface Lived extends History {
  /** How long nobody owned it (ms): what must be 0, counted and not supposed. */
  readonly ownerlessMs: number;
}

/** One question, lived by the rule: every deed is decided as if somebody of this desk did it then. `until`: no bell rings later. */
export function live(name: string, deeds: readonly Deed[], cast: Cast, world: World, until: number): Lived {
  const told = new Telling(newId(), cast, world);
  for (const deed of deeds) told.does(deed, name);
  told.staysSilent(until);
  return told;
}

class Telling implements Lived {
  readonly facts: Fact[] = [];
  readonly messages: MessageRow[] = [];
  text = '';
  ownerlessMs = 0;
  #ticket?: Ticket;
  readonly #consults: string[] = [];
  #owner: Actor = SYSTEM_ACTOR;

  constructor(
    private readonly id: string,
    private readonly cast: Cast,
    private readonly world: World,
  ) {}

  get ticket(): Ticket {
    if (!this.#ticket) throw new Error('a question begins with being asked');
    return this.#ticket;
  }

  does(deed: Deed, name: string): void {
    const { at } = deed;
    const messageId = newId();
    if (deed.deed === 'opens') {
      const { requester } = this.cast;
      const text = (this.text = maskWithin(SAID.question(name)));
      this.#move(requester, at, { move: 'open', messageId, text, requesterId: requester.id, channel: 'api' });
      return this.#says(messageId, 'question', requester, SAID.question(name), at);
    }
    if (deed.deed === 'offers') {
      this.#move(this.#owner, at, { move: 'offerSolution', messageId, text: SAID.offers });
      return this.#says(messageId, 'solution', this.#owner, SAID.offers, at);
    }
    const { owner, serviceId, colleague } = this.cast.holder(deed.holder);
    if (deed.deed === 'claims') return this.#move((this.#owner = owner), at, { move: 'claim' });
    const consultId = (this.#consults[deed.nth] ??= newId());
    if (deed.deed === 'asks') {
      const to = { kind: 'service', id: serviceId } as const;
      this.#move(this.#owner, at, { move: 'consult', consultId, to, question: SAID.asks });
      return this.#says(messageId, 'consult', this.#owner, SAID.asks, at, consultId);
    }
    this.#move(colleague, at, { move: 'answer', consultId, text: SAID.answers });
    this.#says(messageId, 'answer', colleague, SAID.answers, at, consultId);
  }

  /** Whether she agreed no log tells. So the bells of an unanswered solution ring at their own moments, and nobody is called satisfied. */
  staysSilent(until: number): void {
    for (;;) {
      const waits = openClock(this.ticket, 'confirmation');
      const bell = waits && nextRing(waits);
      if (!bell || bell.at > until) return;
      this.#move(SYSTEM_ACTOR, bell.at, { move: 'ring', clockId: waits.id });
    }
  }

  #move(actor: Actor, now: number, move: Move): void {
    const context = { ...this.world, now, actor, topic: this.text, recognise: () => ({ paths: [] }) };
    for (const decided of decide(this.#ticket, move, context)) {
      const seq = this.facts.length + 1;
      const fact = { ...decided, ticketId: this.id, seq, at: now, by: actor.id } as Fact;
      if (this.#ticket?.ownerId === '') this.ownerlessMs += now - this.#ticket.changedAt;
      this.#ticket = evolve(this.#ticket, fact);
      this.facts.push(fact);
    }
  }

  #says(id: string, kind: MessageRow['kind'], { id: authorId }: Actor, text: string, at: number, consultId?: string) {
    const masks = findBsns(text);
    const words = { id, ticketId: this.id, kind, authorId, at, version: this.facts.length, text: maskWithin(text) };
    const rest = { onBehalfOf: null, asksRequester: false, nextStep: null, attachments: null };
    this.messages.push({ ...words, ...rest, consultId: consultId ?? null, masks: masks.length > 0 ? masks : null });
  }
}
