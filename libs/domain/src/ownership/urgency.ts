import {
  endClock,
  isLate,
  isOpen,
  pauseClock,
  resumeClock,
  retargetClock,
  rederiveClock,
  wasLate,
  type Clock,
} from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { isHigher, type Urgency } from '../policy.js';
import { refuseIf, Refusal } from '../refusals.js';
import { begin, changedClocks, pausedOnHer, regionOf, resumed, waitsOnHer } from './clocks-of.js';
import { type Context, type Decide } from './context.js';
import { onBehalf, promisedAnswer, refuseRedirect, refuseStale } from './conversation.js';
import { type Ticket } from './ticket.js';
import { relations, type Actor } from './who.js';

/** Anyone on the ticket raises; lowering needs her yes. Clocks are derived anew from their start; earlier pauses still count. */
export const changeUrgency: Decide<'changeUrgency'> = (ticket, { urgency: to, requesterAgrees }, context) => {
  refuseIf(ticket.urgency === to, 'urgency.unchanged');
  const is = relations(ticket, context.actor);
  const raised = isHigher(to, ticket.urgency);
  // Before the claim only she says that it can wait.
  refuseIf(!raised && !is.has('requester') && ticket.claimedAt === undefined, 'ticket.claim_first');
  refuseIf(!raised && !is.has('requester') && !requesterAgrees, 'urgency.requester_must_agree');
  refuseIf(!raised && !mayLowerUrgency(ticket, context.actor), 'stand_in.not_allowed', { owner: ticket.ownerId });
  return [changed(ticket, to, context)];
};

/** With her yes, and not by who stands in: that is the owner's. */
export function mayLowerUrgency(ticket: Ticket, actor: Actor): boolean {
  return ticket.urgency !== 'normal' && !relations(ticket, actor).has('stand_in');
}

/** Her words sounded more urgent than she asked; who helps looked, and it is not. */
export const keepUrgency: Decide<'keepUrgency'> = (ticket) => {
  refuseIf(ticket.suggestedUrgency === undefined, 'urgency.not_suggested');
  return [{ type: 'UrgencyKept', data: {} }];
};

/** "Kan dit wachten tot …?" Asked once, answered with one tap. */
export const askToWait: Decide<'askToWait'> = (ticket, move, context) => {
  const { until, urgency, messageId } = move;
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseIf((until === undefined) === (urgency === undefined), 'later.until_or_urgency');
  refuseIf(until !== undefined && until <= context.now, 'later.past');
  refuseIf(urgency !== undefined && !isHigher(ticket.urgency, urgency), 'urgency.unchanged');
  refuseStale(ticket, move.writtenAgainst, context);
  const checked = refuseRedirect(ticket, move, context);
  const met = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? endKept(clock, context.now) : clock));
  const clocks = changedClocks(ticket, pausedOnHer(met, ticket.urgency, context.now));
  const wish = { ...(until === undefined ? {} : { until }), ...(urgency === undefined ? {} : { urgency }) };
  return [{ type: 'WaitAsked', data: { messageId, clocks, ...wish, ...checked } }];
};

export const answerWait: Decide<'answerWait'> = (ticket, { agrees }, context) => {
  const { waitAsked } = ticket;
  if (!waitAsked) throw new Refusal('later.not_asked');
  const resumes = ticket.status === 'waiting_for_requester' ? resumed(ticket.clocks, context) : ticket.clocks;
  const clocks = promisedAnswer(ticket, resumes, context);
  const answer: NewFact = {
    type: 'WaitAnswered',
    data: { agrees, clocks: changedClocks(ticket, clocks) },
    ...onBehalf(ticket, context),
  };
  if (!agrees) return [answer];
  const now = { ...ticket, clocks, status: 'in_progress' as const };
  const { until, urgency } = waitAsked;
  // What she agreed to may have come true, or passed, while she thought.
  if (urgency !== undefined)
    return isHigher(ticket.urgency, urgency) ? [answer, changed(now, urgency, context)] : [answer];
  return until! > context.now ? [answer, later(now, until!, context)] : [answer];
};

/** With her yes a later date takes the place of the solve target: agreed, not late. */
export const agreeLater: Decide<'agreeLater'> = (ticket, { until, requesterAgrees }, context) => {
  refuseIf(until <= context.now, 'later.past');
  const herself = relations(ticket, context.actor).has('requester');
  refuseIf(!herself && !requesterAgrees, 'later.requester_must_agree');
  return [later(ticket, until, context)];
};

/** On purpose, by an administrator: the open clocks are taken to the running policy. */
export const rederive: Decide<'rederive'> = (ticket, _move, { policy, now }) => {
  const clocks = ticket.clocks.map((clock) =>
    isOpen(clock) && clock.policyVersion !== policy.version ? rederiveClock(policy, clock, now) : clock,
  );
  const moved = changedClocks(ticket, clocks);
  return moved.length > 0 ? [{ type: 'ClocksRederived', data: { clocks: moved, policyVersion: policy.version } }] : [];
};

function changed(ticket: Ticket, to: Urgency, context: Context): NewFact {
  const { urgency: from } = ticket;
  let clocks = ticket.clocks.map((clock) => (isOpen(clock) ? retarget(clock, to, context) : clock));
  if (from === 'now' && waitsOnHer(ticket)) clocks = pausedOnHer(clocks, to, context.now);
  const data = { from, to, clocks: changedClocks(ticket, clocks) };
  return { type: isHigher(to, from) ? 'UrgencyRaised' : 'UrgencyLowered', data };
}

/** Only what the policy sets moves; a moment somebody promised stays promised. Care that cannot wait ends every pause. */
function retarget(clock: Clock, urgency: Urgency, { now, policy, policyOf }: Context): Clock {
  const running = urgency === 'now' ? resumeClock(policyOf(clock.policyVersion), clock, now) : clock;
  if (!('urgency' in running.target)) return running;
  return retargetClock(policy, running, { ...running.target, urgency }, now);
}

function later(ticket: Ticket, until: number, context: Context): NewFact {
  const { now } = context;
  const before = ticket.clocks.map((clock) =>
    clock.kind === 'solve' && isOpen(clock) ? endClock(clock, now, wasLate(clock, now) ? 'broken' : 'later') : clock,
  );
  const solve = begin(before, 'solve', { of: 'agreed', by: until }, context, regionOf(ticket));
  const waits = waitsOnHer(ticket) && ticket.urgency !== 'now';
  const clocks = [...before, waits ? pauseClock(solve, now) : solve];
  return { type: 'LaterAgreed', data: { until, clocks: changedClocks(ticket, clocks) } };
}

function endKept(clock: Clock, now: number): Clock {
  return isOpen(clock) ? endClock(clock, now, isLate(clock, now) ? 'broken' : 'kept') : clock;
}
