import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../refusals.js';
import { aisha, bram, Desk, els, fatma, ilse, joost, kees, noor, sam, system } from '../testing/desk.js';
import { rebuild } from './evolve.js';
import { breaches } from './invariants.js';
import { type MoveName } from './moves.js';
import { movesOpenTo } from './ownership.js';
import { type Actor } from './who.js';

/** One thing somebody tries: often somebody who may, often anybody. Many are refused; none may break section 4 of the rule. */
interface Try {
  readonly who: number;
  readonly mayTry: boolean;
  readonly move: Exclude<MoveName, 'open'>;
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
];
const anyTry: fc.Arbitrary<Try> = fc
  .constantFrom(...(Object.keys(data) as Try['move'][]), ...often)
  .chain((move) =>
    fc.record({ who: fc.nat(100), mayTry: fc.boolean(), move: fc.constant(move), wait: minutes, data: data[move] }),
  );

function whoTries({ who, mayTry, move }: Try, desk: Desk): Actor {
  if (move === 'ring' || move === 'passWatch') return system;
  const willing = mayTry ? people.filter((actor) => movesOpenTo(desk.ticket!, actor).includes(move)) : people;
  return (willing.length > 0 ? willing : people)[who % Math.max(1, willing.length)]!;
}

function live(tries: readonly Try[], urgency: 'now' | 'today' | 'week' | 'normal', secret: boolean): Desk {
  const desk = new Desk().asks({ urgency, private: secret });
  for (const one of tries) {
    const { move, wait, data: given } = one;
    desk.later(wait);
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

function shaped({ nextMinutes, ...rest }: Record<string, unknown>, desk: Desk): Record<string, unknown> {
  return typeof nextMinutes === 'number'
    ? { ...rest, nextStep: { what: 'Ik bel', by: desk.now + nextMinutes * 60_000 } }
    : rest;
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
  'ConsultAnswered',
  'ConsultAsked',
  'ConsultWithdrawn',
  'EscalationRaised',
  'HelperReplied',
  'NoteWritten',
  'RequesterReminded',
  'RequesterWrote',
  'SolutionConfirmed',
  'SolutionOffered',
  'SolutionRejected',
  'TicketClaimed',
  'TicketClosedUnconfirmed',
  'TicketOpened',
  'TicketReopened',
  'TicketWithdrawn',
  'UrgencyLowered',
  'UrgencyRaised',
  'WatchPassed',
];
