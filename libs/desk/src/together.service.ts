import { Injectable } from '@nestjs/common';
import { type SplitBody, type TicketView } from '@zorg112/contracts';
import { Refusal, type Actor, type Move } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { TicketDesk } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';

/** Questions that belong together: merged, linked, split. Each deed is on the record of both. */
@Injectable()
export class TogetherService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
  ) {}

  /** The newer question goes on in the older one, which is what comes back. */
  async merge(actor: Actor, id: string, intoId: string): Promise<TicketView> {
    return this.desk.together(actor, async (hands) => {
      await hands.lock([id, intoId]);
      const into = await hands.load(intoId);
      const merged = await hands.act(id, { move: 'merge', into: into.ticket }, undefined);
      const done = await hands.act(intoId, { move: 'absorb', merged: merged.ticket }, undefined);
      return ticketView(done, actor, done.now, this.directory);
    });
  }

  async link(actor: Actor, id: string, otherId: string): Promise<TicketView> {
    return this.desk.together(actor, async (hands) => {
      await hands.lock([id, otherId]);
      const [one, other] = [await hands.load(id), await hands.load(otherId)];
      await hands.act(otherId, { move: 'link', other: one.ticket, how: 'related' }, undefined);
      const done = await hands.act(id, { move: 'link', other: other.ticket, how: 'related' }, undefined);
      return ticketView(done, actor, done.now, this.directory);
    });
  }

  /** Part of a question becomes a question of its own, with the same owner; the new one comes back. */
  async split(actor: Actor, id: string, body: SplitBody): Promise<TicketView> {
    const text = (body.text ?? '').trim();
    if (text === '') throw new Refusal('ticket.empty');
    return this.desk.together(actor, async (hands) => {
      const { ticket: from } = await hands.load(id);
      const [newTicketId, messageId] = [newId(), newId()];
      const { requesterId, urgency, private: secret, teamId, region, location, asset, category, channel } = from;
      const where = { teamId, region, location, asset };
      const asked = { messageId, text, requesterId, urgency, private: secret, category, channel, ...where };
      const move: Move = { move: 'open', ...asked, from: { ticket: from, how: 'split' } };
      // Who may split may also link: the rule says so before anything is opened.
      const fresh = await hands.open(newTicketId, move, { id: messageId, kind: 'question', text });
      await hands.act(id, { move: 'link', other: fresh.ticket, how: 'split' }, undefined);
      return ticketView(fresh, actor, fresh.now, this.directory);
    });
  }
}
