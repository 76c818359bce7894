import { Injectable } from '@nestjs/common';
import { rooms } from '@zorg112/contracts';
import { type ConsoleNamespace } from './sitting.js';

/** Which helpers look at a ticket now. Only shown to who watches it too; kept nowhere. */
@Injectable()
export class Presence {
  async show(namespace: ConsoleNamespace, ticketId: string, typingId?: string): Promise<void> {
    const there = await namespace.in(rooms.ticket(ticketId)).fetchSockets();
    const people = new Map<string, { id: string; name: string; typing: boolean }>();
    for (const { data } of there) {
      const { actor, name } = data.signedIn;
      if (actor.roles.some((role) => role !== 'care_worker'))
        people.set(actor.id, { id: actor.id, name, typing: actor.id === typingId });
    }
    namespace.to(rooms.ticket(ticketId)).emit('presence.changed', { ticketId, people: [...people.values()] });
  }
}
