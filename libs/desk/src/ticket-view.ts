import {
  type ConsultView,
  type DecisionView,
  type HandoverView,
  type PathView,
  type StandInView,
  type TicketView,
} from '@zorg112/contracts';
import { type StoredTicket } from '@zorg112/database';
import {
  isLate,
  mayLowerUrgency,
  mayReadInside,
  mayReadThanks,
  mayReadWords,
  movesOpenTo,
  openHandover,
  type Actor,
  type Clock,
  type Consult,
  type Decision,
  type Handover,
  type Path,
  type StandIn,
  type StandInAsked,
  type Ticket,
} from '@zorg112/domain';
import { Directory } from './directory.js';

export const iso = (instant: number): string => new Date(instant).toISOString();

/** Everybody a view of this ticket names. */
export function namesIn(ticket: Ticket): string[] {
  const asked = ticket.consults.flatMap(({ to, askedBy, onCall = [] }) => [
    ...(to.kind === 'person' ? [to.id] : []),
    askedBy,
    ...onCall,
  ]);
  const { handovers, standIn, standInAsked, someoneElse, unsolved, decisions, owned } = ticket;
  const offered = handovers.flatMap(({ fromId, toId }) => [fromId, toId]);
  const decided = decisions.flatMap(({ askedBy, deciderId, decidedBy }) => [askedBy, deciderId, decidedBy]);
  const maybe = [standIn?.personId, standInAsked?.personId, someoneElse?.personId, unsolved?.secondId, ...decided];
  const others = [...ticket.helpers, ...owned].map(({ personId }) => personId);
  const certain = [ticket.ownerId, ticket.requesterId, ...others, ...asked, ...offered];
  return [...certain, ...maybe.filter((id) => id !== undefined)];
}

/** The ticket as this reader may see it. The directory must know `namesIn(ticket)`. */
export function ticketView(
  { ticket, number, text }: StoredTicket,
  reader: Actor,
  now: number,
  directory: Directory,
): TicketView {
  const inside = mayReadInside(ticket, reader);
  const step = nextStepView(ticket, now);
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
    may: mayNow(ticket, reader, { now, policy: directory.policy }),
    ...(ticket.closedHow ? { closedHow: ticket.closedHow } : {}),
    ...(step ? { nextStep: step } : {}),
    ...(ticket.teamId ? { teamId: ticket.teamId, teamName: directory.team(ticket.teamId)?.name ?? '' } : {}),
    ...(ticket.location ? { location: ticket.location } : {}),
    ...(ticket.asset ? { asset: ticket.asset } : {}),
    category: ticket.category ?? 'unknown',
    ...(ticket.region ? { region: ticket.region } : {}),
    ...(ticket.score && mayReadThanks(ticket, reader) ? { score: ticket.score } : {}),
    ...moments(ticket),
    ...reminded(ticket),
    ...beside(ticket, reader, inside, directory),
  };
}

/** Lowering is a raise the other way, and not for everybody who may raise: it is named apart. */
function mayNow(ticket: Ticket, reader: Actor, at: Parameters<typeof movesOpenTo>[2]): string[] {
  const may = movesOpenTo(ticket, reader, at);
  return may.includes('changeUrgency') && mayLowerUrgency(ticket, reader) ? [...may, 'lowerUrgency'] : may;
}

/** What the ticket has beside its plain course; most have none of it. */
function beside(ticket: Ticket, reader: Actor, inside: boolean, directory: Directory): Partial<TicketView> {
  const { standIn, standInAsked, someoneElse, waitAsked, laterUntil, unsolved, links, mergedInto, isOutage, outage } =
    ticket;
  const named = (id: string) => directory.named(id);
  const offer = openHandover(ticket);
  const before = [...new Set(ticket.owned.filter(({ how }) => how !== 'watch').map(({ personId }) => personId))];
  const decisions = ticket.decisions.filter(({ level }) => inside || level === 'team');
  const person = someoneElse?.personId;
  const from = tookOverFrom(ticket);
  return {
    ...(inside && offer ? { handover: handoverView(ticket, offer, directory) } : {}),
    ...(inside && before.length > 1
      ? { earlierOwners: before.filter((id) => id !== ticket.ownerId).map((id) => named(id)) }
      : {}),
    ...(from ? { tookOverFrom: named(from) } : {}),
    ...(standIn ? { standIn: standInView(standIn, directory) } : {}),
    ...(inside && standInAsked ? { standInAsked: standInAskedView(standInAsked, directory) } : {}),
    ...(someoneElse
      ? {
          someoneElse: {
            askedAt: iso(someoneElse.askedAt),
            ...(person ? { person: named(person) } : {}),
            ...(inside && someoneElse.reason ? { reason: someoneElse.reason } : {}),
          },
        }
      : {}),
    ...(waitAsked
      ? {
          waitAsked: {
            ...(waitAsked.until === undefined ? {} : { until: iso(waitAsked.until) }),
            ...(waitAsked.urgency ? { urgency: waitAsked.urgency } : {}),
          },
        }
      : {}),
    ...(laterUntil === undefined ? {} : { laterUntil: iso(laterUntil) }),
    ...(unsolved
      ? {
          unsolved: {
            second: named(unsolved.secondId),
            ...(unsolved.lookedAt === undefined ? {} : { lookedAt: iso(unsolved.lookedAt) }),
            ...(unsolved.seenAt === undefined ? {} : { seenAt: iso(unsolved.seenAt) }),
            ...(unsolved.contestedAt === undefined ? {} : { contestedAt: iso(unsolved.contestedAt) }),
          },
        }
      : {}),
    ...(decisions.length > 0 ? { decisions: decisions.map((one) => decisionView(ticket, one, directory)) } : {}),
    ...(inside && ticket.difficult ? { difficult: true as const } : {}),
    ...(inside && ticket.paths.length > 0 ? { paths: ticket.paths.map(pathView) } : {}),
    ...(inside && ticket.suggestedUrgency ? { suggestedUrgency: ticket.suggestedUrgency } : {}),
    ...(links.length > 0 && (inside || reader.id === ticket.requesterId) ? { links: [...links] } : {}),
    ...(mergedInto ? { mergedInto } : {}),
    ...(isOutage ? { isOutage } : {}),
    ...(outage
      ? { outage: { id: outage.id, ...(outage.endedAt === undefined ? {} : { endedAt: iso(outage.endedAt) }) } }
      : {}),
  };
}

/** Whom she knew before this owner; picking up what was watched is no taking over. */
function tookOverFrom({ owned, ownerId }: Ticket): string | undefined {
  const helped = owned.filter(({ how }) => how !== 'watch');
  const before = helped.at(-1)?.how === 'claim' ? undefined : helped.at(-2)?.personId;
  return before === ownerId ? undefined : before;
}

export function nextStepView(ticket: Ticket, now: number): TicketView['nextStep'] {
  const promise = ticket.clocks.find((clock) => clock.kind === 'promise' && clock.state === 'running');
  if (!ticket.nextStep) return undefined;
  const { what, by } = ticket.nextStep;
  return { what, by: iso(by), late: promise !== undefined && isLate(promise, now) };
}

export function handoverView(ticket: Ticket, offer: Handover, directory: Directory): HandoverView {
  const { id, fromId, toId, reason, note, offeredAt } = offer;
  const due = ticket.clocks.find(({ handoverId }) => handoverId === id)?.dueAt;
  return {
    ...{ id, from: directory.named(fromId), to: directory.named(toId), reason, offeredAt: iso(offeredAt) },
    ...(note ? { note } : {}),
    ...(due === undefined ? {} : { dueAt: iso(due) }),
  };
}

export function standInView({ id, personId, because, since, until }: StandIn, directory: Directory): StandInView {
  const who = { id, person: directory.named(personId), because, since: iso(since) };
  return until === undefined ? who : { ...who, until: iso(until) };
}

/** The same, while the colleague has not agreed. */
export function askedAsStandIn({ askedAt: since, ...asked }: StandInAsked, directory: Directory): StandInView {
  return { ...standInView({ ...asked, since, because: 'agreed' }, directory), because: 'asked' };
}

function standInAskedView({ id, personId, askedAt, until, declined }: StandInAsked, directory: Directory) {
  return {
    ...{ id, person: directory.named(personId), askedAt: iso(askedAt) },
    ...(until === undefined ? {} : { until: iso(until) }),
    ...(declined ? { declined } : {}),
  };
}

export function decisionView(ticket: Ticket, decision: Decision, directory: Directory): DecisionView {
  const { id, kind, amountCents, reason, solves, level, askedBy, askedAt, deciderId, outcome } = decision;
  const { bySilence, decidedAt, decidedBy, alternative, endedAt, costCentre } = decision;
  const due = ticket.clocks.find((clock) => clock.decisionId === id && clock.state === 'running')?.dueAt;
  return {
    ...{ id, kind, amountCents, reason, solves, level, askedBy: directory.named(askedBy), askedAt: iso(askedAt) },
    ...(costCentre ? { costCentre } : {}),
    ...(deciderId ? { decider: directory.named(deciderId) } : {}),
    ...(due === undefined ? {} : { dueAt: iso(due) }),
    ...(outcome ? { outcome } : {}),
    ...(bySilence ? { bySilence } : {}),
    ...(decidedAt === undefined ? {} : { decidedAt: iso(decidedAt) }),
    ...(decidedBy ? { decidedBy: directory.named(decidedBy) } : {}),
    ...(endedAt === undefined ? {} : { endedAt: iso(endedAt) }),
    ...(alternative ? { alternative } : {}),
  };
}

function pathView({ path, suggestedAt, startedAt, declinedAt, done }: Path): PathView {
  return {
    ...{ path, done: [...done] },
    ...(suggestedAt === undefined ? {} : { suggestedAt: iso(suggestedAt) }),
    ...(startedAt === undefined ? {} : { startedAt: iso(startedAt) }),
    ...(declinedAt === undefined ? {} : { declinedAt: iso(declinedAt) }),
  };
}

const MOMENTS = ['claimedAt', 'firstReplyAt', 'solutionOfferedAt', 'closedAt', 'unansweredSince'] as const;

function moments(ticket: Ticket): Partial<Record<(typeof MOMENTS)[number], string>> {
  return Object.fromEntries(MOMENTS.flatMap((name) => (ticket[name] === undefined ? [] : [[name, iso(ticket[name])]])));
}

/** Only while the solution still waits for her. */
function reminded({ reminded: told, status, solutionOfferedAt = 0, clocks }: Ticket): Pick<TicketView, 'reminded'> {
  if (!told || status !== 'solution_offered' || told.at < solutionOfferedAt) return {};
  const closes = clocks.find(({ kind, state }) => kind === 'confirmation' && state === 'running')?.dueAt;
  return {
    reminded: { at: iso(told.at), count: told.count, ...(closes === undefined ? {} : { closesAt: iso(closes) }) },
  };
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
    ...(inside && consult.onCall ? { onCall: consult.onCall.map((id) => directory.named(id)) } : {}),
    ...(inside && consult.backAt !== undefined ? { backAt: iso(consult.backAt) } : {}),
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
