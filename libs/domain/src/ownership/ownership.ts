import { type NewFact } from '../facts.js';
import { Refusal, type RefusalCode } from '../refusals.js';
import { answer, consult, withdrawConsult } from './consults.js';
import { message, note, reply } from './conversation.js';
import { type Context, type Decide } from './context.js';
import { ring } from '../escalation/escalation.js';
import { type Move, type MoveName } from './moves.js';
import { open, claim, passWatch } from './owner.js';
import { confirm, offerSolution, reopen, withdraw } from './solution.js';
import { type Status, type Ticket } from './ticket.js';
import { changeUrgency } from './urgency.js';
import { relations, type Actor, type Relation } from './who.js';

interface Rule<M extends MoveName> {
  readonly by: readonly Relation[];
  readonly from: readonly Status[];
  readonly decide: Decide<M>;
  /** Refusal when somebody else tries; the default is `ticket.not_yours`. */
  readonly elseBy?: RefusalCode;
  /** Refusals from other states, beside those of `ELSEWHERE`. */
  readonly elseFrom?: Partial<Record<Status, RefusalCode>>;
}

const HER: readonly Relation[] = ['requester', 'teammate'];
const OPEN: readonly Status[] = ['waiting_for_helper', 'in_progress', 'waiting_for_requester', 'solution_offered'];
const ELSEWHERE: Partial<Record<Status, RefusalCode>> = {
  waiting_for_helper: 'ticket.claim_first',
  closed: 'ticket.closed',
};
const CLAIMED: readonly Status[] = ['in_progress', 'waiting_for_requester', 'solution_offered'];

/**
 * Every move on an existing ticket: who may make it, from which states, what it decides. A move that is not in this table does
 * not exist; no move takes the question away from its owner without the receiver's own yes.
 */
export const MOVES: { readonly [M in Exclude<MoveName, 'open'>]: Rule<M> } = {
  claim: {
    by: ['agent', 'lead', 'owner', 'helper'],
    from: ['waiting_for_helper'],
    elseFrom: inAll(CLAIMED, 'ticket.already_claimed'),
    decide: claim,
  },
  message: { by: HER, from: OPEN, decide: message },
  reply: { by: ['owner', 'helper'], from: CLAIMED, decide: reply },
  note: { by: ['owner', 'helper', 'consulted'], from: [...OPEN, 'closed'], decide: note },
  consult: { by: ['owner'], from: CLAIMED, decide: consult },
  answer: { by: ['consulted', 'owner'], from: CLAIMED, elseFrom: { closed: 'consult.closed' }, decide: answer },
  withdrawConsult: { by: ['owner'], from: CLAIMED, elseFrom: { closed: 'consult.closed' }, decide: withdrawConsult },
  offerSolution: {
    by: ['owner'],
    from: ['in_progress', 'waiting_for_requester'],
    elseFrom: { solution_offered: 'solution.already_offered' },
    decide: offerSolution,
  },
  confirm: {
    by: [...HER, 'owner', 'helper', 'agent', 'lead'],
    from: ['solution_offered'],
    elseBy: 'confirmation.not_requester',
    elseFrom: inAll(['waiting_for_helper', 'in_progress', 'waiting_for_requester'], 'confirmation.nothing_offered'),
    decide: confirm,
  },
  reopen: { by: HER, from: ['closed'], elseFrom: inAll(OPEN, 'ticket.not_closed'), decide: reopen },
  withdraw: { by: ['requester'], from: OPEN, decide: withdraw },
  changeUrgency: { by: [...HER, 'owner', 'helper', 'consulted', 'agent', 'lead'], from: OPEN, decide: changeUrgency },
  passWatch: { by: ['system'], from: [...OPEN, 'closed'], decide: passWatch },
  ring: { by: ['system'], from: [...OPEN, 'closed'], decide: ring },
};

/**
 * The one decision of the rule: what this move, by this actor, now, makes true. Pure. Throws Refusal when the rule says no.
 * An empty list means there was nothing to do (an early or doubled bell).
 */
export function decide(ticket: Ticket | undefined, move: Move, context: Context): readonly NewFact[] {
  if (move.move === 'open') return open(move, context);
  if (!ticket) throw new Refusal('ticket.not_found');
  const rule = MOVES[move.move] as Rule<Exclude<MoveName, 'open'>>;
  const is = relations(ticket, context.actor);
  if (is.size === 0) throw new Refusal('ticket.not_found');
  const others = { owner: ticket.ownerId };
  if (!rule.by.some((relation) => is.has(relation))) throw new Refusal(rule.elseBy ?? 'ticket.not_yours', others);
  if (!rule.from.includes(ticket.status)) {
    throw new Refusal(rule.elseFrom?.[ticket.status] ?? ELSEWHERE[ticket.status] ?? 'ticket.closed', others);
  }
  return rule.decide(ticket, move as never, context);
}

/** The moves this actor could try now: what a screen may offer. The rule still decides. */
export function movesOpenTo(ticket: Ticket, actor: Actor): MoveName[] {
  const is = relations(ticket, actor);
  return (Object.entries(MOVES) as [MoveName, Rule<MoveName>][])
    .filter(([, rule]) => rule.from.includes(ticket.status) && rule.by.some((relation) => is.has(relation)))
    .map(([name]) => name);
}

function inAll(statuses: readonly Status[], code: RefusalCode): Partial<Record<Status, RefusalCode>> {
  return Object.fromEntries(statuses.map((status) => [status, code]));
}
