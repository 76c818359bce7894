import { CLOSE_UNCONFIRMED, dueSteps, isOpen, ringClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { present } from '../ownership/conversation.js';
import { silence } from '../ownership/decisions.js';
import { lapse } from '../ownership/handovers.js';
import { closeUnconfirmed } from '../ownership/solution.js';
import { type Context, type Decide } from '../ownership/context.js';
import { type Ticket } from '../ownership/ticket.js';
import { bestAvailable } from './available.js';
import { rungFor, type ClockStep, type LadderStep } from './ladder.js';
import { asleepUntil } from './roster.js';
import { told, waited } from './told.js';

/**
 * A bell rang for a clock. What is due and has not rung rings now, each step once, in order; a lost, early or doubled bell changes
 * nothing. A step tells and adds people; owner, requester and earlier helpers stay.
 */
export const ring: Decide<'ring'> = (ticket, { clockId }, context) => {
  const clock = ticket.clocks.find(({ id }) => id === clockId);
  if (!clock || !isOpen(clock)) return [];
  const due = dueSteps(clock, context.now);
  if (due.length === 0) return [];
  if (clock.kind === 'handover') return [lapse(clock, context.now)];
  if (clock.kind === 'decision') return silence(ticket, clock, context);
  return clock.kind === 'confirmation' ? reminders(ticket, clock, due, context) : climb(ticket, clock, due, context);
};

/** A step that only warns: the ladder is for the clocks she waits on. */
const DATA_LEAK_DUE: Pick<LadderStep, 'tell' | 'add' | 'outsideHours'> = { tell: ['owner', 'duty', 'lead'] };

function climb(ticket: Ticket, clock: Clock, due: readonly ClockStep[], context: Context): readonly NewFact[] {
  const { roster, topic, policyOf, now } = context;
  const facts: NewFact[] = [];
  let rung = clock;
  let joined = present(ticket);
  for (const { step, at } of due) {
    const rule = clock.kind === 'data_leak' ? DATA_LEAK_DUE : rungFor(policyOf(clock.policyVersion).ladder, step);
    const until = rule?.outsideHours ? undefined : asleepUntil(roster, now);
    if (until !== undefined) return [...facts, waited(rung, step, until)];
    rung = ringClock(rung, step);
    const added = rule?.add && bestAvailable(rule.add, roster, joined, topic);
    const tell = [...new Set((rule?.tell ?? []).flatMap((role) => told(role, ticket, roster, rule?.outsideHours)))];
    if (added) joined = new Set(joined).add(added);
    const rang = { clockId: clock.id, clock: clock.kind, step, dueAt: at, tell, clocks: [rung] };
    facts.push({ type: 'EscalationRaised', data: { ...rang, ...(added ? { added } : {}) } });
  }
  return facts;
}

function reminders(ticket: Ticket, clock: Clock, due: readonly ClockStep[], { now }: Context): readonly NewFact[] {
  let rung = clock;
  return due.map(({ step }): NewFact => {
    rung = ringClock(rung, step);
    if (step !== CLOSE_UNCONFIRMED) return { type: 'RequesterReminded', data: { step, clocks: [rung] } };
    const clocks = ticket.clocks.map((other) => (other.id === rung.id ? rung : other));
    return closeUnconfirmed({ ...ticket, clocks }, now);
  });
}
