import { describe, expect, test } from '@jest/globals';
import { type Case } from '@zorg112/imports';
import { deedsOf } from './deeds.js';

type Given = Omit<Case, 'name' | 'openedAt' | 'first'> & Partial<Pick<Case, 'openedAt' | 'first'>>;
const to = (at: number, holder?: string) => ({ at, ...(holder ? { holder } : {}) });
/** `time deed holder`, in the order in which they are done. */
const told = (given: Given): string[] =>
  deedsOf({ name: '1', openedAt: 10, first: to(12, 'A'), ...given }).map((deed) =>
    [deed.at, deed.deed, 'nth' in deed ? deed.nth : '', 'holder' in deed ? deed.holder : '']
      .filter((x) => x !== '')
      .join(' '),
  );

describe('what another desk did, as this one does it', () => {
  test.each<[string, Given, string[]]>([
    [
      'to B and back to A: A owns it throughout, and is asked to think along too',
      { moves: [to(20, 'B'), to(30, 'A')], solvedAt: 40 },
      ['10 opens', '12 claims A', '20 asks 0 B', '30 answers 0 B', '30 asks 1 A', '40 answers 1 A', '40 offers'],
    ],
    ['never moved', { moves: [], solvedAt: 40 }, ['10 opens', '12 claims A', '40 offers']],
    [
      'without an end it stays open, and so does what was asked last',
      { moves: [to(20, 'B'), to(30, 'C')] },
      ['10 opens', '12 claims A', '20 asks 0 B', '30 answers 0 B', '30 asks 1 C'],
    ],
    [
      'all at one instant',
      { first: to(10, 'A'), moves: [to(10, 'B'), to(10, 'C')], solvedAt: 10 },
      ['10 opens', '10 claims A', '10 asks 0 B', '10 answers 0 B', '10 asks 1 C', '10 answers 1 C', '10 offers'],
    ],
    [
      'moves in no order',
      { moves: [to(30, 'C'), to(20, 'B')], solvedAt: 40 },
      ['10 opens', '12 claims A', '20 asks 0 B', '30 answers 0 B', '30 asks 1 C', '40 answers 1 C', '40 offers'],
    ],
    [
      'moved after its end: it was not done before its last move',
      { moves: [to(20, 'B')], solvedAt: 15 },
      ['10 opens', '12 claims A', '20 asks 0 B', '20 answers 0 B', '20 offers'],
    ],
    [
      'solved before anybody had it: somebody had it',
      { moves: [], solvedAt: 11 },
      ['10 opens', '11 claims A', '11 offers'],
    ],
    ['solved before it was asked', { moves: [], solvedAt: 5 }, ['10 opens', '10 claims A', '10 offers']],
    [
      'had before it was asked',
      { first: to(5, 'A'), moves: [], solvedAt: 40 },
      ['10 opens', '10 claims A', '40 offers'],
    ],
    [
      'to somebody the log does not name',
      { first: to(12), moves: [to(20)], solvedAt: 40 },
      ['10 opens', '12 claims', '20 asks 0', '40 answers 0', '40 offers'],
    ],
  ])('%s', (_name, given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});
