import { askedToStandIn, openHandover, type Consult, type Decision, type Ticket } from './ticket.js';

export const ROLES = ['care_worker', 'agent', 'back_office', 'lead', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The person who acts. `system` is the worker, which only rings clocks and passes the watch. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
  readonly serviceId?: string;
  /** The services this person is on call for now: they may answer for each of them. */
  readonly onCallFor?: readonly string[];
}

/** What somebody is to one ticket. One person can be several. */
export type Relation =
  | 'requester'
  | 'teammate'
  | 'owner'
  | 'stand_in'
  | 'helper'
  | 'consulted'
  /** An open handover is offered to them, or they are asked to stand in. */
  | 'receiver'
  /** They decide, or decided, about maatwerk on it. */
  | 'decider'
  | 'agent'
  | 'lead'
  | 'overseer'
  | 'system';

export const SYSTEM_ACTOR: Actor = { id: 'system', roles: [], teamIds: [] };

export function relations(ticket: Ticket, actor: Actor): ReadonlySet<Relation> {
  const is = new Set<Relation>();
  if (actor.id === SYSTEM_ACTOR.id) return is.add('system');
  if (actor.id === ticket.requesterId) is.add('requester');
  if (!ticket.private && ticket.teamId !== undefined && actor.teamIds.includes(ticket.teamId)) is.add('teammate');
  if (actor.id === ticket.ownerId) is.add('owner');
  if (ticket.helpers.some((helper) => helper.personId === actor.id)) is.add('helper');
  if (actor.id === ticket.standIn?.personId) is.add('stand_in');
  if (openHandover(ticket)?.toId === actor.id || askedToStandIn(ticket) === actor.id) is.add('receiver');
  if (ticket.decisions.some((one) => decides(one, actor.id))) is.add('decider');
  if (ticket.consults.some((consult) => isAsked(consult, actor))) is.add('consulted');
  if (!ticket.private && actor.roles.includes('agent')) is.add('agent');
  if (!ticket.private && actor.roles.includes('lead')) is.add('lead');
  if (!ticket.private && actor.roles.some((role) => role === 'manager' || role === 'admin')) is.add('overseer');
  return is;
}

/** What somebody is to a question that is about to be asked, or told afterwards. */
export function relationsToNew(requesterId: string, actor: Actor): ReadonlySet<Relation> {
  const is = new Set<Relation>();
  if (actor.id === SYSTEM_ACTOR.id) is.add('system');
  if (actor.id === requesterId) is.add('requester');
  for (const role of ['agent', 'lead'] as const) if (actor.roles.includes(role)) is.add(role);
  return is;
}

function decides({ deciderId, decidedBy, passed }: Decision, personId: string): boolean {
  return deciderId === personId || decidedBy === personId || passed.includes(personId);
}

/** Was this consult put to this person, to the service they work for or are on call for, or did it go to them as the on-call? */
export function isAsked({ to, onCall = [] }: Consult, actor: Actor): boolean {
  if (onCall.includes(actor.id)) return true;
  if (to.kind === 'person') return to.id === actor.id;
  return to.kind === 'service' && servicesOf(actor).includes(to.id);
}

/** Whose consults somebody hears: of the service they work for, and of those they are on call for. */
export function servicesOf({ serviceId, onCallFor = [] }: Actor): string[] {
  return [...(serviceId ? [serviceId] : []), ...onCallFor];
}

/** Nobody else even finds it. */
export function maySee(ticket: Ticket, actor: Actor): boolean {
  return relations(ticket, actor).size > 0;
}

const INSIDE: readonly Relation[] = [
  'owner',
  'stand_in',
  'helper',
  'consulted',
  'receiver',
  'decider',
  'agent',
  'lead',
];
const HER_SIDE: readonly Relation[] = ['requester', 'teammate'];

/** Notes, consult texts and facts with words are for those who help. A helper who asks herself reads as a requester. */
export function mayReadInside(ticket: Ticket, actor: Actor): boolean {
  const is = relations(ticket, actor);
  return !is.has('requester') && INSIDE.some((relation) => is.has(relation));
}

/** The thread with its words; those who only oversee read that it went well or not, never what was said. */
export function mayReadWords(ticket: Ticket, actor: Actor): boolean {
  const is = relations(ticket, actor);
  return [...HER_SIDE, ...INSIDE].some((relation) => is.has(relation));
}

/** What she thought of it is between her side and who helped her: no colleague and nobody who oversees reads what one person said. */
export function mayReadThanks(ticket: Ticket, actor: Actor): boolean {
  const is = relations(ticket, actor);
  return is.has('owner') || HER_SIDE.some((relation) => is.has(relation));
}

export function mayReadFacts(ticket: Ticket, actor: Actor): boolean {
  return mayReadInside(ticket, actor) || relations(ticket, actor).has('overseer');
}
