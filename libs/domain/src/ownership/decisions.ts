import { DUE, endClock, meetClock, ringClock, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { type Policy } from '../policy.js';
import { Refusal, refuseIf } from '../refusals.js';
import { asleepUntil, isAwake, type Roster } from '../escalation/roster.js';
import { told, waited } from '../escalation/told.js';
import { begin, regionOf } from './clocks-of.js';
import { type Context, type Decide } from './context.js';
import { isOpenDecision, openDecisions, type Decision, type Ticket } from './ticket.js';
import { relations } from './who.js';

/**
 * Maatwerk, decided near the work: within the owner's mandate, or the team's own, it is granted at once and on the record; above it,
 * and for access, medication, care and personnel, one named decider has a clock. There is no chain of approvals.
 */
export const askDecision: Decide<'askDecision'> = (ticket, move, context) => {
  const { decisionId, kind, amountCents } = move;
  const [reason, solves] = [move.reason.trim(), move.solves.trim()];
  refuseIf(reason === '' || solves === '', 'decision.incomplete');
  refuseIf(openDecisions(ticket).length > 0, 'decision.already_asked');
  const team = !relations(ticket, context.actor).has('owner');
  const within = kind === 'money' && amountCents <= context.policy.mandate.amountCents;
  // The team asks its helper to carry what is above its own.
  refuseIf(team && !within, 'decision.above_mandate', { mandate: context.policy.mandate.amountCents / 100 });
  const costCentre = ticket.teamId === undefined ? undefined : context.costCentreOf(ticket.teamId);
  const asked = { decisionId, kind, amountCents, reason, solves, ...(costCentre ? { costCentre } : {}) };
  if (within) return [{ type: 'DecisionAsked', data: { ...asked, level: team ? 'team' : 'owner', clocks: [] } }];
  const deciderId = nextDecider(ticket, [], context.roster);
  if (deciderId === undefined) throw new Refusal('decision.nobody');
  const clock = begin(ticket.clocks, 'decision', { of: 'decision' }, context, { ...regionOf(ticket), decisionId });
  const decider = named(deciderId, context.roster);
  return [{ type: 'DecisionAsked', data: { ...asked, level: 'decider', ...decider, clocks: [clock] } }];
};

/** By the one named. A refusal carries another solution. */
export const giveVerdict: Decide<'giveVerdict'> = (ticket, { decisionId, granted, alternative }, { actor, now }) => {
  const decision = ticket.decisions.find(({ id }) => id === decisionId);
  if (!decision) throw new Refusal('decision.not_found');
  refuseIf(!isOpenDecision(decision), 'decision.closed');
  refuseIf(decision.deciderId !== actor.id, 'decision.not_yours');
  const instead = alternative?.trim();
  refuseIf(!granted && !instead, 'decision.alternative_missing');
  const clocks = clocksOf(ticket, decision).map((clock) => meetClock(clock, now));
  return [
    { type: 'DecisionGiven', data: { decisionId, granted, clocks, ...(instead ? { alternative: instead } : {}) } },
  ];
};

/** The decider let the time pass: silence grants money up to its ceiling; above it the next decider is asked. */
export function silence(ticket: Ticket, clock: Clock, context: Context): readonly NewFact[] {
  const decision = ticket.decisions.find(({ id }) => id === clock.decisionId);
  if (!decision || !isOpenDecision(decision)) return [];
  const decisionId = decision.id;
  const passed = endClock(clock, context.now, 'broken');
  if (silenceGrants(decision, context.policyOf(clock.policyVersion)))
    return [{ type: 'DecisionGiven', data: { decisionId, granted: true, bySilence: true, clocks: [passed] } }];
  const so = [...decision.passed, ...(decision.deciderId ? [decision.deciderId] : [])];
  const deciderId = nextDecider(ticket, so, context.roster);
  // Nobody further to ask: the last one stays asked, late.
  if (deciderId === undefined) return [lateFor(ticket, decision, clock, context)];
  const again = begin(ticket.clocks, 'decision', { of: 'decision' }, context, { ...regionOf(ticket), decisionId });
  const decider = named(deciderId, context.roster);
  return [{ type: 'DecisionPassedOn', data: { decisionId, ...decider, clocks: [passed, again] } }];
}

function silenceGrants({ kind, amountCents }: Decision, { mandate }: Policy): boolean {
  return kind === 'money' && mandate.silenceGrants && amountCents <= mandate.silenceGrantsUpToCents;
}

function lateFor(ticket: Ticket, { deciderId }: Decision, clock: Clock, { roster, now }: Context): NewFact {
  const until = asleepUntil(roster, now);
  if (until !== undefined) return waited(clock, DUE, until);
  const decider = deciderId !== undefined && isAwake(roster, deciderId) ? [deciderId] : [];
  const tell = [...new Set([...told('owner', ticket, roster), ...decider, ...told('duty', ticket, roster)])];
  const rang = { clockId: clock.id, clock: clock.kind, step: DUE, dueAt: clock.dueAt!, tell };
  return { type: 'EscalationRaised', data: { ...rang, clocks: [ringClock(clock, DUE)] } };
}

/** A lead is near the work; whether it went to the management team is told as it is now, for roles change. */
function named(deciderId: string, { managementIds }: Roster): { deciderId: string; management?: true } {
  return { deciderId, ...(managementIds.has(deciderId) ? { management: true } : {}) };
}

function nextDecider(ticket: Ticket, before: readonly string[], roster: Roster): string | undefined {
  const able = roster.deciderIds.filter((id) => id !== ticket.ownerId && id !== ticket.requesterId);
  return able.find((id) => !before.includes(id));
}

function clocksOf(ticket: Ticket, { id }: Decision): Clock[] {
  return ticket.clocks.filter(({ decisionId }) => decisionId === id);
}
