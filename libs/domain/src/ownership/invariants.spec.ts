import { describe, expect, it } from '@jest/globals';
import { type Fact } from '../facts.js';
import { aisha, Desk, fatma, noor, system } from '../testing/desk.js';
import { evolve } from './evolve.js';
import { breaches } from './invariants.js';
import { type Ticket } from './ticket.js';

/** A history that keeps the rule, and what is found when one thing in it is falsified. */
const story = (): Fact[] => {
  const desk = new Desk().asks().claims().replies(30).later(40);
  desk.does(system, 'ring', { clockId: desk.clock('promise')!.id });
  desk.offers();
  desk.does(noor, 'confirm', { solved: true });
  return [...desk.history];
};
const falsified = (type: Fact['type'], change: (fact: Fact) => object): string[] =>
  breaches(story().map((fact) => (fact.type === type ? ({ ...fact, ...change(fact) } as Fact) : fact)));
const data = (more: object) => (fact: Fact) => ({ data: { ...fact.data, ...more } });

describe('section 4 of the rule', () => {
  it('holds for a plain story', () => expect(breaches(story())).toEqual([]));
  it.each([
    ['nobody owns it', () => falsified('TicketClaimed', data({ ownerId: '' })), '2: nobody owns it'],
    [
      'facts are not counted one by one',
      () => falsified('HelperReplied', () => ({ seq: 9 })),
      '9: facts are not counted one by one',
    ],
    [
      'confirmed by another than her side',
      () => falsified('SolutionConfirmed', () => ({ by: fatma.id })),
      ': confirmed by somebody else than her side',
    ],
    [
      'a clock runs on after the end',
      () => falsified('SolutionConfirmed', data({ clocks: [] })),
      ': a clock runs on a closed question',
    ],
    [
      'nothing watches',
      () => falsified('TicketOpened', data({ clocks: [] })),
      '1: waiting_for_helper without a running clock',
    ],
    ['the watch passes after the claim', () => owned('WatchPassed'), ': WatchPassed after the claim'],
    ['somebody claims what is claimed', () => owned('TicketClaimed'), ': TicketClaimed after the claim'],
    ['somebody owns it twice', () => twice('handover'), 'fatma owned it twice'],
    [
      'an escalation that moves the question',
      folded('EscalationRaised', { requesterId: 'kees' }),
      ': an escalation changed the requester',
    ],
    [
      'an escalation that sends a helper away',
      folded('EscalationRaised', { helpers: [] }),
      ': an escalation removed a helper',
    ],
    [
      'a question that ends without saying how',
      folded('SolutionConfirmed', { closedHow: undefined }),
      ': closed without saying how',
    ],
    [
      'a question that says how it ended and goes on',
      folded('SolutionConfirmed', { status: 'in_progress' }),
      ': closed without saying how',
    ],
    ['a deed that moves the owner', folded('HelperReplied', { ownerId: 'bram' }), '3: HelperReplied changed the owner'],
    [
      'a pause on nobody',
      folded('HelperReplied', { clocks: [{ state: 'paused' }] }),
      '3: in_progress without a running clock',
    ],
    [
      'a clock that never falls due',
      folded('HelperReplied', { clocks: [{ state: 'running' }] }),
      '3: in_progress without a running clock',
    ],
    [
      'a wait for her that pauses nothing',
      folded('HelperReplied', { status: 'waiting_for_requester', clocks: [] }),
      '3: waiting_for_requester without a running clock',
    ],
    [
      'a clock that was stopped and has a due time',
      folded('HelperReplied', { clocks: [{ state: 'stopped', dueAt: 1 }] }),
      '3: in_progress without a running clock',
    ],
    ['the claim of a stranger', folded('NoteWritten', { ownerId: 'bram' }), 'changed the owner'],
    ['a step rings twice', rungTwice, 'a step rang twice'],
    [
      'a colleague is still asked when it is done',
      folded('SolutionConfirmed', { consults: [{ id: 'c' }] }),
      'a consult hangs from a closed question',
    ],
    [
      'a decision is still to come when it is done',
      folded('SolutionConfirmed', { decisions: [{ id: 'd' }] }),
      'a decision hangs from a closed question',
    ],
    [
      'it is still offered when it is done',
      folded('SolutionConfirmed', { handovers: [{ id: 'h' }] }),
      'an offer hangs from a closed question',
    ],
    ...(['standIn', 'someoneElse', 'waitAsked', 'nextStep'] as const).map((key): [string, () => string[], string] => [
      `${key} outlives it`,
      folded('SolutionConfirmed', { [key]: {} }),
      `${key} is left on a closed question`,
    ]),
    [
      'a decision nobody is reminded of',
      folded('NoteWritten', { decisions: [{ id: 'd' }] }),
      'a decision waits without',
    ],
    ['a consult nobody is reminded of', folded('NoteWritten', { consults: [{ id: 'x' }] }), 'a consult waits without'],
    [
      'a consult that is over and rings',
      folded('NoteWritten', { consults: [] }),
      'a consult clock runs for what is over',
    ],
    [
      'an offer to who owns it',
      folded('NoteWritten', { handovers: [{ id: 'h', toId: 'fatma' }] }),
      'it is offered to who owns it',
    ],
    [
      'two promises at once',
      folded('NoteWritten', { clocks: [runs('promise'), runs('promise')] }),
      'two promise clocks run',
    ],
    [
      'a ladder quiet without a fault',
      folded('NoteWritten', { clocks: [{ ...runs('solve'), muted: true }] }),
      'a solve clock is quiet for nothing',
    ],
    [
      'a ladder quiet after the fault',
      folded('NoteWritten', { outage: { id: 'o', endedAt: 1 }, clocks: [{ ...runs('solve'), muted: true }] }),
      'a solve clock is quiet for nothing',
    ],
    [
      'an offer that never lapses in a fault',
      folded('NoteWritten', { outage: { id: 'o' }, clocks: [{ ...runs('handover'), muted: true }] }),
      'a handover clock is quiet for nothing',
    ],
    [
      'only others watch it',
      folded('NoteWritten', { clocks: [runs('data_leak'), runs('consult')] }),
      'in_progress without a running clock',
    ],
    ['a leak that nobody reported', leakEndedBy(false), 'TicketWithdrawn ended the hours of a data leak'],
  ])('%s', (_what, found, sentence) => expect(found().some((one) => one.includes(sentence))).toBe(true));
  it('lets her ask for somebody who had it, and a succession bring it back', () =>
    expect(twice('request')).toEqual([]));
});

/** A history in which this kind of fact leads to something it must not. */
function folded(type: Fact['type'], more: object): () => string[] {
  const desk = new Desk().asks().claims().replies(30);
  desk.does(fatma, 'consult', { consultId: 'c', to: { kind: 'person', id: 'bram', joins: true }, question: 'q' });
  desk.later(35);
  const ring = () => desk.does(system, 'ring', { clockId: desk.clock('promise')!.id });
  ring();
  desk.later(2);
  ring();
  desk.does(fatma, 'note', { text: 'n' });
  desk.does(fatma, 'withdrawConsult', { consultId: 'c', reason: 'r' });
  desk.offers();
  desk.does(noor, 'confirm', { solved: true });
  return () =>
    breaches(desk.history, (before, fact) => {
      const after = evolve(before, fact);
      return fact.type === type ? ({ ...after, ...more } as Ticket) : after;
    });
}

function runs(kind: string) {
  return { id: kind, kind, state: 'running', dueAt: 1, steps: [], rung: [] };
}

/** Withdrawn with the report done or not; without it the clock is ended all the same. */
function leakEndedBy(report: boolean): () => string[] {
  const desk = new Desk().asks().claims();
  desk.does(fatma, 'startPath', { path: 'data_leak' });
  desk.does(noor, 'withdraw', {});
  if (report) desk.does(fatma, 'doPathStep', { path: 'data_leak', step: 'reported', done: true });
  return () =>
    breaches(desk.history, (before, fact) => {
      const after = evolve(before, fact);
      return report || fact.type !== 'TicketWithdrawn' ? after : { ...after, clocks: [] };
    });
}

function rungTwice(): string[] {
  const facts = story();
  const at = facts.findIndex(({ type }) => type === 'EscalationRaised');
  return breaches([...facts.slice(0, at + 1), ...facts.slice(at)].map((fact, i) => ({ ...fact, seq: i + 1 }) as Fact));
}

/** Somebody else owns it from here, without a handover. */
function owned(type: 'WatchPassed' | 'TicketClaimed'): string[] {
  const facts = new Desk().asks().claims().replies(30).history;
  return breaches([...facts, { ...facts[1]!, type, seq: 4, data: { ownerId: 'bram', clocks: [] } } as Fact]);
}

function twice(how: 'handover' | 'request'): string[] {
  const desk = new Desk().asks().claims();
  const to = (id: string, more: object): Fact =>
    ({
      ...desk.history[1]!,
      type: 'HandoverAccepted',
      seq: 0,
      data: { handoverId: id, ownerId: id, clocks: [], ...more },
    }) as Fact;
  const asked = how === 'request' ? { asked: true } : {};
  const history = [...desk.history, to('bram', {}), to('fatma', asked)];
  return breaches(history.map((fact, i) => ({ ...fact, seq: i + 1 }) as Fact));
}

describe('what may be', () => {
  it('everything waits on her', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(desk.ticket!.clocks.some(({ state }) => state === 'running')).toBe(false);
    expect(breaches(desk.history)).toEqual([]);
  });
  it('a colleague of her team confirms on her behalf', () => {
    const desk = new Desk().asks().claims().offers();
    desk.does(aisha, 'confirm', { solved: true });
    expect(breaches(desk.history)).toEqual([]);
  });
  it('the watch passes before the claim', () => {
    const desk = new Desk().asks();
    desk.duty = 'bram';
    desk.does(system, 'passWatch', {});
    desk.claims();
    expect(breaches(desk.history)).toEqual([]);
  });
  it('a succession, to somebody who had it before', () => {
    const facts = [...new Desk().asks().claims().history];
    const to = (ownerId: string, type: Fact['type'], more = {}) =>
      ({ ...facts[1]!, type, seq: 0, data: { handoverId: 'h', ownerId, clocks: [], ...more } }) as Fact;
    const history = [...facts, to('bram', 'HandoverAccepted'), to('fatma', 'OwnerSucceeded', { because: 'away' })];
    expect(breaches(history.map((fact, i) => ({ ...fact, seq: i + 1 }) as Fact))).toEqual([]);
  });
  it('the ladder of a question in a fault is quiet', () =>
    expect(
      folded('NoteWritten', { outage: { id: 'o' }, consults: [], clocks: [{ ...runs('solve'), muted: true }] })(),
    ).not.toContainEqual(expect.stringContaining('quiet')));
  it('a leak outlives its question, and ends when it is reported', () => expect(leakEndedBy(true)()).toEqual([]));
  it('nothing at all has no owner to speak of', () => expect(breaches([])).toEqual([]));
});
