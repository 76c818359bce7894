import { describe, expect, it } from '@jest/globals';
import { type Fact } from '../facts.js';
import { Desk, fatma, noor, system } from '../testing/desk.js';
import { breaches } from './invariants.js';

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
    ['nobody owns it', falsified('TicketClaimed', data({ ownerId: '' })), '2: nobody owns it'],
    [
      'facts are not counted one by one',
      falsified('HelperReplied', () => ({ seq: 9 })),
      '9: facts are not counted one by one',
    ],
    [
      'confirmed by another than her side',
      falsified('SolutionConfirmed', () => ({ by: fatma.id })),
      ': confirmed by somebody else than her side',
    ],
    [
      'a clock runs on after the end',
      falsified('SolutionConfirmed', data({ clocks: [] })),
      ': a clock runs on a closed question',
    ],
    [
      'nothing watches',
      falsified('TicketOpened', data({ clocks: [] })),
      '1: waiting_for_helper without a running clock',
    ],
    ['the watch passes after the claim', owned('WatchPassed'), ': WatchPassed after the claim'],
    ['somebody claims what is claimed', owned('TicketClaimed'), ': TicketClaimed after the claim'],
    ['somebody owns it twice', twice('handover'), 'fatma owned it twice'],
    ['a step rings twice', rungTwice(), 'a step rang twice'],
  ])('%s', (_what, found, sentence) => expect(found.some((one) => one.includes(sentence))).toBe(true));
  it('lets her ask for somebody who had it, and a succession bring it back', () =>
    expect(twice('request')).toEqual([]));
});

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
