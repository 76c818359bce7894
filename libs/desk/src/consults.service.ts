import { Injectable } from '@nestjs/common';
import {
  type AnswerBody,
  type ConsultBody,
  type ConsultedView,
  DoorError,
  type WithdrawConsultBody,
} from '@zorg112/contracts';
import { Database, PersonRow, ServiceRow } from '@zorg112/database';
import { Refusal, type Actor, type ConsultTo, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { TicketDesk, type Words } from './ticket-desk.js';
import { consultView, ticketView } from './ticket-view.js';

/** Haal iemand erbij: others come in beside the owner. */
@Injectable()
export class ConsultsService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  async ask(actor: Actor, ticketId: string, body: ConsultBody): Promise<ConsultedView> {
    const to = await this.#whom(body);
    const consultId = newId();
    const question = (body.question ?? '').trim();
    const move = { move: 'consult', consultId, to, question, by: body.by ? Date.parse(body.by) : undefined } as const;
    return this.#deed(actor, ticketId, consultId, move, { id: newId(), kind: 'consult', text: question, consultId });
  }

  async answer(actor: Actor, consultId: string, body: AnswerBody): Promise<ConsultedView> {
    const text = (body.text ?? '').trim();
    const move = { move: 'answer', consultId, text, lacked: body.lacked } as const;
    return this.#deed(actor, await this.#ticketOf(consultId), consultId, move, {
      id: newId(),
      kind: 'answer',
      text,
      consultId,
    });
  }

  async withdraw(actor: Actor, consultId: string, body: WithdrawConsultBody): Promise<ConsultedView> {
    const move = { move: 'withdrawConsult', consultId, reason: (body.reason ?? '').trim() } as const;
    return this.#deed(actor, await this.#ticketOf(consultId), consultId, move, undefined);
  }

  async #deed(
    actor: Actor,
    ticketId: string,
    consultId: string,
    move: Move,
    words: Words | undefined,
  ): Promise<ConsultedView> {
    try {
      return await this.desk.act(actor, ticketId, move, words, (done) => {
        const consult = done.ticket.consults.find(({ id }) => id === consultId)!;
        return {
          ...consultView(done.ticket, consult, true, this.directory),
          ticket: ticketView(done, actor, done.now, this.directory),
        };
      });
    } catch (refusal) {
      if (move.move !== 'consult' && refusal instanceof Refusal && refusal.code === 'ticket.not_found')
        throw new Refusal('consult.not_found');
      throw refusal;
    }
  }

  async #whom({ to }: ConsultBody): Promise<ConsultTo> {
    if ([to.personId, to.serviceId, to.email].filter(Boolean).length !== 1) throw new Refusal('consult.nobody');
    if (to.email) return { kind: 'email', address: to.email };
    const { manager } = this.database.read;
    if (to.serviceId) {
      const service = await manager.findOneBy(ServiceRow, { id: to.serviceId });
      if (!service)
        throw new DoorError('request.invalid', { fields: { 'to.serviceId': 'no service known by this id' } });
      return { kind: 'service', id: service.id };
    }
    const person = await manager.findOneBy(PersonRow, { id: to.personId!, disabled: false });
    if (!person) throw new DoorError('request.invalid', { fields: { 'to.personId': 'nobody known by this id' } });
    const joins = person.roles.some((role) => role === 'agent' || role === 'lead');
    return { kind: 'person', id: person.id, joins, ...(person.serviceId ? { serviceId: person.serviceId } : {}) };
  }

  async #ticketOf(consultId: string): Promise<string> {
    const [row] = await this.database.read.sql<{ ticket_id: string }>(
      `SELECT ticket_id FROM messages WHERE consult_id = ? AND kind = 'consult'`,
      [consultId],
    );
    if (!row) throw new Refusal('consult.not_found');
    return row.ticket_id;
  }
}
