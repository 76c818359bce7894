import { servicesOf, type Actor } from '@zorg112/domain';
import { rooms } from './events.js';

/** Everybody hears of their own, their team's and their service's questions without asking. */
export function roomsOf(actor: Actor): string[] {
  return [rooms.all, rooms.person(actor.id), ...actor.teamIds.map(rooms.team), ...servicesOf(actor).map(rooms.service)];
}
