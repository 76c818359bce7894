import { isOpen, resumeClock, retargetClock, type Clock } from '../clock/clock.js';
import { refuseIf } from '../refusals.js';
import { URGENCIES, type Urgency } from '../policy.js';
import { changedClocks, pausedOnHer } from './clocks-of.js';
import { type Context, type Decide } from './context.js';
import { relations } from './who.js';

/** Anyone on the ticket raises; lowering needs her yes. Clocks are derived anew from their start; earlier pauses still count. */
export const changeUrgency: Decide<'changeUrgency'> = (ticket, move, context) => {
  const { urgency: from } = ticket;
  const { urgency: to } = move;
  refuseIf(from === to, 'urgency.unchanged');
  const raised = URGENCIES.indexOf(to) < URGENCIES.indexOf(from);
  const herself = relations(ticket, context.actor).has('requester');
  refuseIf(!raised && !herself && !move.requesterAgrees, 'urgency.requester_must_agree');

  let clocks = ticket.clocks.map((clock) => (isOpen(clock) ? retarget(clock, to, context) : clock));
  const waitsOnHer = ticket.status === 'waiting_for_requester' || ticket.status === 'solution_offered';
  if (from === 'now' && waitsOnHer) clocks = pausedOnHer(clocks, to, context.now);
  return [
    { type: raised ? 'UrgencyRaised' : 'UrgencyLowered', data: { from, to, clocks: changedClocks(ticket, clocks) } },
  ];
};

/** Only what the policy sets moves; a moment somebody promised stays promised. Care that cannot wait ends every pause. */
function retarget(clock: Clock, urgency: Urgency, { now, policy, policyOf }: Context): Clock {
  const running = urgency === 'now' ? resumeClock(policyOf(clock.policyVersion), clock, now) : clock;
  if (running.target.of === 'promised' || running.target.of === 'confirmation') return running;
  return retargetClock(policy, running, { ...running.target, urgency }, now);
}
