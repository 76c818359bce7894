import { describe, expect, it } from '@jest/globals';
import { type Fact } from '../facts.js';
import { groupNotices, TELLING, toldBy, TOGETHER_MS, type Told } from './notices.js';

const EIGHT = Date.parse('2026-11-23T08:00+01:00');
const told = (ticketId: string, ms: number, step = '0%'): Told => ({
  ticketId,
  what: 'step',
  clock: 'promise',
  step,
  at: EIGHT + ms,
});

describe('notices', () => {
  it('thirty questions that fall due at opening time are one notice', () => {
    const notices = groupNotices(Array.from({ length: 30 }, (_, n) => told(`t${n}`, n * 5)));
    expect(notices).toHaveLength(1);
    expect(notices[0]!.at).toBe(EIGHT);
    expect(notices[0]!.tickets).toHaveLength(30);
  });
  it('a minute after the first still belongs to it, a moment later not', () => {
    expect(groupNotices([told('a', 0), told('b', TOGETHER_MS)])).toHaveLength(1);
    expect(groupNotices([told('a', 0), told('b', TOGETHER_MS + 1)])).toHaveLength(2);
  });
  it('a minute counts from the first, so that a busy hour is no single notice', () => {
    const busy = Array.from({ length: 10 }, (_, n) => told(`t${n}`, n * 40_000));
    expect(groupNotices(busy).map(({ tickets }) => tickets.length)).toEqual([2, 2, 2, 2, 2]);
  });
  it('a question is named once, with the step that rang last', () => {
    const [one] = groupNotices([told('a', 0, '0%'), told('b', 1), told('a', 2, '10%')]);
    expect(one!.tickets.map(({ ticketId, step }) => `${ticketId} ${step}`)).toEqual(['a 10%', 'b 0%']);
  });
  it('nothing rang: nothing is told', () => expect(groupNotices([])).toEqual([]));
});

describe('who is told besides those a clock tells', () => {
  const by = (type: string, data: object) => toldBy({ type, data } as unknown as Fact, 'fatma');
  it.each([
    ['ConsultAsked', { onCall: ['sam'] }, { what: 'consult', tell: ['sam'] }],
    ['ConsultAsked', { onCall: [] }, undefined],
    ['ConsultAsked', {}, undefined],
    ['DecisionAsked', { deciderId: 'els' }, { what: 'decision', tell: ['els'] }],
    ['DecisionAsked', {}, undefined],
    ['DecisionPassedOn', { deciderId: 'ilse' }, { what: 'decision', tell: ['ilse'] }],
    ['DifficultTold', { tell: ['els'] }, { what: 'difficult', tell: ['els'] }],
    ['SomeoneElseAsked', { tell: ['els', 'kim'] }, { what: 'someone_else', tell: ['els', 'kim'] }],
    ['StandInAsked', { personId: 'bram' }, { what: 'stand_in_asked', tell: ['bram'] }],
    ['StandInDeclined', {}, { what: 'stand_in_declined', tell: ['fatma'] }],
    ['ThanksGiven', {}, { what: 'thanks', tell: ['fatma'] }],
    ['RequesterWrote', {}, undefined],
  ])('%s %j: %j', (type, data, told) => expect(by(type, data)).toEqual(told));
  it('speaks of the facts it is asked about', () => {
    for (const type of TELLING)
      expect(by(type, { onCall: ['x'], deciderId: 'x', tell: ['x'], personId: 'x' })).toBeDefined();
    expect(TELLING).toHaveLength(8);
  });
});
