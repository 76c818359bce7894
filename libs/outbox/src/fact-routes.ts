import { rooms, type EscalationRaisedEvent, type ServerEventBody, type ServerEventName } from '@zorg112/contracts';
import { nextRing, toldBy, type Fact, type FactType } from '@zorg112/domain';

/** What a fact sets in motion outside the database. */
export interface Route {
  /** Screens that hear something changed. */
  readonly events: readonly Announcement[];
  /** Bells to set (`at`, UTC ms) or take away. */
  readonly bells: readonly { readonly clockId: string; readonly at?: number }[];
}

export type Announcement = {
  [E in ServerEventName]: { readonly event: E; readonly body: ServerEventBody<E>; readonly rooms: readonly string[] };
}[ServerEventName];

/** Whose screens a ticket belongs on. */
export interface Audience {
  readonly ticketId: string;
  readonly private: boolean;
  readonly requesterId: string;
  readonly ownerId: string;
  readonly teamId?: string;
  readonly helperIds: readonly string[];
  readonly serviceIds: readonly string[];
}

/** What only those who help are told: the requester's screen has nothing to fetch. */
const INSIDE: readonly FactType[] = [
  'NoteWritten',
  'ConsultAnswered',
  'ConsultWithdrawn',
  'HandoverOffered',
  'HandoverDeclined',
  'HandoverLapsed',
  'StandInAsked',
  'StandInDeclined',
  'StandInAskOver',
  'UrgencyKept',
  'StepWaited',
  'SecondAgreed',
  'PathStarted',
  'PathDeclined',
  'PathStepDone',
];

/**
 * The one table: fact → who hears it, which bell it sets or takes away. Every fact changes its ticket and the queue; those that carry
 * clocks move their bells; an escalation is also called out to the staff, once per ticket, clock and step.
 */
export function routeOf(id: number, fact: Fact, audience: Audience): Route {
  const helpers = [
    rooms.ticket(fact.ticketId),
    rooms.person(audience.ownerId),
    ...audience.helperIds.map(rooms.person),
    ...audience.serviceIds.map(rooms.service),
  ];
  const staff = [...helpers, ...(audience.private ? [] : [rooms.queue])];
  const hers = [
    rooms.person(audience.requesterId),
    ...(audience.teamId && !audience.private ? [rooms.team(audience.teamId)] : []),
  ];
  const changed: Announcement = {
    event: 'ticket.changed',
    body: { id: fact.ticketId, version: fact.seq, seq: id },
    rooms: INSIDE.includes(fact.type) ? staff : [...staff, ...hers],
  };
  const queue: Announcement = { event: 'queue.changed', body: { seq: id }, rooms: [rooms.queue] };
  const told = [...escalation(id, fact, staff), ...notice(id, fact, audience), ...outage(id, fact)];
  return { events: [changed, queue, ...told], bells: bellsOf(fact) };
}

/** A known fault begins, is told about or ends: everybody may be looking at the list. */
function outage(id: number, fact: Fact): Announcement[] {
  const begins = fact.type === 'TicketOpened' && fact.data.isOutage === true;
  const goesOn = fact.type === 'BroadcastHeard' || fact.type === 'OutageEnded';
  const itself = goesOn && fact.data.outageId === fact.ticketId;
  return begins || itself
    ? [{ event: 'outage.changed', body: { id: fact.ticketId, seq: id }, rooms: [rooms.all] }]
    : [];
}

/** Asked of somebody by name: only they hear it. */
function notice(id: number, fact: Fact, { ownerId }: Audience): Announcement[] {
  const told = toldBy(fact, ownerId);
  if (!told) return [];
  const body = { ticketId: fact.ticketId, what: told.what, seq: id };
  return [{ event: 'notice.raised', body, rooms: told.tell.map(rooms.person) }];
}

function escalation(id: number, fact: Fact, staff: readonly string[]): Announcement[] {
  if (fact.type !== 'EscalationRaised') return [];
  const { clock, clockId, step, tell, added } = fact.data;
  const body: EscalationRaisedEvent = {
    ticketId: fact.ticketId,
    clock,
    clockId,
    step,
    at: new Date(fact.at).toISOString(),
    tell,
    ...(added ? { added } : {}),
    seq: id,
  };
  return [
    {
      event: 'escalation.raised',
      body,
      rooms: [...new Set([...staff, rooms.queue, ...[...tell, ...(added ? [added] : [])].map(rooms.person)])],
    },
  ];
}

function bellsOf(fact: Fact): Route['bells'] {
  if (!('clocks' in fact.data)) return [];
  return fact.data.clocks.map((clock) => {
    const next = nextRing(clock);
    return next ? { clockId: clock.id, at: next.at } : { clockId: clock.id };
  });
}
