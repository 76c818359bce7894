import { ring } from '../escalation/escalation.js';
import { type Fact, type NewFact } from '../facts.js';
import { Refusal, refuseIf, type RefusalCode } from '../refusals.js';
import { isAskedElsewhere, tellElsewhere, thank } from './afterwards.js';
import { answer, consult, withdrawConsult } from './consults.js';
import { type Context, type Decide } from './context.js';
import { askCallback, calledBack, interim, message, note, present, reply } from './conversation.js';
import { askDecision, giveVerdict } from './decisions.js';
import {
  admitUnsolved,
  contestUnsolved,
  discard,
  isUndoable,
  lookAlong,
  mayDiscard,
  seeUnsolved,
  undoDiscard,
  withdraw,
} from './endings.js';
import { evolve } from './evolve.js';
import { acceptHandover, askSomeoneElse, declineHandover, offerHandover, tellDifficult } from './handovers.js';
import { liftMask } from './masks.js';
import { type Move, type MoveData, type MoveName } from './moves.js';
import { claim, log, open, passWatch, succeed } from './owner.js';
import { declinePath, doPathStep, startPath } from './paths.js';
import { confirm, isTooLate, offerSolution, reopen } from './solution.js';
import { agreeStandIn, askStandIn, cover, declineStandIn, endStandIn, standIn } from './stand-ins.js';
import {
  askedToStandIn,
  isOpenConsult,
  isOpenDecision,
  openClock,
  openDecisions,
  openHandover,
  type Status,
  type Ticket,
} from './ticket.js';
import { absorb, endOutage, hearBroadcast, joinOutage, link, merge } from './together.js';
import { agreeLater, answerWait, askToWait, changeUrgency, keepUrgency, mayLowerUrgency, rederive } from './urgency.js';
import { isAsked, relations, relationsToNew, type Actor, type Relation } from './who.js';

type Begins = 'open' | 'log';
type Acts = Exclude<MoveName, Begins>;

interface Rule<M extends Acts> {
  readonly by: readonly Relation[];
  readonly from: readonly Status[];
  readonly decide: Decide<M>;
  /** Refusal when somebody else tries; the default is `ticket.not_yours`. */
  readonly elseBy?: RefusalCode;
  /** Refusals from other states, beside those of `ELSEWHERE`. */
  readonly elseFrom?: Partial<Record<Status, RefusalCode>>;
  /** What else must be so for a screen to offer it; the decision itself says so with its own refusal. */
  readonly when?: (ticket: Ticket, actor: Actor, at?: At) => boolean;
}
/** When a screen is looked at, and by which policy windows close. */
type At = Pick<Context, 'now' | 'policy'>;

/** A move that begins a question: there is none yet to be in any state. */
interface Beginning<M extends Begins> {
  readonly by: readonly Relation[];
  readonly from: readonly [];
  readonly elseBy: RefusalCode;
  readonly decide: (move: MoveData[M], context: Context) => readonly NewFact[];
}

const HER: readonly Relation[] = ['requester', 'teammate'];
/** Who helps: the owner, who stands in, who came in beside. */
const ON_IT: readonly Relation[] = ['owner', 'stand_in', 'helper'];
const STAFF: readonly Relation[] = [...ON_IT, 'agent', 'lead'];
const OPEN: readonly Status[] = ['waiting_for_helper', 'in_progress', 'waiting_for_requester', 'solution_offered'];
const CLAIMED: readonly Status[] = ['in_progress', 'waiting_for_requester', 'solution_offered'];
const BUSY: readonly Status[] = ['in_progress', 'waiting_for_requester'];
const ALWAYS: readonly Status[] = [...OPEN, 'closed'];
const ELSEWHERE: Partial<Record<Status, RefusalCode>> = {
  waiting_for_helper: 'ticket.claim_first',
  closed: 'ticket.closed',
};
const consultsClosed = { closed: 'consult.closed' } as const;
const notClosed = inAll(OPEN, 'ticket.not_closed');

/**
 * Every move there is: who may make it, from which states, what it decides. A move that is not in this table does
 * not exist; no move takes the question away from its owner without the receiver's own yes.
 */
export const MOVES: { readonly [M in Begins]: Beginning<M> } & { readonly [M in Acts]: Rule<M> } = {
  open: { by: ['requester', 'agent', 'lead', 'system'], from: [], elseBy: 'ticket.for_another', decide: open },
  log: { by: ['agent', 'lead'], from: [], elseBy: 'ticket.for_another', decide: log },

  claim: {
    by: ['agent', 'lead', 'owner', 'helper'],
    from: ['waiting_for_helper'],
    elseFrom: inAll(CLAIMED, 'ticket.already_claimed'),
    decide: claim,
  },
  message: { by: HER, from: OPEN, decide: message },
  reply: { by: ON_IT, from: CLAIMED, decide: reply },
  note: { by: [...ON_IT, 'consulted'], from: ALWAYS, decide: note },
  interim: { by: ['owner', 'stand_in'], from: BUSY, decide: interim },
  askCallback: { by: HER, from: OPEN, decide: askCallback, when: (ticket) => !openClock(ticket, 'callback') },
  calledBack: { by: ON_IT, from: CLAIMED, decide: calledBack, when: (ticket) => !!openClock(ticket, 'callback') },

  consult: { by: ['owner', 'stand_in'], from: CLAIMED, decide: consult },
  answer: {
    by: ['consulted', 'owner', 'stand_in'],
    from: CLAIMED,
    elseFrom: consultsClosed,
    decide: answer,
    when: mayAnswer,
  },
  withdrawConsult: {
    by: ['owner', 'stand_in'],
    from: CLAIMED,
    elseFrom: consultsClosed,
    decide: withdrawConsult,
    when: (ticket) => ticket.consults.some(isOpenConsult),
  },

  offerHandover: {
    by: ['owner', 'lead'],
    from: CLAIMED,
    decide: offerHandover,
    when: (ticket, { id }) => !openHandover(ticket) && (id === ticket.ownerId || ticket.someoneElse !== undefined),
  },
  acceptHandover: { by: [...STAFF, 'receiver'], from: CLAIMED, decide: acceptHandover, when: isReceiver },
  declineHandover: { by: [...STAFF, 'receiver'], from: CLAIMED, decide: declineHandover, when: isReceiver },
  standIn: { by: ['lead'], from: CLAIMED, decide: standIn },
  endStandIn: {
    by: ['owner', 'lead'],
    from: CLAIMED,
    decide: endStandIn,
    when: (ticket) => ticket.standIn !== undefined,
  },
  askStandIn: { by: ['owner'], from: CLAIMED, decide: askStandIn },
  agreeStandIn: { by: [...STAFF, 'receiver'], from: CLAIMED, decide: agreeStandIn, when: isAskedToStandIn },
  declineStandIn: { by: [...STAFF, 'receiver'], from: CLAIMED, decide: declineStandIn, when: isAskedToStandIn },
  askSomeoneElse: {
    by: HER,
    from: CLAIMED,
    decide: askSomeoneElse,
    when: (ticket) => ticket.someoneElse === undefined,
  },

  tellDifficult: {
    by: ON_IT,
    from: CLAIMED,
    decide: tellDifficult,
    when: (ticket) => ticket.difficult === undefined,
  },

  offerSolution: {
    by: ['owner', 'stand_in'],
    from: BUSY,
    elseFrom: { solution_offered: 'solution.already_offered' },
    decide: offerSolution,
  },
  confirm: {
    by: [...HER, ...STAFF],
    from: ['solution_offered'],
    elseBy: 'confirmation.not_requester',
    elseFrom: inAll(['waiting_for_helper', ...BUSY], 'confirmation.nothing_offered'),
    decide: confirm,
  },
  tellElsewhere: {
    by: HER,
    from: ['closed'],
    elseFrom: notClosed,
    decide: tellElsewhere,
    when: (ticket, actor, at) =>
      isAskedElsewhere(ticket, actor) && ticket.elsewhere?.knocked === undefined && (!at || !isTooLate(ticket, at)),
  },
  thank: {
    by: HER,
    from: ['closed'],
    elseFrom: notClosed,
    decide: thank,
    when: (ticket, _actor, at) =>
      ticket.closedHow === 'confirmed' && ticket.thankedAt === undefined && (!at || !isTooLate(ticket, at)),
  },
  admitUnsolved: { by: ['owner'], from: CLAIMED, decide: admitUnsolved },
  lookAlong: {
    by: ON_IT,
    from: ['closed'],
    elseFrom: notClosed,
    decide: lookAlong,
    when: (ticket, { id }, at) =>
      ticket.closedHow === 'unsolved' &&
      ticket.unsolved?.secondId === id &&
      ticket.unsolved.lookedAt === undefined &&
      (!at || !isTooLate(ticket, at)),
  },
  seeUnsolved: {
    by: HER,
    from: ['closed'],
    elseFrom: notClosed,
    decide: seeUnsolved,
    when: ({ closedHow, unsolved }) => closedHow === 'unsolved' && unsolved?.seenAt === undefined,
  },
  contestUnsolved: {
    by: HER,
    from: ['closed'],
    elseFrom: notClosed,
    decide: contestUnsolved,
    when: (ticket, _actor, at) => ticket.closedHow === 'unsolved' && (!at || !isTooLate(ticket, at)),
  },
  reopen: {
    by: HER,
    from: ['closed'],
    elseFrom: notClosed,
    decide: reopen,
    when: ({ mergedInto, isOutage }) => mergedInto === undefined && !isOutage,
  },
  withdraw: { by: ['requester'], from: OPEN, decide: withdraw },
  discard: { by: STAFF, from: OPEN, decide: discard, when: mayDiscard },
  undoDiscard: {
    by: STAFF,
    from: ['closed'],
    elseFrom: notClosed,
    decide: undoDiscard,
    when: (ticket, _actor, at) => ticket.closedHow === 'discarded' && (!at || isUndoable(ticket, at)),
  },

  changeUrgency: {
    by: [...HER, ...STAFF, 'consulted'],
    from: OPEN,
    decide: changeUrgency,
    when: (ticket, actor) => ticket.urgency !== 'now' || mayLowerUrgency(ticket, actor),
  },
  keepUrgency: {
    by: ON_IT,
    from: CLAIMED,
    decide: keepUrgency,
    when: ({ suggestedUrgency }) => suggestedUrgency !== undefined,
  },
  agreeLater: { by: ['owner', 'requester'], from: CLAIMED, decide: agreeLater },
  askToWait: { by: ['owner'], from: BUSY, decide: askToWait },
  answerWait: { by: HER, from: CLAIMED, decide: answerWait, when: ({ waitAsked }) => waitAsked !== undefined },

  askDecision: {
    by: ['owner', ...HER],
    from: CLAIMED,
    decide: askDecision,
    when: (ticket) => openDecisions(ticket).length === 0,
  },
  giveVerdict: {
    by: ['decider'],
    from: CLAIMED,
    elseBy: 'decision.not_yours',
    decide: giveVerdict,
    when: ({ decisions }, { id }) => decisions.some((one) => isOpenDecision(one) && one.deciderId === id),
  },

  startPath: { by: ON_IT, from: CLAIMED, decide: startPath },
  declinePath: { by: ON_IT, from: CLAIMED, decide: declinePath },
  doPathStep: {
    by: ON_IT,
    from: [...CLAIMED, 'closed'],
    decide: doPathStep,
    when: ({ paths }) => paths.some((one) => one.startedAt),
  },

  liftMask: { by: [...ON_IT, 'lead'], from: ALWAYS, decide: liftMask },

  merge: { by: STAFF, from: OPEN, decide: merge, when: ({ isOutage }) => !isOutage },
  absorb: { by: STAFF, from: OPEN, elseFrom: { closed: 'merge.closed' }, decide: absorb },
  link: { by: STAFF, from: ALWAYS, decide: link },
  joinOutage: {
    by: [...HER, ...STAFF],
    from: OPEN,
    decide: joinOutage,
    when: ({ outage, isOutage, private: secret }) => outage === undefined && !isOutage && !secret,
  },
  hearBroadcast: { by: STAFF, from: CLAIMED, decide: hearBroadcast, when: speaksForOutage },
  endOutage: { by: STAFF, from: CLAIMED, decide: endOutage, when: speaksForOutage },

  passWatch: { by: ['system'], from: ALWAYS, decide: passWatch },
  succeed: { by: ['system'], from: OPEN, decide: succeed },
  rederive: { by: ['system'], from: OPEN, decide: rederive },
  ring: { by: ['system'], from: ALWAYS, decide: ring },
};

/** A known fault ends for all who are in it at once, and by nothing else. */
const ENDS_ONE: readonly MoveName[] = ['offerSolution', 'admitUnsolved', 'withdraw', 'discard'];

function endsOneOf({ isOutage }: Ticket, move: MoveName): boolean {
  return isOutage === true && ENDS_ONE.includes(move);
}

/**
 * The one decision of the rule: what this move, by this actor, now, makes true. Pure. Throws Refusal when the rule says no.
 * An empty list means there was nothing to do (an early or doubled bell).
 */
export function decide(ticket: Ticket | undefined, move: Move, context: Context): readonly NewFact[] {
  if (move.move === 'open' || move.move === 'log') return begin(move, context);
  if (!ticket) throw new Refusal('ticket.not_found');
  const rule = MOVES[move.move] as Rule<Acts>;
  const is = relations(ticket, context.actor);
  if (is.size === 0) throw new Refusal('ticket.not_found');
  const others = { owner: ticket.ownerId };
  if (!rule.by.some((relation) => is.has(relation))) throw new Refusal(rule.elseBy ?? 'ticket.not_yours', others);
  if (!rule.from.includes(ticket.status)) {
    throw new Refusal(rule.elseFrom?.[ticket.status] ?? ELSEWHERE[ticket.status] ?? 'ticket.closed', others);
  }
  refuseIf(endsOneOf(ticket, move.move), 'outage.end_for_all');
  const facts = rule.decide(ticket, move as never, context);
  return [...facts, ...cover(placed(ticket, facts, context), context)];
}

function begin(move: Extract<Move, { move: Begins }>, context: Context): readonly NewFact[] {
  const rule = MOVES[move.move] as Beginning<Begins>;
  const is = relationsToNew(move.requesterId, context.actor);
  if (!rule.by.some((relation) => is.has(relation))) throw new Refusal(rule.elseBy);
  return rule.decide(move as never, context);
}

/** Gives new facts their place and their moment; the ticket they lead to. */
function placed(ticket: Ticket, facts: readonly NewFact[], { now, actor }: Context): Ticket {
  return facts.reduce<Ticket>((before, fact) => {
    const { id, version } = before;
    return evolve(before, { ...fact, ticketId: id, seq: version + 1, at: now, by: actor.id } as Fact);
  }, ticket);
}

/** The moves this actor could try: what a screen may offer. `at`: also without what a window has closed. The rule still decides. */
export function movesOpenTo(ticket: Ticket, actor: Actor, at?: At): MoveName[] {
  const is = relations(ticket, actor);
  return (Object.entries(MOVES) as [MoveName, Rule<Acts>][])
    .filter(([, rule]) => rule.from.includes(ticket.status) && rule.by.some((relation) => is.has(relation)))
    .filter(([name, { when }]) => !endsOneOf(ticket, name) && (when === undefined || when(ticket, actor, at)))
    .map(([name]) => name);
}

function inAll(statuses: readonly Status[], code: RefusalCode): Partial<Record<Status, RefusalCode>> {
  return Object.fromEntries(statuses.map((status) => [status, code]));
}

function isReceiver(ticket: Ticket, { id }: Actor): boolean {
  return openHandover(ticket)?.toId === id;
}

function isAskedToStandIn(ticket: Ticket, { id }: Actor): boolean {
  return askedToStandIn(ticket) === id;
}

function speaksForOutage(ticket: Ticket, { id }: Actor): boolean {
  return ticket.isOutage === true && present(ticket).has(id);
}

/** Who was asked answers; what came back by mail is written down by who helps. */
function mayAnswer(ticket: Ticket, actor: Actor): boolean {
  const open = ticket.consults.filter(isOpenConsult);
  const acts = actor.id === ticket.ownerId || actor.id === ticket.standIn?.personId;
  return open.some((one) => isAsked(one, actor) || (acts && one.to.kind === 'email'));
}
