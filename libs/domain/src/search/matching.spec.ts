import { describe, expect, it } from '@jest/globals';
import { matching } from './matching.js';

describe('a text is found', () => {
  const texts = [
    { title: 'Monteur komt', text: 'Ik heb de monteur gebeld.' },
    { title: 'Reserve', text: 'Er staat een reserve klaar tot de monteur er is.' },
    { title: 'Café dicht', text: 'Morgen weer.' },
  ];
  it.each([
    ['by nothing: all, as they came', '', ['Monteur komt', 'Reserve', 'Café dicht']],
    ['by its title first', 'res', ['Reserve']],
    ['by its words after that', 'mont', ['Monteur komt', 'Reserve']],
    ['by beginnings of more words', 'er klaar', ['Reserve']],
    ['without accents', 'CAFE', ['Café dicht']],
    ['not by the middle of a word', 'teur', []],
  ])('%s', (_, typed, found) => expect(matching(texts, typed).map(({ title }) => title)).toEqual(found));
});
