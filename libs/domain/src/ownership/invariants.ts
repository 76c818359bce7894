import { isOpen } from '../clock/clock.js';
import { type Fact } from '../facts.js';
import { evolve } from './evolve.js';
import { type Ticket } from './ticket.js';

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
    if (ticket.status === 'closed') say(!ticket.clocks.some(isOpen), `${fact.seq}: a clock runs on a closed question`);
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

/** A clock runs with a due time, or everything waits on her. */
function isWatched(ticket: Ticket): boolean {
  const runs = ticket.clocks.some((clock) => clock.state === 'running' && clock.dueAt !== undefined);
  return runs || (ticket.status === 'waiting_for_requester' && ticket.clocks.some((clock) => clock.state === 'paused'));
}
