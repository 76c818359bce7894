/** What goes over the socket, namespace /console. Thin: ids and versions; the client refetches with its own rights. */
export const CONSOLE_NAMESPACE = '/console';

export interface ServerEvents {
  hello: (event: { now: string; personId: string; seq: number }) => void;
  'ticket.changed': (event: { id: string; version: number; seq: number }) => void;
  'queue.changed': (event: { seq: number }) => void;
  'escalation.raised': (event: EscalationRaisedEvent) => void;
  /** Something is told to this person besides a clock: fetch GET /me/notices. */
  'notice.raised': (event: { ticketId: string; what: Asked; seq: number }) => void;
  /** A known fault began, was told about or ended: fetch GET /outages. */
  'outage.changed': (event: { id: string; seq: number }) => void;
  /** Somebody calls: fetch GET /calls. `callId` is the exchange's own, `id` is ours. */
  'call.ringing': (event: CallEventBody) => void;
  /** Somebody answered it, or it is known by now who calls or what became of it. */
  'call.answered': (event: CallEventBody) => void;
  'call.ended': (event: { callId: string; id: string }) => void;
  'presence.changed': (event: { ticketId?: string; people: { id: string; name: string; typing: boolean }[] }) => void;
}

export interface CallEventBody {
  readonly callId: string;
  readonly id: string;
  /** E.164; absent where the number is withheld. */
  readonly from?: string;
  /** Whose number it is, where it is one person's. */
  readonly personId?: string;
  readonly ticketId?: string;
}

/** What is asked of somebody by name. */
type Asked = 'consult' | 'decision' | 'someone_else' | 'difficult' | 'stand_in_asked' | 'stand_in_declined' | 'thanks';

export interface EscalationRaisedEvent {
  readonly ticketId: string;
  readonly clock: string;
  readonly clockId: string;
  readonly step: string;
  readonly at: string;
  readonly tell: readonly string[];
  readonly added?: string;
  readonly seq: number;
}

type Acknowledge = (answer: { ok: boolean; code?: string }) => void;

export interface ClientEvents {
  'queue.watch': (body: unknown, acknowledge: Acknowledge) => void;
  'ticket.watch': (body: { id: string }, acknowledge: Acknowledge) => void;
  'ticket.unwatch': (body: { id: string }, acknowledge: Acknowledge) => void;
  'ticket.typing': (body: { id: string }, acknowledge: Acknowledge) => void;
}

export type ServerEventName = keyof ServerEvents;
export type ServerEventBody<E extends ServerEventName> = Parameters<ServerEvents[E]>[0];

/** Rooms of the namespace: who hears what. */
export const rooms = {
  /** Everybody who is signed in. */
  all: 'all',
  queue: 'queue',
  ticket: (id: string) => `ticket:${id}`,
  person: (id: string) => `person:${id}`,
  team: (id: string) => `team:${id}`,
  /** Who works for it, or is on call for it. */
  service: (id: string) => `service:${id}`,
} as const;
