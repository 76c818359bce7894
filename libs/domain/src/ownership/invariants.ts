import { climbs, isOpen, type Clock } from '../clock/clock.js';
import { type Fact } from '../facts.js';
import { evolve } from './evolve.js';
import { REPORTED } from './paths.js';
import { isOpenConsult, isOpenDecision, openHandover, type Ticket } from './ticket.js';

/** Section 4 of the rule, as far as one history shows it: every sentence that does not hold. An empty list is what must be. `fold`: how facts become state. */
export function breaches(history: readonly Fact[], fold = evolve): string[] {
  const found: string[] = [];
  const say = (holds: boolean, sentence: string): void => void (holds || found.push(sentence));
  let ticket: Ticket | undefined;
  for (const fact of history) {
    const before = ticket;
    ticket = fold(before, fact);
    say(ticket.ownerId !== '', `${fact.seq}: nobody owns it`);
    say(fact.seq === (before?.version ?? 0) + 1, `${fact.seq}: facts are not counted one by one`);
    if (before && before.ownerId !== ticket.ownerId) {
      say(MOVES_THE_OWNER.includes(fact.type), `${fact.seq}: ${fact.type} changed the owner`);
      const watch = fact.type === 'WatchPassed' || fact.type === 'TicketClaimed';
      say(!watch || before.claimedAt === undefined, `${fact.seq}: ${fact.type} after the claim`);
    }
    if (before && fact.type === 'EscalationRaised') {
      say(ticket.requesterId === before.requesterId, `${fact.seq}: an escalation changed the requester`);
      say(
        before.helpers.every((helper) => ticket!.helpers.includes(helper)),
        `${fact.seq}: an escalation removed a helper`,
      );
    }
    if (fact.type === 'SolutionConfirmed' && fact.by !== ticket.requesterId) {
      say(fact.onBehalfOf === ticket.requesterId, `${fact.seq}: confirmed by somebody else than her side`);
    }
    say(ticket.status === 'closed' || isWatched(ticket), `${fact.seq}: ${ticket.status} without a running clock`);
    say((ticket.status === 'closed') === (ticket.closedHow !== undefined), `${fact.seq}: closed without saying how`);
    for (const sentence of [...dangling(ticket), ...doubled(ticket), ...outOfTune(ticket)])
      say(false, `${fact.seq}: ${sentence}`);
    if (before && leaks(before) && !leaks(ticket))
      say(isReport(fact), `${fact.seq}: ${fact.type} ended the hours of a data leak`);
  }
  const owned = ticket?.owned.filter(({ how }) => how !== 'watch') ?? [];
  owned.forEach(({ personId, how }, i) => {
    const before = owned.slice(0, i).some((one) => one.personId === personId);
    say(!before || how === 'succession' || how === 'request', `${personId} owned it twice`);
  });
  const rings = history.flatMap((fact) =>
    fact.type === 'EscalationRaised' ? [`${fact.data.clockId} ${fact.data.step}`] : [],
  );
  say(new Set(rings).size === rings.length, 'a step rang twice');
  return found;
}

/** The watch before the claim, the claim, an accepted handover, succession: nothing else moves the owner. */
const MOVES_THE_OWNER: readonly Fact['type'][] = ['WatchPassed', 'TicketClaimed', 'HandoverAccepted', 'OwnerSucceeded'];

/** What she waits on: a question is not watched by an offer, a colleague's answer or a report to others. */
const HERS: readonly Clock['kind'][] = ['claim', 'first_reply', 'promise', 'solve', 'confirmation', 'callback'];

/** A clock runs with a due time, or everything waits on her. */
function isWatched({ clocks, status }: Ticket): boolean {
  const hers = clocks.filter(({ kind }) => HERS.includes(kind));
  const runs = hers.some((clock) => clock.state === 'running' && clock.dueAt !== undefined);
  return runs || (status === 'waiting_for_requester' && hers.some((clock) => clock.state === 'paused'));
}

/** What hangs from a question ends with it, and has a clock of its own until then. Only a data leak outlives the question. */
function dangling(ticket: Ticket): string[] {
  const { clocks, status, consults, decisions, handovers } = ticket;
  const open = [
    ...consults.filter(isOpenConsult).map(({ id }) => ['a consult', 'consultId', id] as const),
    ...decisions.filter(isOpenDecision).map(({ id }) => ['a decision', 'decisionId', id] as const),
    ...handovers.filter((one) => one.outcome === undefined).map(({ id }) => ['an offer', 'handoverId', id] as const),
  ];
  const running = clocks.filter(isOpen);
  if (status === 'closed') {
    const left = (['standIn', 'someoneElse', 'waitAsked', 'nextStep'] as const).filter(
      (key) => ticket[key] !== undefined,
    );
    return [
      ...open.map(([what]) => `${what} hangs from a closed question`),
      ...left.map((key) => `${key} is left on a closed question`),
      ...(running.some(({ kind }) => kind !== 'data_leak') ? ['a clock runs on a closed question'] : []),
    ];
  }
  const without = open.filter(([, key, id]) => !running.some((clock) => clock[key] === id));
  const needless = running.filter((clock) => {
    const of = clock.consultId ?? clock.decisionId ?? clock.handoverId;
    return of !== undefined && !open.some(([, key, id]) => clock[key] === id);
  });
  return [
    ...without.map(([what]) => `${what} waits without a clock`),
    ...needless.map(({ kind }) => `a ${kind} clock runs for what is over`),
    ...(openHandover(ticket)?.toId === ticket.ownerId ? ['it is offered to who owns it'] : []),
  ];
}

/** One open clock of each kind, but for consults: each has its own. */
function doubled({ clocks }: Ticket): string[] {
  const kinds = clocks.filter((clock) => isOpen(clock) && clock.kind !== 'consult').map(({ kind }) => kind);
  return kinds.filter((kind, i) => kinds.indexOf(kind) !== i).map((kind) => `two ${kind} clocks run`);
}

/** Quiet is only the ladder of a question in a fault that still lasts. */
function outOfTune({ clocks, outage }: Ticket): string[] {
  const lasts = outage !== undefined && outage.endedAt === undefined;
  return clocks
    .filter((clock) => clock.muted && isOpen(clock) && !(lasts && climbs(clock)))
    .map(({ kind }) => `a ${kind} clock is quiet for nothing`);
}

const leaks = ({ clocks }: Ticket): boolean => clocks.some((clock) => clock.kind === 'data_leak' && isOpen(clock));

function isReport(fact: Fact): boolean {
  return fact.type === 'PathStepDone' && fact.data.step === REPORTED && fact.data.done;
}
