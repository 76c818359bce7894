import { type Fact, type FactType } from '../facts.js';
import { isHigher } from '../policy.js';
import { withClocks } from './clocks-of.js';
import { hangsNoMore } from './ends.js';
import {
  isOpenConsult,
  type Consult,
  type Decision,
  type Handover,
  type Helper,
  type Ownership,
  type Ticket,
} from './ticket.js';

type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
type First = 'TicketOpened' | 'HelpLogged';
type After = { readonly [T in Exclude<FactType, First>]: (ticket: Ticket, fact: FactOf<T>) => Ticket };

/** The state after one more fact. The only way a ticket changes; `rebuild` folds a whole history with it. */
export function evolve(before: Ticket | undefined, fact: Fact): Ticket {
  if (fact.type === 'TicketOpened' || fact.type === 'HelpLogged') return begun(fact);
  if (!before) throw new Error(`the history of ${fact.ticketId} does not begin with TicketOpened or HelpLogged`);
  const clocks = 'clocks' in fact.data ? withClocks(before.clocks, fact.data.clocks) : before.clocks;
  const hangs = 'ends' in fact.data && fact.data.ends ? hangsNoMore(before, fact.data.ends, fact.at) : before;
  const ticket: Ticket = { ...hangs, version: fact.seq, changedAt: fact.at, clocks };
  return (AFTER[fact.type] as (ticket: Ticket, fact: Fact) => Ticket)(ticket, fact);
}

export function rebuild(facts: Iterable<Fact>): Ticket {
  let ticket: Ticket | undefined;
  for (const fact of facts) ticket = evolve(ticket, fact);
  if (!ticket) throw new Error('a ticket without facts never existed');
  return ticket;
}

function begun(fact: FactOf<First>): Ticket {
  const { at, seq, data } = fact;
  const {
    messageId: _question,
    helpMessageId: _help,
    attachments: _photos,
    heard,
    links = [],
    ...given
  } = {
    helpMessageId: '',
    attachments: undefined,
    heard: undefined,
    ...data,
  };
  const how = fact.type === 'HelpLogged' ? 'claim' : 'watch';
  const begun = {
    id: fact.ticketId,
    version: seq,
    ...given,
    owned: [{ personId: data.ownerId, since: at, how } as const],
    helpers: [],
    consults: [],
    handovers: [],
    decisions: [],
    paths: [],
    links,
    words: { [fact.by]: seq },
    lastWordsAt: at,
    createdAt: at,
    changedAt: at,
    notSolvedCount: 0,
    reopenedCount: 0,
  };
  const ticket: Ticket =
    fact.type === 'HelpLogged'
      ? { ...begun, status: 'solution_offered', claimedAt: at, firstReplyAt: at, solutionOfferedAt: at }
      : { ...begun, status: 'waiting_for_helper', unansweredSince: at };
  return suggested(ticket, heard, fact);
}

const same = (ticket: Ticket): Ticket => ticket;

const AFTER: After = {
  WatchPassed: (ticket, { data, at }) => owner(ticket, data.ownerId, at, 'watch'),
  TicketClaimed: (ticket, fact) => {
    const { data, at } = fact;
    const owned = { ...owner(ticket, data.ownerId, at, 'claim'), status: 'in_progress' as const, claimedAt: at };
    return data.answering ? ourWords(owned, fact) : owned;
  },
  OwnerSucceeded: (ticket, { data, at }) => uncovered(owner(ticket, data.ownerId, at, 'succession')),

  RequesterWrote: (ticket, fact) => suggested(backInProgress(herWords(ticket, fact)), fact.data.heard, fact),
  HelperReplied: (ticket, fact) => {
    const { nextStep, asksRequester } = fact.data;
    const answered = ourWords(ticket, fact);
    const status = asksRequester ? 'waiting_for_requester' : nextStep ? 'in_progress' : ticket.status;
    const standing = status === 'solution_offered' ? answered : without(answered, 'solutionOfferedAt');
    return { ...standing, status, ...(nextStep ? { nextStep } : {}) };
  },
  NoteWritten: same,
  MaskLifted: same,
  InterimGiven: ourWords,
  HelperJoined: (ticket, { data, at }) => joined(ticket, { ...data, since: at }),
  CallbackAsked: same,
  CalledBack: same,

  ConsultAsked: (ticket, { data, at, by }) => {
    const { consultId: id, clocks: _clocks, ...asked } = data;
    const consults = [...ticket.consults, { id, askedBy: by, askedAt: at, ...asked }];
    const { to } = data;
    const thinking = { ...ticket, consults };
    return to.kind === 'person' && to.joins
      ? joined(thinking, { personId: to.id, since: at, because: 'consult' })
      : thinking;
  },
  ConsultAnswered: (ticket, { data: { consultId, lacked }, at, by }) =>
    consult(ticket, consultId, { answeredAt: at, answeredBy: by, ...(lacked ? { lacked } : {}) }),
  ConsultWithdrawn: (ticket, { data: { consultId, reason }, at }) =>
    consult(ticket, consultId, { withdrawnAt: at, withdrawnReason: reason }),

  HandoverOffered: (ticket, { data, at, by }) => {
    const { handoverId: id, clocks: _clocks, requesterAgrees: _yes, ...offer } = data;
    return { ...ticket, handovers: [...ticket.handovers, { id, fromId: by, offeredAt: at, ...offer }] };
  },
  HandoverAccepted: (ticket, { data, at }) => {
    const before = ticket.ownerId;
    const taken = handover(ticket, data.handoverId, { outcome: 'accepted', endedAt: at });
    const how = data.asked ? 'request' : data.difficult ? 'difficult' : 'handover';
    const owned = owner(taken, data.ownerId, at, how);
    const helped = joined(owned, { personId: before, since: at, because: 'handover' });
    return without(without(uncovered(helped), 'someoneElse'), 'difficult');
  },
  HandoverDeclined: (ticket, { data, at }) => handover(ticket, data.handoverId, { outcome: 'declined', endedAt: at }),
  HandoverLapsed: (ticket, { data, at }) => handover(ticket, data.handoverId, { outcome: 'lapsed', endedAt: at }),
  StandInStarted: (ticket, { data, at }) => {
    const { standInId: id, ...who } = data;
    // What starts by itself keeps company meanwhile: who was asked may still agree.
    const asked = data.because === 'off_shift' ? ticket : without(ticket, 'standInAsked');
    return { ...asked, standIn: { id, since: at, ...who } };
  },
  StandInAsked: (ticket, { data, at }) => {
    const { standInId: id, ...who } = data;
    return { ...ticket, standInAsked: { id, askedAt: at, ...who } };
  },
  StandInDeclined: (ticket) => ({ ...ticket, standInAsked: { ...ticket.standInAsked!, declined: true } }),
  StandInAskOver: (ticket) => without(ticket, 'standInAsked'),
  StandInEnded: (ticket) => without(ticket, 'standIn'),
  SomeoneElseAsked: (ticket, fact) => {
    const { personId, reason } = fact.data;
    const wish = { ...(personId ? { personId } : {}), ...(reason ? { reason } : {}) };
    const someoneElse = { askedAt: fact.at, ...wish };
    return { ...herWords(ticket, fact), someoneElse };
  },
  DifficultTold: (ticket, { at, by }) => ({ ...ticket, difficult: { at, by } }),

  SolutionOffered: (ticket, fact) => solutionOffered(ticket, fact),
  SolutionConfirmed: (ticket, fact) => {
    const { score, messageId, asksElsewhere } = fact.data;
    const spoken = messageId ? herWords(ticket, fact) : ticket;
    return {
      ...closed(without(spoken, 'unansweredSince'), fact.at, 'confirmed'),
      ...(score ? { score } : {}),
      ...(asksElsewhere ? { elsewhere: { askedOf: fact.by } } : {}),
    };
  },
  ElsewhereTold: (ticket, { data: { knocked } }) => ({ ...ticket, elsewhere: { ...ticket.elsewhere!, knocked } }),
  ThanksGiven: (ticket, { at }) => ({ ...ticket, thankedAt: at }),
  SolutionRejected: (ticket, fact) => {
    const told = suggested(herWords(ticket, fact), fact.data.heard, fact);
    const fresh = withoutEndedOutage(without(told, 'solutionOfferedAt'));
    return { ...fresh, status: 'in_progress', notSolvedCount: ticket.notSolvedCount + 1 };
  },
  ClosedUnsolved: (ticket, fact) => {
    const { secondId } = fact.data;
    const seen = joined(ourWords(ticket, fact), { personId: secondId, since: fact.at, because: 'unsolved' });
    return { ...closed(seen, fact.at, 'unsolved'), unsolved: { secondId } };
  },
  SecondAgreed: (ticket, { at }) => ({ ...ticket, unsolved: { ...ticket.unsolved!, lookedAt: at } }),
  BetterIdeaBrought: (ticket, { at }) => ({ ...openAgain(ticket), unsolved: { ...ticket.unsolved!, lookedAt: at } }),
  UnsolvedSeen: (ticket, { at }) => ({ ...ticket, unsolved: { ...ticket.unsolved!, seenAt: at } }),
  UnsolvedContested: (ticket, fact) => ({
    ...suggested(openAgain(herWords(ticket, fact)), fact.data.heard, fact),
    unsolved: { ...ticket.unsolved!, contestedAt: fact.at },
    reopenedCount: ticket.reopenedCount + 1,
  }),
  TicketReopened: (ticket, fact) => ({
    ...suggested(openAgain(herWords(ticket, fact)), fact.data.heard, fact),
    reopenedCount: ticket.reopenedCount + 1,
  }),
  TicketWithdrawn: (ticket, { at }) => closed(withoutConsults(without(ticket, 'unansweredSince'), at), at, 'withdrawn'),
  TicketDiscarded: (ticket, { data: { reason }, at }) => ({
    ...closed(withoutConsults(ticket, at), at, 'discarded'),
    discarded: { reason },
  }),
  DiscardUndone: (ticket) => without(openAgain(ticket), 'discarded'),
  RequesterReminded: (ticket, { at }) => {
    const { reminded, solutionOfferedAt = at } = ticket;
    const before = reminded && reminded.at >= solutionOfferedAt ? reminded.count : 0;
    return { ...ticket, reminded: { at, count: before + 1 } };
  },
  TicketClosedUnconfirmed: (ticket, { at }) =>
    closed(ticket, at, ticket.outage?.endedAt === undefined ? 'unconfirmed' : 'outage_over'),

  UrgencyRaised: (ticket, { data: { to } }) => {
    const raised = without({ ...ticket, urgency: to }, 'waitAsked');
    return ticket.suggestedUrgency && isHigher(ticket.suggestedUrgency, to)
      ? raised
      : without(raised, 'suggestedUrgency');
  },
  UrgencyLowered: (ticket, { data }) =>
    without(without({ ...ticket, urgency: data.to }, 'waitAsked'), 'suggestedUrgency'),
  UrgencyKept: (ticket) => without(ticket, 'suggestedUrgency'),
  WaitAsked: (ticket, fact) => {
    const { until, urgency } = fact.data;
    const asked = { at: fact.at, ...(until === undefined ? {} : { until }), ...(urgency ? { urgency } : {}) };
    return { ...ourWords(ticket, fact), status: 'waiting_for_requester', waitAsked: asked };
  },
  WaitAnswered: (ticket, fact) => without(backInProgress(herWords(ticket, fact)), 'waitAsked'),
  LaterAgreed: (ticket, { data }) => without({ ...ticket, laterUntil: data.until }, 'waitAsked'),
  ClocksRederived: same,

  DecisionAsked: (ticket, { data, at, by }) => {
    const { decisionId: id, clocks: _clocks, ...asked } = data;
    const granted = { outcome: 'granted' as const, decidedAt: at, decidedBy: by };
    const decision = { id, ...asked, askedAt: at, askedBy: by, passed: [] };
    return {
      ...ticket,
      decisions: [...ticket.decisions, data.level === 'decider' ? decision : { ...decision, ...granted }],
    };
  },
  DecisionPassedOn: (ticket, { data }) =>
    decision(ticket, data.decisionId, ({ passed, deciderId }) => ({
      deciderId: data.deciderId,
      ...(data.management ? { management: true } : {}),
      passed: [...passed, ...(deciderId ? [deciderId] : [])],
    })),
  DecisionGiven: (ticket, { data, at, by }) => {
    const { granted, bySilence, alternative } = data;
    const how = { ...(bySilence ? { bySilence } : {}), ...(alternative ? { alternative } : {}) };
    const outcome = granted ? ('granted' as const) : ('refused' as const);
    return decision(ticket, data.decisionId, () => ({ outcome, decidedAt: at, decidedBy: by, ...how }));
  },

  PathStarted: (ticket, { data, at, by }) => path(ticket, { path: data.path, startedAt: at, by, done: [] }),
  PathDeclined: (ticket, { data, at, by }) => path(ticket, { path: data.path, declinedAt: at, by, done: [] }),
  PathStepDone: (ticket, { data }) => {
    const { path: name, step, done } = data;
    const paths = ticket.paths.map((one) => {
      if (one.path !== name) return one;
      const others = one.done.filter((id) => id !== step);
      return { ...one, done: done ? [...others, step] : others };
    });
    return { ...ticket, paths };
  },

  TicketMerged: (ticket, { data: { intoId }, at }) => ({
    ...closed(withoutConsults(without(ticket, 'unansweredSince'), at), at, 'merged'),
    mergedInto: intoId,
  }),
  TicketAbsorbed: (ticket, { data: { ticketId, helperId }, at }) => {
    const links = [...ticket.links, { ticketId, how: 'merged' as const }];
    return helperId
      ? joined({ ...ticket, links }, { personId: helperId, since: at, because: 'merge' })
      : { ...ticket, links };
  },
  TicketLinked: (ticket, { data }) => ({ ...ticket, links: [...ticket.links, data] }),
  OutageJoined: (ticket, { data }) => ({ ...ticket, outage: { id: data.outageId } }),
  BroadcastHeard: (ticket, fact) => {
    const { nextStep } = fact.data;
    return { ...backInProgress(ourWords(ticket, fact)), ...(nextStep ? { nextStep } : {}) };
  },
  OutageEnded: (ticket, fact) => {
    if (ticket.isOutage) return closed(ourWords(ticket, fact), fact.at, 'outage_over');
    return { ...solutionOffered(ticket, fact), outage: { id: fact.data.outageId, endedAt: fact.at } };
  },

  EscalationRaised: (ticket, { data: { added }, at }) =>
    added ? joined(ticket, { personId: added, since: at, because: 'escalation' }) : ticket,
  StepWaited: same,
};

function owner(ticket: Ticket, personId: string, since: number, how: Ownership['how']): Ticket {
  const helpers = ticket.helpers.filter((helper) => helper.personId !== personId);
  return { ...ticket, ownerId: personId, owned: [...ticket.owned, { personId, since, how }], helpers };
}

/** A new owner: who stood in, or was asked to, did so for the one before. */
function uncovered(ticket: Ticket): Ticket {
  return without(without(ticket, 'standIn'), 'standInAsked');
}

function herWords(ticket: Ticket, { by, seq, at }: Fact): Ticket {
  const words = { ...ticket.words, [by]: seq };
  return { ...ticket, words, lastWordsAt: at, unansweredSince: ticket.unansweredSince ?? at };
}

function ourWords(ticket: Ticket, { by, seq, at }: Fact): Ticket {
  const words = { ...ticket.words, [by]: seq };
  return { ...without(ticket, 'unansweredSince'), words, lastWordsAt: at, firstReplyAt: ticket.firstReplyAt ?? at };
}

function backInProgress(ticket: Ticket): Ticket {
  return ticket.status === 'waiting_for_requester' ? { ...ticket, status: 'in_progress' } : ticket;
}

function solutionOffered(ticket: Ticket, fact: Fact): Ticket {
  const told = without(without(ourWords(ticket, fact), 'nextStep'), 'waitAsked');
  return { ...told, status: 'solution_offered', solutionOfferedAt: fact.at };
}

const ENDS_WITH_IT = [
  'nextStep',
  'standIn',
  'standInAsked',
  'someoneElse',
  'difficult',
  'waitAsked',
  'suggestedUrgency',
] as const;

/** What hung from it ends with it: an offer nobody took, who stood in, her wish for another, what she was asked. */
function closed(ticket: Ticket, at: number, closedHow: NonNullable<Ticket['closedHow']>): Ticket {
  const handovers = ticket.handovers.map((one) =>
    one.outcome === undefined ? { ...one, outcome: 'lapsed' as const, endedAt: at } : one,
  );
  const ended = ENDS_WITH_IT.reduce<Ticket>(without, ticket);
  return { ...ended, handovers, status: 'closed', closedHow, closedAt: at };
}

/** "Nee, nog niet" after the end of a fault: it goes on by itself. While the fault lasts it is part of it still. */
function withoutEndedOutage(ticket: Ticket): Ticket {
  return ticket.outage?.endedAt === undefined ? ticket : without(ticket, 'outage');
}

const OF_ITS_END = ['closedHow', 'closedAt', 'solutionOfferedAt', 'outage', 'elsewhere', 'thankedAt'] as const;

function openAgain(ticket: Ticket): Ticket {
  const fresh = OF_ITS_END.reduce<Ticket>(without, ticket);
  return { ...fresh, status: ticket.claimedAt === undefined ? 'waiting_for_helper' : 'in_progress' };
}

function joined(ticket: Ticket, helper: Helper): Ticket {
  const { personId } = helper;
  const there = personId === ticket.ownerId || ticket.helpers.some((one) => one.personId === personId);
  return there ? ticket : { ...ticket, helpers: [...ticket.helpers, helper] };
}

function consult(ticket: Ticket, consultId: string, change: Partial<Consult>): Ticket {
  return { ...ticket, consults: ticket.consults.map((one) => (one.id === consultId ? { ...one, ...change } : one)) };
}

function withoutConsults(ticket: Ticket, at: number): Ticket {
  const consults = ticket.consults.map((one) =>
    isOpenConsult(one) ? { ...one, withdrawnAt: at, withdrawnReason: 'withdrawn' } : one,
  );
  return { ...ticket, consults };
}

function handover(ticket: Ticket, id: string, change: Partial<Handover>): Ticket {
  return { ...ticket, handovers: ticket.handovers.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

function decision(ticket: Ticket, id: string, change: (before: Decision) => Partial<Decision>): Ticket {
  return { ...ticket, decisions: ticket.decisions.map((one) => (one.id === id ? { ...one, ...change(one) } : one)) };
}

/** A path is suggested once: what was begun or declined is not offered again. Urgency is only ever suggested upward. */
function suggested(
  ticket: Ticket,
  heard: FactOf<First>['data']['heard'],
  { at, by }: { at: number; by: string },
): Ticket {
  if (!heard) return ticket;
  const known = new Set(ticket.paths.map(({ path: name }) => name));
  const fresh = heard.paths
    .filter((name) => !known.has(name))
    .map((name) => ({ path: name, suggestedAt: at, by, done: [] }));
  const { urgency } = heard;
  const more = urgency !== undefined && isHigher(urgency, ticket.suggestedUrgency ?? ticket.urgency);
  return { ...ticket, paths: [...ticket.paths, ...fresh], ...(more ? { suggestedUrgency: urgency } : {}) };
}

function path(ticket: Ticket, one: Ticket['paths'][number]): Ticket {
  const before = ticket.paths.find(({ path: name }) => name === one.path);
  const suggestedAt = before?.suggestedAt === undefined ? {} : { suggestedAt: before.suggestedAt };
  return { ...ticket, paths: [...ticket.paths.filter((each) => each !== before), { ...one, ...suggestedAt }] };
}

function without<K extends keyof Ticket>(ticket: Ticket, key: K): Ticket {
  const { [key]: _gone, ...rest } = ticket;
  return rest as Ticket;
}
