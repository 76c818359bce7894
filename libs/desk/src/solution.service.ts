import { Injectable } from '@nestjs/common';
import {
  type ConfirmationBody,
  type DiscardBody,
  type ElsewhereBody,
  type LaterBody,
  type LookAlongBody,
  type SolutionBody,
  type TextBody,
  type TicketView,
  type UnsolvedBody,
  type UrgencyBody,
  type WaitAnswerBody,
  type WaitBody,
  type WithdrawalBody,
} from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { DAY, unsolvedWords, type Actor, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { TicketDesk, type Words } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** "Moest je ergens anders aankloppen?" is asked of nobody twice within this. */
const ASKS_AGAIN_MS = 7 * DAY;

/** From "volgens ons opgelost" to "volgens haar klaar", and the ways back. */
@Injectable()
export class SolutionService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  async offer(actor: Actor, ticketId: string, body: SolutionBody, writtenAgainst?: number): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    const move = { move: 'offerSolution', messageId: id, text, sendAnyway: body.sendAnyway, writtenAgainst } as const;
    return this.#deed(actor, ticketId, move, { id, kind: 'solution', text, endsDraft: 'solution' });
  }

  async confirm(actor: Actor, ticketId: string, body: ConfirmationBody): Promise<TicketView> {
    const id = newId();
    const text = body.text?.trim();
    const move = {
      move: 'confirm',
      messageId: id,
      solved: body.solved,
      score: body.score,
      text,
      insists: body.insists,
      asksElsewhere: body.solved && !(await this.#wasAskedElsewhere(actor)),
      quoted: body.quoted,
    } as const;
    return this.#deed(actor, ticketId, move, text ? { id, kind: 'message', text } : undefined);
  }

  async tellElsewhere(actor: Actor, ticketId: string, { knocked }: ElsewhereBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'tellElsewhere', knocked }, undefined);
  }

  async thank(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'thank' }, undefined);
  }

  async reopen(actor: Actor, ticketId: string, body: TextBody): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    return this.#deed(actor, ticketId, { move: 'reopen', messageId: id, text }, { id, kind: 'message', text });
  }

  async withdraw(actor: Actor, ticketId: string, body: WithdrawalBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'withdraw', reason: body.reason?.trim() || undefined }, undefined);
  }

  /** Honestly not possible: the words she reads say what was tried and what is possible instead. */
  async admitUnsolved(actor: Actor, ticketId: string, body: UnsolvedBody): Promise<TicketView> {
    const id = newId();
    const [tried, alternative] = [(body.tried ?? '').trim(), (body.alternative ?? '').trim()];
    const { secondPersonId: secondId, sendAnyway } = body;
    const move = { move: 'admitUnsolved', messageId: id, tried, alternative, secondId, sendAnyway } as const;
    return this.#deed(actor, ticketId, move, { id, kind: 'unsolved', text: unsolvedWords(move) });
  }

  /** The second pair of eyes: it cannot be done, or what could be done after all. */
  async lookAlong(actor: Actor, ticketId: string, { agrees, text }: LookAlongBody): Promise<TicketView> {
    const id = newId();
    const idea = (text ?? '').trim();
    const move = { move: 'lookAlong', messageId: id, agrees, text: idea } as const;
    return this.#deed(actor, ticketId, move, agrees ? undefined : { id, kind: 'note', text: idea });
  }

  async seeUnsolved(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'seeUnsolved' }, undefined);
  }

  async contestUnsolved(actor: Actor, ticketId: string, body: TextBody): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    return this.#deed(actor, ticketId, { move: 'contestUnsolved', messageId: id, text }, { id, kind: 'message', text });
  }

  async discard(actor: Actor, ticketId: string, { reason = '' }: DiscardBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'discard', reason }, undefined);
  }

  async undoDiscard(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'undoDiscard' }, undefined);
  }

  async agreeLater(actor: Actor, ticketId: string, { until, requesterAgrees }: LaterBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'agreeLater', until: Date.parse(until), requesterAgrees }, undefined);
  }

  /** "Kan dit wachten tot …?" She answers with one tap. */
  async askToWait(actor: Actor, ticketId: string, body: WaitBody, writtenAgainst?: number): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    const until = body.until === undefined ? undefined : Date.parse(body.until);
    const { urgency, sendAnyway } = body;
    const move = { move: 'askToWait', messageId: id, text, until, urgency, sendAnyway, writtenAgainst } as const;
    return this.#deed(actor, ticketId, move, { id, kind: 'reply', text, asksRequester: true });
  }

  async answerWait(actor: Actor, ticketId: string, { agrees }: WaitAnswerBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'answerWait', agrees }, undefined);
  }

  async askCallback(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'askCallback' }, undefined);
  }

  async calledBack(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'calledBack' }, undefined);
  }

  async changeUrgency(actor: Actor, ticketId: string, body: UrgencyBody): Promise<TicketView> {
    const move = { move: 'changeUrgency', urgency: body.urgency, requesterAgrees: body.requesterAgrees } as const;
    return this.#deed(actor, ticketId, move, undefined);
  }

  async #wasAskedElsewhere({ id }: Actor): Promise<boolean> {
    const asked = await this.database.read.sql(
      `SELECT 1 AS n FROM facts WHERE type = 'SolutionConfirmed' AND at > ? AND by_id = ? AND data LIKE '%"asksElsewhere":true%' LIMIT 1`,
      [this.time.now() - ASKS_AGAIN_MS, id],
    );
    return asked.length > 0;
  }

  #deed(actor: Actor, ticketId: string, move: Move, words: Words | undefined): Promise<TicketView> {
    return this.desk.act(actor, ticketId, move, words, (done) => ticketView(done, actor, done.now, this.directory));
  }
}
