import { Injectable } from '@nestjs/common';
import {
  type ConfirmationBody,
  type SolutionBody,
  type TextBody,
  type TicketView,
  type UrgencyBody,
  type WithdrawalBody,
} from '@zorg112/contracts';
import { type Actor, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { TicketDesk, type Words } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';

/** From "volgens ons opgelost" to "volgens haar klaar", and the ways back. */
@Injectable()
export class SolutionService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
  ) {}

  async offer(actor: Actor, ticketId: string, body: SolutionBody, writtenAgainst?: number): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    const move = { move: 'offerSolution', messageId: id, text, sendAnyway: body.sendAnyway, writtenAgainst } as const;
    return this.#deed(actor, ticketId, move, { id, kind: 'solution', text });
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
      quoted: body.quoted,
    } as const;
    return this.#deed(actor, ticketId, move, text ? { id, kind: 'message', text } : undefined);
  }

  async reopen(actor: Actor, ticketId: string, body: TextBody): Promise<TicketView> {
    const id = newId();
    const text = (body.text ?? '').trim();
    return this.#deed(actor, ticketId, { move: 'reopen', messageId: id, text }, { id, kind: 'message', text });
  }

  async withdraw(actor: Actor, ticketId: string, body: WithdrawalBody): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'withdraw', reason: body.reason?.trim() || undefined }, undefined);
  }

  async changeUrgency(actor: Actor, ticketId: string, body: UrgencyBody): Promise<TicketView> {
    const move = { move: 'changeUrgency', urgency: body.urgency, requesterAgrees: body.requesterAgrees } as const;
    return this.#deed(actor, ticketId, move, undefined);
  }

  #deed(actor: Actor, ticketId: string, move: Move, words: Words | undefined): Promise<TicketView> {
    return this.desk.act(actor, ticketId, move, words, (done) => ticketView(done, actor, done.now, this.directory));
  }
}
