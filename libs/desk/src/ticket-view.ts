import { type ConsultView, type TicketView } from '@zorg112/contracts';
import { type StoredTicket } from '@zorg112/database';
import {
  isLate,
  mayReadInside,
  mayReadWords,
  movesOpenTo,
  type Actor,
  type Clock,
  type Consult,
  type Ticket,
} from '@zorg112/domain';
import { Directory } from './directory.js';

export const iso = (instant: number): string => new Date(instant).toISOString();

/** Everybody a view of this ticket names. */
export function namesIn(ticket: Ticket): string[] {
  const asked = ticket.consults.flatMap(({ to, askedBy }) => (to.kind === 'person' ? [to.id, askedBy] : [askedBy]));
  return [ticket.ownerId, ticket.requesterId, ...ticket.helpers.map(({ personId }) => personId), ...asked];
}

/** The ticket as this reader may see it. The directory must know `namesIn(ticket)`. */
export function ticketView(
  { ticket, number, text }: StoredTicket,
  reader: Actor,
  now: number,
  directory: Directory,
): TicketView {
  const inside = mayReadInside(ticket, reader);
  const promise = ticket.clocks.find((clock) => clock.kind === 'promise' && clock.state === 'running');
  return {
    id: ticket.id,
    number,
    status: ticket.status,
    urgency: ticket.urgency,
    careNow: ticket.careNow,
    private: ticket.private,
    ...(mayReadWords(ticket, reader) ? { text } : {}),
    owner: directory.named(ticket.ownerId),
    requester: directory.named(ticket.requesterId),
    helpers: thinkingAlong(ticket).map((id) => directory.named(id)),
    consults: ticket.consults.map((consult) => consultView(ticket, consult, inside, directory)),
    clocks: ticket.clocks.map((clock) => clockView(clock, now)),
    channel: ticket.channel,
    version: ticket.version,
    createdAt: iso(ticket.createdAt),
    changedAt: iso(ticket.changedAt),
    lastWordsAt: iso(ticket.lastWordsAt),
    notSolvedCount: ticket.notSolvedCount,
    reopenedCount: ticket.reopenedCount,
    may: movesOpenTo(ticket, reader),
    ...(ticket.closedHow ? { closedHow: ticket.closedHow } : {}),
    ...(ticket.nextStep
      ? {
          nextStep: {
            what: ticket.nextStep.what,
            by: iso(ticket.nextStep.by),
            late: promise !== undefined && isLate(promise, now),
          },
        }
      : {}),
    ...(ticket.teamId ? { teamId: ticket.teamId, teamName: directory.team(ticket.teamId)?.name ?? '' } : {}),
    ...(ticket.location ? { location: ticket.location } : {}),
    ...(ticket.score ? { score: ticket.score } : {}),
    ...moments(ticket),
  };
}

const MOMENTS = ['claimedAt', 'firstReplyAt', 'solutionOfferedAt', 'closedAt', 'unansweredSince'] as const;

function moments(ticket: Ticket): Partial<Record<(typeof MOMENTS)[number], string>> {
  return Object.fromEntries(MOMENTS.flatMap((name) => (ticket[name] === undefined ? [] : [[name, iso(ticket[name])]])));
}

/** Helpers, and back-office colleagues who were asked by name. */
function thinkingAlong(ticket: Ticket): string[] {
  const asked = ticket.consults.flatMap(({ to, withdrawnAt }) =>
    to.kind === 'person' && withdrawnAt === undefined ? [to.id] : [],
  );
  return [...new Set([...ticket.helpers.map(({ personId }) => personId), ...asked])].filter(
    (id) => id !== ticket.ownerId,
  );
}

export function consultView(ticket: Ticket, consult: Consult, inside: boolean, directory: Directory): ConsultView {
  const { to } = consult;
  const name =
    to.kind === 'email'
      ? inside
        ? to.address
        : 'iemand van buiten'
      : to.kind === 'person'
        ? directory.named(to.id).name
        : (directory.service(to.id)?.name ?? '');
  const due = ticket.clocks.find((clock) => clock.consultId === consult.id)?.dueAt;
  return {
    id: consult.id,
    to: { kind: to.kind, name, ...(to.kind === 'email' ? {} : { id: to.id }) },
    by: directory.named(consult.askedBy),
    askedAt: iso(consult.askedAt),
    ...(due === undefined ? {} : { dueAt: iso(due) }),
    ...(consult.answeredAt === undefined ? {} : { answeredAt: iso(consult.answeredAt) }),
    ...(consult.withdrawnAt === undefined ? {} : { withdrawnAt: iso(consult.withdrawnAt) }),
    ...(inside && consult.lacked ? { lacked: consult.lacked } : {}),
  };
}

function clockView(clock: Clock, now: number): TicketView['clocks'][number] {
  const due = clock.dueAt === undefined ? {} : { dueAt: iso(clock.dueAt) };
  return {
    id: clock.id,
    kind: clock.kind,
    state: clock.state,
    startedAt: iso(clock.startedAt),
    late: isLate(clock, now),
    ...due,
  };
}
