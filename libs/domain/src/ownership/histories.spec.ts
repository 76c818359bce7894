import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../refusals.js';
import { aisha, bram, Desk, els, fatma, ilse, joost, kees, NINE, noor, sam, system } from '../testing/desk.js';
import { rebuild } from './evolve.js';
import { breaches } from './invariants.js';
import { type MoveName } from './moves.js';
import { movesOpenTo } from './ownership.js';
import { type Actor } from './who.js';

/** One thing somebody tries: often somebody who may, often anybody. Many are refused; none may break section 4 of the rule. */
interface Try {
  readonly who: number;
  readonly mayTry: boolean;
  readonly move: Exclude<MoveName, 'open' | 'log'>;
  readonly wait: number;
  readonly data: Record<string, unknown>;
}

const people = [noor, aisha, kees, fatma, bram, joost, els, sam, ilse];
const words = fc.constantFrom(
  'Ik kijk.',
  'Het is gemaakt.',
  '',
  'bel de leverancier',
  'maar hij werkt nog steeds niet',
  'Dank je wel',
);
const minutes = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 41, max: 6_000 }));
const consultId = fc.constantFrom('c1', 'c2');
const to = fc.constantFrom(
  { kind: 'person', id: 'bram', joins: true },
  { kind: 'person', id: 'sam', joins: false },
  { kind: 'service', id: 'hr' },
  { kind: 'email', address: 'monteur@example.nl' },
);
/** The first means: the last one offered, whatever it is called. */
const handoverId = fc.constantFrom('h1', 'h1', 'h1', 'unknown');
const colleague = fc.constantFrom('fatma', 'bram', 'joost', 'els', 'noor');
const path = fc.constantFrom('danger', 'incident', 'data_leak');
const other = (id: string, minutes: number, more = {}) => {
  const desk = new Desk(NINE + minutes * 60_000).asks(more);
  return { ...desk.ticket!, id };
};
const older = other('older', -600);
const newer = other('newer', 600);
const outage = { ...other('outage', -60, { isOutage: true }), ownerId: 'joost' };
const data: Record<Try['move'], fc.Arbitrary<Record<string, unknown>>> = {
  claim: fc.constant({}),
  message: fc.record({ text: words }),
  reply: fc.record({
    text: words,
    nextMinutes: fc.option(fc.integer({ min: -5, max: 300 })),
    asksRequester: fc.boolean(),
    sendAnyway: fc.boolean(),
    writtenAgainst: fc.option(fc.nat(20), { nil: undefined }),
  }),
  note: fc.record({ text: words }),
  consult: fc.record({ consultId, to, question: words }),
  answer: fc.record({ consultId, text: words }),
  withdrawConsult: fc.record({ consultId, reason: words }),
  offerSolution: fc.record({ text: words, sendAnyway: fc.boolean() }),
  confirm: fc.record({
    solved: fc.boolean(),
    text: words,
    insists: fc.boolean(),
    score: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  }),
  reopen: fc.record({ text: words }),
  withdraw: fc.constant({}),
  changeUrgency: fc.record({
    urgency: fc.constantFrom('now', 'today', 'week', 'normal'),
    requesterAgrees: fc.boolean(),
  }),
  passWatch: fc.constant({}),
  ring: fc.constant({}),
  succeed: fc.record({ because: fc.constantFrom('disabled', 'away') }),
  interim: fc.record({ text: words, sendAnyway: fc.boolean() }),
  askCallback: fc.constant({}),
  calledBack: fc.constant({}),
  offerHandover: fc.record({
    handoverId,
    toId: colleague,
    reason: words,
    note: fc.option(words, { nil: undefined }),
    requesterAgrees: fc.boolean(),
  }),
  acceptHandover: fc.record({ handoverId }),
  declineHandover: fc.record({ handoverId, reason: fc.option(words, { nil: undefined }) }),
  standIn: fc.record({ standInId: fc.constantFrom('s1', 's2'), personId: colleague }),
  endStandIn: fc.record({ standInId: fc.constantFrom('s1', 's2') }),
  askSomeoneElse: fc.record({ personId: fc.option(colleague, { nil: undefined }) }),
  admitUnsolved: fc.record({ tried: words, alternative: words, secondId: fc.option(colleague, { nil: undefined }) }),
  seeUnsolved: fc.constant({}),
  contestUnsolved: fc.record({ text: words }),
  discard: fc.record({ reason: words }),
  undoDiscard: fc.constant({}),
  agreeLater: fc.record({ untilMinutes: fc.integer({ min: -5, max: 9_000 }), requesterAgrees: fc.boolean() }),
  askToWait: fc.oneof(
    fc.record({ text: words, untilMinutes: fc.integer({ min: -5, max: 9_000 }) }),
    fc.record({ text: words, urgency: fc.constantFrom('today', 'week', 'normal') }),
  ),
  answerWait: fc.record({ agrees: fc.boolean() }),
  rederive: fc.constant({}),
  askDecision: fc.record({
    decisionId: fc.constantFrom('d1', 'd2', 'd3'),
    kind: fc.constantFrom('money', 'money', 'care'),
    amountCents: fc.constantFrom(9_900, 60_000, 900_000),
    reason: words,
    solves: words,
  }),
  giveVerdict: fc.record({
    decisionId: fc.constantFrom('d1', 'd2', 'd3'),
    granted: fc.boolean(),
    alternative: fc.option(words, { nil: undefined }),
  }),
  startPath: fc.record({ path }),
  declinePath: fc.record({ path }),
  doPathStep: fc.record({ path, step: fc.constantFrom('reported', 'safe'), done: fc.boolean() }),
  merge: fc.constant({ into: older }),
  absorb: fc.constant({ merged: newer }),
  link: fc.constant({ other: older, how: 'related' }),
  joinOutage: fc.constant({ outage }),
  hearBroadcast: fc.record({
    outageId: fc.constant(outage.id),
    text: words,
    nextMinutes: fc.option(fc.integer({ min: -5, max: 300 })),
    sendAnyway: fc.boolean(),
  }),
  endOutage: fc.record({ outageId: fc.constant(outage.id), text: words }),
};
const often: Try['move'][] = [
  'claim',
  'reply',
  'reply',
  'message',
  'consult',
  'answer',
  'offerSolution',
  'offerSolution',
  'confirm',
  'confirm',
  'reopen',
  'ring',
  'ring',
  'offerHandover',
  'acceptHandover',
  'acceptHandover',
  'admitUnsolved',
  'contestUnsolved',
  'giveVerdict',
];
const BY_THE_SYSTEM: readonly MoveName[] = ['ring', 'passWatch', 'succeed', 'rederive'];
const anyTry: fc.Arbitrary<Try> = fc
  .constantFrom(...(Object.keys(data) as Try['move'][]), ...often)
  .chain((move) =>
    fc.record({ who: fc.nat(100), mayTry: fc.boolean(), move: fc.constant(move), wait: minutes, data: data[move] }),
  );

function whoTries({ who, mayTry, move }: Try, desk: Desk): Actor {
  if (BY_THE_SYSTEM.includes(move)) return system;
  const willing = mayTry ? people.filter((actor) => movesOpenTo(desk.ticket!, actor).includes(move)) : people;
  return (willing.length > 0 ? willing : people)[who % Math.max(1, willing.length)]!;
}

function live(tries: readonly Try[], urgency: 'now' | 'today' | 'week' | 'normal', secret: boolean): Desk {
  const desk = new Desk().asks({ urgency, private: secret });
  for (const one of tries) {
    const { move, wait, data: given } = one;
    desk.later(wait);
    // People go home and come back.
    if (wait % 7 === 0)
      desk.onShift = desk.onShift.includes('fatma') ? ['bram', 'els'] : ['fatma', 'joost', 'els', 'sam'];
    for (const id of desk.onShift) if (wait % 7 === 0) desk.since.set(id, desk.now);
    if (move === 'passWatch') desk.duty = desk.duty === 'joost' ? 'bram' : 'joost';
    const before = desk.ticket;
    try {
      if (move === 'ring') desk.rings();
      else desk.does(whoTries(one, desk), move, shaped(given, desk) as never);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      expect(desk.ticket).toBe(before);
    }
  }
  return desk;
}

function shaped(given: Record<string, unknown>, desk: Desk): Record<string, unknown> {
  const { nextMinutes, untilMinutes, ...rest } = given;
  const at = (minutes: unknown) => desk.now + Number(minutes) * 60_000;
  const offer = desk.ticket?.handovers.at(-1)?.id;
  const which =
    'toId' in rest
      ? { handoverId: `h${desk.history.length}` }
      : rest['handoverId'] === 'h1'
        ? { handoverId: offer }
        : {};
  return {
    ...rest,
    ...which,
    ...(typeof nextMinutes === 'number' ? { nextStep: { what: 'Ik bel', by: at(nextMinutes) } } : {}),
    ...(typeof untilMinutes === 'number' ? { until: at(untilMinutes) } : {}),
  };
}

describe('after every history of moves', () => {
  it('section 4 of the rule holds, and the facts alone rebuild the state', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(anyTry, { maxLength: 60, size: 'max' }),
        fc.constantFrom('now', 'today', 'week', 'normal'),
        fc.boolean(),
        (tries, urgency, secret) => {
          const desk = live(tries, urgency, secret);
          expect(breaches(desk.history)).toEqual([]);
          expect(rebuild(desk.history)).toEqual(desk.ticket);
          expect(rebuild(JSON.parse(JSON.stringify(desk.history)) as typeof desk.history)).toEqual(
            JSON.parse(JSON.stringify(desk.ticket)),
          );
          for (const { type } of desk.history) reached.add(type);
        },
      ),
      { numRuns: 1_000 },
    );
    // The lot must draw every kind of fact, or the sentence above was not tested.
    expect([...reached].sort()).toEqual(EVERY_FACT);
  });
});

const EVERY_FACT = [
  'BroadcastHeard',
  'CallbackAsked',
  'CalledBack',
  'ClosedUnsolved',
  'ConsultAnswered',
  'ConsultAsked',
  'ConsultWithdrawn',
  'DecisionAsked',
  'DecisionGiven',
  'DecisionPassedOn',
  'DiscardUndone',
  'EscalationRaised',
  'HandoverAccepted',
  'HandoverDeclined',
  'HandoverLapsed',
  'HandoverOffered',
  'HelperJoined',
  'HelperReplied',
  'InterimGiven',
  'LaterAgreed',
  'NoteWritten',
  'OutageEnded',
  'OutageJoined',
  'OwnerSucceeded',
  'PathDeclined',
  'PathStarted',
  'PathStepDone',
  'RequesterReminded',
  'RequesterWrote',
  'SolutionConfirmed',
  'SolutionOffered',
  'SolutionRejected',
  'SomeoneElseAsked',
  'StandInEnded',
  'StandInStarted',
  'TicketAbsorbed',
  'TicketClaimed',
  'TicketClosedUnconfirmed',
  'TicketDiscarded',
  'TicketLinked',
  'TicketMerged',
  'TicketOpened',
  'TicketReopened',
  'TicketWithdrawn',
  'UnsolvedContested',
  'UnsolvedSeen',
  'UrgencyLowered',
  'UrgencyRaised',
  'WaitAnswered',
  'WaitAsked',
  'WatchPassed',
];
