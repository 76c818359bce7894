import { Injectable } from '@nestjs/common';
import { type InterimBody, type MessageBody, type ReplyBody, type SentView } from '@zorg112/contracts';
import { type Actor, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { messageView } from './message-view.js';
import { TicketDesk, type Done, type Words } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';

/** Words on a ticket: hers, ours to her, and ours among ourselves. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
  ) {}

  /** The requester's words, or a teammate's by name. */
  async message(actor: Actor, ticketId: string, body: MessageBody): Promise<SentView> {
    const { id, text } = words(body);
    const { attachments } = body;
    const move = { move: 'message', messageId: id, text, attachments } as const;
    return this.#say(actor, ticketId, move, { id, kind: 'message', text, attachments });
  }

  /** `writtenAgainst`: the version of the ticket these words were written against, from If-Match. */
  async reply(actor: Actor, ticketId: string, body: ReplyBody, writtenAgainst?: number): Promise<SentView> {
    const { id, text } = words(body);
    const nextStep = body.nextStep && { what: body.nextStep.what, by: Date.parse(body.nextStep.by) };
    const { asksRequester = false, sendAnyway, attachments } = body;
    const said = { text, attachments, asksRequester };
    const move = { move: 'reply', messageId: id, ...said, nextStep, sendAnyway, writtenAgainst } as const;
    return this.#say(actor, ticketId, move, {
      ...{ id, kind: 'reply', ...said, nextStep: nextStep ?? null },
      endsDraft: 'reply',
    });
  }

  /** Tot die tijd: what keeps care going until the real solution. */
  async interim(actor: Actor, ticketId: string, body: InterimBody, writtenAgainst?: number): Promise<SentView> {
    const { id, text } = words(body);
    const { sendAnyway } = body;
    const move = { move: 'interim', messageId: id, text, sendAnyway, writtenAgainst } as const;
    return this.#say(actor, ticketId, move, { id, kind: 'interim', text });
  }

  async note(actor: Actor, ticketId: string, body: MessageBody): Promise<SentView> {
    const { id, text } = words(body);
    const { attachments } = body;
    const move = { move: 'note', messageId: id, text, attachments } as const;
    return this.#say(actor, ticketId, move, { id, kind: 'note', text, attachments, endsDraft: 'note' });
  }

  #say(actor: Actor, ticketId: string, move: Move, said: Words): Promise<SentView> {
    return this.desk.act(actor, ticketId, move, said, (done) => this.#sent(done, actor));
  }

  #sent(done: Done, actor: Actor): SentView {
    const row = done.said[0]!;
    return { ...messageView(row, done.now, this.directory), ticket: ticketView(done, actor, done.now, this.directory) };
  }
}

function words(body: { text?: string }): { id: string; text: string } {
  return { id: newId(), text: (body.text ?? '').trim() };
}
