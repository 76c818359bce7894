import { expect, test } from '@jest/globals';
import { waitsLongest } from './sentence.js';
import { sentenceNl } from './words.nl.js';

const MINUTE = 60_000;
const team = (label: string, firstWords: number, minutes: number) => ({
  ...{ key: label, label, firstWords, firstWordsMs: minutes * MINUTE },
});

test('the team that clearly waits longest is named, where enough is known', () => {
  const linde = team('De Linde', 20, 12);
  expect(waitsLongest([linde, team('Eikenhof', 20, 18)], sentenceNl)).toBe(sentenceNl.longest('Eikenhof'));
  expect(waitsLongest([linde, team('Eikenhof', 19, 90)], sentenceNl)).toBe('');
});

test('a little longer, a minute longer, or nobody to lay it beside, is nothing to say', () => {
  expect(waitsLongest([team('a', 40, 12), team('b', 40, 17)], sentenceNl)).toBe('');
  expect(waitsLongest([team('a', 40, 2), team('b', 40, 6)], sentenceNl)).toBe('');
  expect(waitsLongest([team('a', 40, 60)], sentenceNl)).toBe('');
});

test('who is in no team is no team, and one that is withheld has nothing to say', () => {
  const none = { ...team('zonder team', 40, 90), key: 'none' };
  expect(waitsLongest([none, team('a', 40, 5), { key: 'b', label: 'b' }], sentenceNl)).toBe('');
});
