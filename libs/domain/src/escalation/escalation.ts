import { CLOSE_UNCONFIRMED, dueSteps, ringClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { closeUnconfirmed } from '../ownership/solution.js';
import { type Decide } from '../ownership/context.js';
import { type Ticket } from '../ownership/ticket.js';
import { rungFor, type AddedRole, type ClockStep, type ToldRole } from './ladder.js';
import { type Roster } from './roster.js';

/**
 * A bell rang for a clock. What is due and has not rung rings now, each step once, in order; a lost, early or doubled bell changes
 * nothing. A step tells and adds people; owner, requester and earlier helpers stay.
 */
export const ring: Decide<'ring'> = (ticket, { clockId }, { now, roster, policyOf }) => {
  const clock = ticket.clocks.find(({ id }) => id === clockId);
  if (!clock || ticket.status === 'closed') return [];
  const facts: NewFact[] = [];
  let rung = clock;
  let joined = present(ticket);
  for (const step of dueSteps(clock, now)) {
    rung = ringClock(rung, step.step);
    if (clock.kind === 'confirmation') {
      facts.push(confirmationStep(ticket, rung, step, now));
      continue;
    }
    const rule = rungFor(policyOf(clock.policyVersion).ladder, step.step);
    const added = rule?.add && bestAvailable(rule.add, roster, joined);
    const tell = [...new Set((rule?.tell ?? []).flatMap((role) => told(role, ticket, roster)))];
    if (added) joined = new Set(joined).add(added);
    const data = {
      clockId,
      clock: clock.kind,
      step: step.step,
      dueAt: step.at,
      tell,
      clocks: [rung],
      ...(added ? { added } : {}),
    };
    facts.push({ type: 'EscalationRaised', data });
  }
  return facts;
};

function confirmationStep(ticket: Ticket, rung: Clock, step: ClockStep, now: number): NewFact {
  if (step.step !== CLOSE_UNCONFIRMED) return { type: 'RequesterReminded', data: { step: step.step, clocks: [rung] } };
  return closeUnconfirmed(
    { ...ticket, clocks: ticket.clocks.map((clock) => (clock.id === rung.id ? rung : clock)) },
    now,
  );
}

/** The free-est colleague on shift who is not on the ticket yet; the same choice every time. */
function bestAvailable(role: AddedRole, roster: Roster, joined: ReadonlySet<string>): string | undefined {
  const candidates = role === 'helper' ? roster.helpers : roster.leads;
  const free = candidates.filter(({ personId }) => !joined.has(personId));
  return [...free].sort((a, b) => a.load - b.load || (a.personId < b.personId ? -1 : 1))[0]?.personId;
}

function told(role: ToldRole, ticket: Ticket, roster: Roster): readonly string[] {
  if (role === 'owner') return [ticket.ownerId];
  if (role === 'duty') return [roster.dutyHolderId];
  return role === 'onCall' ? roster.onCallIds : roster.leads.map(({ personId }) => personId);
}

function present(ticket: Ticket): ReadonlySet<string> {
  return new Set([ticket.ownerId, ticket.requesterId, ...ticket.helpers.map(({ personId }) => personId)]);
}
