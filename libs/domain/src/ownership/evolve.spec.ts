import { describe, expect, it } from '@jest/globals';
import { type Fact, type FactData, type FactType } from '../facts.js';
import { NINE } from '../testing/desk.js';
import { evolve, rebuild } from './evolve.js';
import { type Ticket } from './ticket.js';

/** What each kind of fact changes on a ticket, and nothing beside it. */
const opened: Fact = {
  ticketId: 't',
  seq: 1,
  type: 'TicketOpened',
  at: NINE,
  by: 'noor',
  data: {
    messageId: 'm1',
    clocks: [],
    urgency: 'today',
    careNow: false,
    private: false,
    requesterId: 'noor',
    ownerId: 'joost',
    teamId: 'linde',
    channel: 'web',
  },
};
const fact = <T extends FactType>(type: T, data: FactData[T], by = 'fatma', seq = 2): Fact =>
  ({ ticketId: 't', seq, type, at: NINE + seq, by, data }) as Fact;
const AT = NINE + 2;
const base = rebuild([opened]);
/** A question of Fatma's that everything hangs from. */
const full: Ticket = {
  ...base,
  status: 'in_progress',
  ownerId: 'fatma',
  owned: [...base.owned, { personId: 'fatma', since: NINE, how: 'claim' }],
  claimedAt: NINE,
  helpers: [
    { personId: 'bram', since: NINE, because: 'consult' },
    { personId: 'els', since: NINE, because: 'escalation' },
  ],
  consults: [
    { id: 'c1', to: { kind: 'service', id: 'hr' }, askedBy: 'fatma', askedAt: NINE },
    { id: 'c2', to: { kind: 'service', id: 'ict' }, askedBy: 'fatma', askedAt: NINE, answeredAt: NINE },
    { id: 'c3', to: { kind: 'service', id: 'ict' }, askedBy: 'fatma', askedAt: NINE },
  ],
  handovers: [
    { id: 'h1', fromId: 'fatma', toId: 'bram', reason: 'r', offeredAt: NINE, outcome: 'declined', endedAt: NINE },
    { id: 'h2', fromId: 'fatma', toId: 'bram', reason: 'r', offeredAt: NINE },
  ],
  standIn: { id: 's1', personId: 'bram', because: 'named', since: NINE },
  someoneElse: { askedAt: NINE },
  waitAsked: { at: NINE },
  suggestedUrgency: 'now',
  nextStep: { what: 'x', by: NINE },
  unansweredSince: NINE,
  solutionOfferedAt: NINE,
  outage: { id: 'o' },
  unsolved: { secondId: 'bram' },
  paths: [
    { path: 'incident', suggestedAt: NINE, by: 'noor', done: [] },
    { path: 'danger', startedAt: NINE, by: 'fatma', done: ['a'] },
  ],
  decisions: ['d1', 'd2'].map((id) => ({
    ...{ id, kind: 'money' as const, amountCents: 1, reason: 'r', solves: 's', level: 'decider' as const },
    ...{ askedBy: 'fatma', askedAt: NINE, deciderId: 'els', passed: [] },
  })),
};
const closed: Ticket = { ...full, status: 'closed', closedHow: 'unsolved', closedAt: NINE };

/** What differs after this fact; a key that went away is undefined. */
function change(before: Ticket, after: Ticket): Record<string, unknown> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Ticket>;
  const moved = [...keys].filter((key) => key !== 'version' && key !== 'changedAt' && before[key] !== after[key]);
  return Object.fromEntries(
    moved.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => [key, after[key]]),
  );
}
const of = <T extends FactType>(before: Ticket, type: T, data: FactData[T], by = 'fatma') =>
  change(before, evolve(before, fact(type, data, by)));

const clocks = { clocks: [] };
const words = { ...clocks, messageId: 'm' };
const ours = { words: { noor: 1, fatma: 2 }, lastWordsAt: AT, unansweredSince: undefined, firstReplyAt: AT };
const hers = { words: { noor: 2 }, lastWordsAt: AT };
const lapsed = [full.handovers[0], { ...full.handovers[1], outcome: 'lapsed', endedAt: AT }];
const gone = {
  ...{ nextStep: undefined, standIn: undefined, someoneElse: undefined, waitAsked: undefined },
  ...{ suggestedUrgency: undefined, handovers: lapsed, status: 'closed', closedAt: AT },
};
const withdrawn = [
  { ...full.consults[0], withdrawnAt: AT, withdrawnReason: 'withdrawn' },
  full.consults[1],
  { ...full.consults[2], withdrawnAt: AT, withdrawnReason: 'withdrawn' },
];
const owner = (personId: string, how: string) => ({
  ownerId: personId,
  owned: [...full.owned, { personId, since: AT, how }],
});
const open = { closedHow: undefined, closedAt: undefined, solutionOfferedAt: undefined, outage: undefined };

describe('the first fact', () => {
  it('opened: watched by who keeps the watch, waiting', () => {
    expect(base).toEqual({
      ...{ id: 't', version: 1, status: 'waiting_for_helper', urgency: 'today', careNow: false, private: false },
      ...{ requesterId: 'noor', ownerId: 'joost', teamId: 'linde', channel: 'web', clocks: [], links: [] },
      owned: [{ personId: 'joost', since: NINE, how: 'watch' }],
      ...{ helpers: [], consults: [], handovers: [], decisions: [], paths: [], words: { noor: 1 } },
      ...{ lastWordsAt: NINE, createdAt: NINE, changedAt: NINE, unansweredSince: NINE },
      ...{ notSolvedCount: 0, reopenedCount: 0 },
    });
  });
  it('photos that came with it change nothing', () => {
    const data = { ...opened.data, attachments: ['f1'] };
    expect(rebuild([{ ...opened, data } as Fact])).toEqual(base);
  });
  it('logged: helped already, and offered', () => {
    const data = { ...opened.data, helpMessageId: 'm2', ownerId: 'fatma' };
    const logged = rebuild([{ ...opened, type: 'HelpLogged', by: 'fatma', data } as Fact]);
    expect(change(base, logged)).toEqual({
      ...{ status: 'solution_offered', claimedAt: NINE, firstReplyAt: NINE, solutionOfferedAt: NINE },
      ...{ ownerId: 'fatma', owned: [{ personId: 'fatma', since: NINE, how: 'claim' }], words: { fatma: 1 } },
      unansweredSince: undefined,
    });
    expect(logged).not.toHaveProperty('helpMessageId');
  });
  it('keeps its links', () => {
    const links = [{ ticketId: 'old', how: 'split' as const }];
    expect(rebuild([{ ...opened, data: { ...opened.data, links } } as Fact]).links).toEqual(links);
  });
  it('is the first, and there is one', () => {
    expect(() => evolve(undefined, fact('TicketClaimed', { ownerId: 'x', clocks: [] }))).toThrow(
      'the history of t does not begin with TicketOpened or HelpLogged',
    );
    expect(() => rebuild([])).toThrow('a ticket without facts never existed');
  });
});

describe('each later fact', () => {
  it('takes the version and the moment', () => {
    expect(evolve(full, fact('NoteWritten', { messageId: 'n' }))).toMatchObject({ version: 2, changedAt: AT });
  });
  it.each<[string, () => Record<string, unknown>, Record<string, unknown>]>([
    [
      'watch',
      () => of(base, 'WatchPassed', { ownerId: 'els' }),
      {
        ownerId: 'els',
        owned: [...base.owned, { personId: 'els', since: AT, how: 'watch' }],
      },
    ],
    [
      'claim, by a helper',
      () => of(full, 'TicketClaimed', { ownerId: 'bram', ...clocks }),
      {
        ...owner('bram', 'claim'),
        helpers: [full.helpers[1]],
        claimedAt: AT,
      },
    ],
    [
      'succession',
      () => of(full, 'OwnerSucceeded', { ownerId: 'kim', because: 'away', clocks: [] }),
      {
        ...owner('kim', 'succession'),
        standIn: undefined,
      },
    ],
    [
      'her words',
      () => of({ ...full, status: 'waiting_for_requester' }, 'RequesterWrote', words, 'noor'),
      {
        ...hers,
        status: 'in_progress',
      },
    ],
    [
      'her first words since an answer',
      () => of({ ...base, unansweredSince: undefined } as unknown as Ticket, 'RequesterWrote', words, 'noor'),
      {
        ...hers,
        unansweredSince: AT,
      },
    ],
    [
      'a reply with a next step',
      () => of(full, 'HelperReplied', { ...words, asksRequester: false, nextStep: { what: 'y', by: 9 } }),
      {
        ...ours,
        nextStep: { what: 'y', by: 9 },
        solutionOfferedAt: undefined,
      },
    ],
    [
      'a reply that asks',
      () => of(full, 'HelperReplied', { ...words, asksRequester: true }),
      {
        ...ours,
        status: 'waiting_for_requester',
        solutionOfferedAt: undefined,
      },
    ],
    [
      'a word after the solution',
      () => of({ ...full, status: 'solution_offered' }, 'HelperReplied', { ...words, asksRequester: false }),
      ours,
    ],
    [
      'a second reply',
      () => of({ ...full, firstReplyAt: NINE }, 'InterimGiven', words),
      {
        words: ours.words,
        lastWordsAt: AT,
        unansweredSince: undefined,
      },
    ],
    ['a note', () => of(full, 'NoteWritten', { messageId: 'n' }), {}],
    [
      'a helper',
      () => of(full, 'HelperJoined', { personId: 'kim', because: 'escalation' }),
      {
        helpers: [...full.helpers, { personId: 'kim', because: 'escalation', since: AT }],
      },
    ],
    ['a helper who is there', () => of(full, 'HelperJoined', { personId: 'bram', because: 'escalation' }), {}],
    ['the owner as a helper', () => of(full, 'HelperJoined', { personId: 'fatma', because: 'escalation' }), {}],
    ['a callback', () => of(full, 'CallbackAsked', clocks), {}],
    ['called back', () => of(full, 'CalledBack', clocks), {}],
    [
      'a consult of a colleague',
      () => of(full, 'ConsultAsked', { ...clocks, consultId: 'c4', to: { kind: 'person', id: 'kim', joins: true } }),
      {
        consults: [
          ...full.consults,
          { id: 'c4', to: { kind: 'person', id: 'kim', joins: true }, askedBy: 'fatma', askedAt: AT },
        ],
        helpers: [...full.helpers, { personId: 'kim', since: AT, because: 'consult' }],
      },
    ],
    [
      'a consult of the back office',
      () => of(full, 'ConsultAsked', { ...clocks, consultId: 'c4', to: { kind: 'person', id: 'sam', joins: false } }),
      {
        consults: [
          ...full.consults,
          { id: 'c4', to: { kind: 'person', id: 'sam', joins: false }, askedBy: 'fatma', askedAt: AT },
        ],
      },
    ],
    [
      'an answer',
      () => of(full, 'ConsultAnswered', { ...clocks, consultId: 'c1', lacked: 'key' }, 'sam'),
      {
        consults: [
          { ...full.consults[0], answeredAt: AT, answeredBy: 'sam', lacked: 'key' },
          ...full.consults.slice(1),
        ],
      },
    ],
    [
      'an answer that lacked nothing',
      () => of(full, 'ConsultAnswered', { ...clocks, consultId: 'c3' }, 'sam'),
      {
        consults: [...full.consults.slice(0, 2), { ...full.consults[2], answeredAt: AT, answeredBy: 'sam' }],
      },
    ],
    [
      'a consult withdrawn',
      () => of(full, 'ConsultWithdrawn', { ...clocks, consultId: 'c1', reason: 'why' }),
      {
        consults: [{ ...full.consults[0], withdrawnAt: AT, withdrawnReason: 'why' }, ...full.consults.slice(1)],
      },
    ],
    [
      'an offer',
      () =>
        of(full, 'HandoverOffered', { ...clocks, handoverId: 'h3', toId: 'kim', reason: 'r', requesterAgrees: true }),
      {
        handovers: [...full.handovers, { id: 'h3', fromId: 'fatma', offeredAt: AT, toId: 'kim', reason: 'r' }],
      },
    ],
    [
      'taken over',
      () => of(full, 'HandoverAccepted', { ...clocks, handoverId: 'h2', ownerId: 'bram' }, 'bram'),
      {
        ...owner('bram', 'handover'),
        handovers: [full.handovers[0], { ...full.handovers[1], outcome: 'accepted', endedAt: AT }],
        helpers: [full.helpers[1], { personId: 'fatma', since: AT, because: 'handover' }],
        standIn: undefined,
        someoneElse: undefined,
      },
    ],
    [
      'taken over because she asked',
      () => of(full, 'HandoverAccepted', { ...clocks, handoverId: 'h2', ownerId: 'kim', asked: true }, 'kim'),
      {
        ...owner('kim', 'request'),
        handovers: [full.handovers[0], { ...full.handovers[1], outcome: 'accepted', endedAt: AT }],
        helpers: [...full.helpers, { personId: 'fatma', since: AT, because: 'handover' }],
        standIn: undefined,
        someoneElse: undefined,
      },
    ],
    [
      'declined',
      () => of(full, 'HandoverDeclined', { ...clocks, handoverId: 'h2' }),
      {
        handovers: [full.handovers[0], { ...full.handovers[1], outcome: 'declined', endedAt: AT }],
      },
    ],
    ['lapsed', () => of(full, 'HandoverLapsed', { ...clocks, handoverId: 'h2' }), { handovers: lapsed }],
    [
      'a stand-in',
      () => of(full, 'StandInStarted', { standInId: 's2', personId: 'kim', because: 'off_shift', until: 9 }),
      {
        standIn: { id: 's2', since: AT, personId: 'kim', because: 'off_shift', until: 9 },
      },
    ],
    [
      'the stand-in ends',
      () => of(full, 'StandInEnded', { standInId: 's1', because: 'ended' }),
      { standIn: undefined },
    ],
    [
      'somebody else, by name',
      () => of(full, 'SomeoneElseAsked', { ...clocks, personId: 'kim', tell: [] }, 'noor'),
      {
        ...hers,
        someoneElse: { askedAt: AT, personId: 'kim' },
      },
    ],
    [
      'somebody else, whoever',
      () => of(base, 'SomeoneElseAsked', { ...clocks, reason: 'Het klikt niet', tell: ['els'] }, 'noor'),
      { ...hers, someoneElse: { askedAt: AT, reason: 'Het klikt niet' } },
    ],
    [
      'a solution',
      () => of(full, 'SolutionOffered', words),
      {
        ...ours,
        nextStep: undefined,
        waitAsked: undefined,
        status: 'solution_offered',
        solutionOfferedAt: AT,
      },
    ],
    [
      'her yes, with words and a score',
      () => of(full, 'SolutionConfirmed', { ...words, score: 5 }, 'noor'),
      {
        ...gone,
        ...hers,
        closedHow: 'confirmed',
        score: 5,
        unansweredSince: undefined,
      },
    ],
    [
      'her yes',
      () => of(full, 'SolutionConfirmed', clocks, 'noor'),
      { ...gone, closedHow: 'confirmed', unansweredSince: undefined },
    ],
    [
      'her no',
      () => of({ ...full, status: 'solution_offered' }, 'SolutionRejected', clocks, 'noor'),
      {
        ...hers,
        status: 'in_progress',
        notSolvedCount: 1,
        solutionOfferedAt: undefined,
      },
    ],
    [
      'her no, after the fault',
      () =>
        of(
          { ...full, status: 'solution_offered', outage: { id: 'o', endedAt: 1 } },
          'SolutionRejected',
          clocks,
          'noor',
        ),
      {
        ...hers,
        status: 'in_progress',
        notSolvedCount: 1,
        solutionOfferedAt: undefined,
        outage: undefined,
      },
    ],
    [
      'unsolved',
      () => of(full, 'ClosedUnsolved', { ...words, secondId: 'kim' }),
      {
        ...gone,
        ...ours,
        closedHow: 'unsolved',
        unsolved: { secondId: 'kim' },
        helpers: [...full.helpers, { personId: 'kim', since: AT, because: 'unsolved' }],
      },
    ],
    ['seen', () => of(closed, 'UnsolvedSeen', {}, 'noor'), { unsolved: { secondId: 'bram', seenAt: AT } }],
    [
      'contested',
      () => of(closed, 'UnsolvedContested', words, 'noor'),
      {
        ...hers,
        ...open,
        status: 'in_progress',
        unsolved: { secondId: 'bram', contestedAt: AT },
        reopenedCount: 1,
      },
    ],
    [
      'opened again',
      () => of(closed, 'TicketReopened', words, 'noor'),
      { ...hers, ...open, status: 'in_progress', reopenedCount: 1 },
    ],
    [
      'withdrawn',
      () => of(full, 'TicketWithdrawn', clocks, 'noor'),
      {
        ...gone,
        closedHow: 'withdrawn',
        consults: withdrawn,
        unansweredSince: undefined,
      },
    ],
    [
      'discarded',
      () => of(full, 'TicketDiscarded', { ...clocks, reason: 'spam' }),
      {
        ...gone,
        closedHow: 'discarded',
        consults: withdrawn,
        discarded: { reason: 'spam' },
      },
    ],
    [
      'discarded after all not, before anybody helped',
      () =>
        of(
          {
            ...base,
            ...{ status: 'closed', closedHow: 'discarded', closedAt: 1, discarded: { reason: 'x' } },
          } as Ticket,
          'DiscardUndone',
          clocks,
        ),
      {
        status: 'waiting_for_helper',
        closedHow: undefined,
        closedAt: undefined,
        discarded: undefined,
      },
    ],
    ['reminded', () => of(full, 'RequesterReminded', { ...clocks, step: '1' }), { reminded: { at: AT, count: 1 } }],
    ['no answer', () => of(full, 'TicketClosedUnconfirmed', clocks), { ...gone, closedHow: 'unconfirmed' }],
    [
      'no answer after an outage',
      () => of({ ...full, outage: { id: 'o', endedAt: 1 } }, 'TicketClosedUnconfirmed', clocks),
      { ...gone, closedHow: 'outage_over' },
    ],
    [
      'more urgent',
      () => of(full, 'UrgencyRaised', { ...clocks, from: 'today', to: 'now' }),
      {
        urgency: 'now',
        waitAsked: undefined,
        suggestedUrgency: undefined,
      },
    ],
    [
      'more urgent, yet less than it sounds',
      () => of({ ...full, urgency: 'week' }, 'UrgencyRaised', { ...clocks, from: 'week', to: 'today' }),
      {
        urgency: 'today',
        waitAsked: undefined,
      },
    ],
    [
      'less urgent',
      () => of(full, 'UrgencyLowered', { ...clocks, from: 'today', to: 'week' }),
      {
        urgency: 'week',
        waitAsked: undefined,
        suggestedUrgency: undefined,
      },
    ],
    ['urgency kept', () => of(full, 'UrgencyKept', {}), { suggestedUrgency: undefined }],
    [
      'asked to wait until',
      () => of(full, 'WaitAsked', { ...words, until: 9 }),
      {
        ...ours,
        status: 'waiting_for_requester',
        waitAsked: { at: AT, until: 9 },
      },
    ],
    [
      'asked for less urgency',
      () => of(full, 'WaitAsked', { ...words, urgency: 'week' }),
      {
        ...ours,
        status: 'waiting_for_requester',
        waitAsked: { at: AT, urgency: 'week' },
      },
    ],
    ['later', () => of(full, 'LaterAgreed', { ...clocks, until: 9 }), { laterUntil: 9, waitAsked: undefined }],
    ['clocks derived anew', () => of(full, 'ClocksRederived', { ...clocks, policyVersion: 2 }), {}],
    [
      'a decision passed on',
      () => of(full, 'DecisionPassedOn', { ...clocks, decisionId: 'd2', deciderId: 'ilse' }),
      {
        decisions: [full.decisions[0], { ...full.decisions[1], deciderId: 'ilse', passed: ['els'] }],
      },
    ],
    [
      'a decision',
      () => of(full, 'DecisionGiven', { ...clocks, decisionId: 'd1', granted: true }, 'els'),
      {
        decisions: [{ ...full.decisions[0], outcome: 'granted', decidedAt: AT, decidedBy: 'els' }, full.decisions[1]],
      },
    ],
    [
      'a refusal',
      () => of(full, 'DecisionGiven', { ...clocks, decisionId: 'd1', granted: false, alternative: 'b' }, 'els'),
      {
        decisions: [
          { ...full.decisions[0], outcome: 'refused', decidedAt: AT, decidedBy: 'els', alternative: 'b' },
          full.decisions[1],
        ],
      },
    ],
    [
      'silence',
      () => of(full, 'DecisionGiven', { ...clocks, decisionId: 'd1', granted: true, bySilence: true }, 'system'),
      {
        decisions: [
          { ...full.decisions[0], outcome: 'granted', decidedAt: AT, decidedBy: 'system', bySilence: true },
          full.decisions[1],
        ],
      },
    ],
    [
      'a path begun',
      () => of(full, 'PathStarted', { ...clocks, path: 'incident' }),
      {
        paths: [full.paths[1], { path: 'incident', startedAt: AT, by: 'fatma', done: [], suggestedAt: NINE }],
      },
    ],
    [
      'a path declined',
      () => of(base, 'PathDeclined', { path: 'data_leak' }),
      {
        paths: [{ path: 'data_leak', declinedAt: AT, by: 'fatma', done: [] }],
      },
    ],
    [
      'a step done',
      () => of(full, 'PathStepDone', { ...clocks, path: 'danger', step: 'b', done: true }),
      {
        paths: [full.paths[0], { ...full.paths[1], done: ['a', 'b'] }],
      },
    ],
    [
      'a step undone',
      () => of(full, 'PathStepDone', { ...clocks, path: 'danger', step: 'a', done: false }),
      {
        paths: [full.paths[0], { ...full.paths[1], done: [] }],
      },
    ],
    ['a mask lifted', () => of(full, 'MaskLifted', { messageId: 'm', starts: [4] }), {}],
    [
      'merged',
      () => of(full, 'TicketMerged', { ...clocks, intoId: 'old' }),
      {
        ...gone,
        closedHow: 'merged',
        mergedInto: 'old',
        consults: withdrawn,
        unansweredSince: undefined,
      },
    ],
    [
      'another one taken in',
      () => of(full, 'TicketAbsorbed', { ...clocks, ticketId: 'new', helperId: 'kim' }),
      {
        links: [{ ticketId: 'new', how: 'merged' }],
        helpers: [...full.helpers, { personId: 'kim', since: AT, because: 'merge' }],
      },
    ],
    [
      'another one taken in, whoever helped',
      () => of(full, 'TicketAbsorbed', { ...clocks, ticketId: 'new' }),
      { links: [{ ticketId: 'new', how: 'merged' }] },
    ],
    [
      'linked',
      () => of(full, 'TicketLinked', { ticketId: 'x', how: 'related' }),
      { links: [{ ticketId: 'x', how: 'related' }] },
    ],
    ['in an outage', () => of(base, 'OutageJoined', { ...clocks, outageId: 'o' }), { outage: { id: 'o' } }],
    [
      'a broadcast',
      () =>
        of({ ...full, status: 'waiting_for_requester' }, 'BroadcastHeard', {
          ...words,
          outageId: 'o',
          nextStep: { what: 'z', by: 8 },
        }),
      {
        ...ours,
        status: 'in_progress',
        nextStep: { what: 'z', by: 8 },
      },
    ],
    [
      'the end, in the outage',
      () => of(full, 'OutageEnded', { ...words, outageId: 'o' }),
      {
        ...ours,
        nextStep: undefined,
        waitAsked: undefined,
        status: 'solution_offered',
        solutionOfferedAt: AT,
        outage: { id: 'o', endedAt: AT },
      },
    ],
    [
      'the end, of the outage',
      () => of({ ...full, isOutage: true }, 'OutageEnded', { ...words, outageId: 't' }),
      {
        ...gone,
        ...ours,
        closedHow: 'outage_over',
      },
    ],
    [
      'an escalation that adds',
      () =>
        of(
          full,
          'EscalationRaised',
          { ...clocks, clockId: 'k', clock: 'solve', step: '10%', dueAt: 1, tell: [], added: 'kim' },
          'system',
        ),
      {
        helpers: [...full.helpers, { personId: 'kim', since: AT, because: 'escalation' }],
      },
    ],
    [
      'an escalation that tells',
      () =>
        of(
          full,
          'EscalationRaised',
          { ...clocks, clockId: 'k', clock: 'solve', step: '0%', dueAt: 1, tell: ['kim'] },
          'system',
        ),
      {},
    ],
  ])('%s', (_name, happens, expected) => expect(happens()).toStrictEqual(expected));
});
