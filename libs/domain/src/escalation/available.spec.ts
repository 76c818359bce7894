import { describe, expect, it } from '@jest/globals';
import { Desk } from '../testing/desk.js';
import { bestAvailable } from './available.js';
import { type Candidate, type Roster } from './roster.js';

const one = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  personId,
  load: 0,
  skills: [],
  inCall: false,
  ...more,
});
const roster = (...helpers: Candidate[]): Roster => ({ ...new Desk().roster, helpers, leads: [one('lead')] });
const best = (who: Roster, present: string[] = [], topic = 'De tillift op kamer 12 piept') =>
  bestAvailable('helper', who, new Set(present), topic);

describe('the best available helper', () => {
  it('is the least loaded', () => expect(best(roster(one('a', { load: 2 }), one('b', { load: 1 })))).toBe('b'));
  it('is the same every time when all are alike', () => {
    expect(best(roster(one('b'), one('a'), one('c')))).toBe('a');
    expect(best(roster(one('c'), one('a'), one('b')))).toBe('a');
  });
  it('knows the subject before being the least loaded', () =>
    expect(best(roster(one('a'), one('b', { load: 9, skills: ['Tillift'] })))).toBe('b'));
  it('knows more of it before knowing some', () =>
    expect(best(roster(one('a', { skills: ['tillift'] }), one('b', { load: 5, skills: ['tillift', 'kamer'] })))).toBe(
      'b',
    ));
  it('no skill is no knowledge', () => expect(best(roster(one('b', { skills: [''] }), one('a')))).toBe('a'));
  it('is free before knowing the subject: somebody in a call is skipped', () =>
    expect(best(roster(one('a', { inCall: true, skills: ['tillift'] }), one('b', { load: 9 })))).toBe('b'));
  it('is somebody in a call when nobody is free', () =>
    expect(best(roster(one('a', { inCall: true, load: 3 }), one('b', { inCall: true })))).toBe('b'));
  it('is never somebody already there', () => {
    expect(best(roster(one('a'), one('b', { load: 5 })), ['a'])).toBe('b');
    expect(best(roster(one('a')), ['a'])).toBeUndefined();
  });
  it('of the leads is a lead', () => expect(bestAvailable('lead', roster(one('a')), new Set(), '')).toBe('lead'));
});
