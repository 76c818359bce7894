import { describe, expect, it } from '@jest/globals';
import { whatWorked, type Solved } from './what-worked.js';

const solved = (text: string, solution: string, more: Partial<Solved> = {}): Solved => ({ text, solution, ...more });
const ways = (text: string, all: readonly Solved[]): [string, number][] =>
  whatWorked({ text }, all).map(({ solution, questions }) => [solution, questions.length]);

describe('what worked for questions like this one', () => {
  it('what worked most often stands first, in the words of the last time', () => {
    const all = [
      solved('Printer op de gang print niet', 'Stekker er weer in gedaan.'),
      solved('De printer print niets', 'Papier bijgevuld.'),
      solved('Printer print niet meer', 'stekker er weer in gedaan'),
    ];
    expect(ways('De printer print niet', all)).toEqual([
      ['Stekker er weer in gedaan.', 2],
      ['Papier bijgevuld.', 1],
    ]);
  });

  it('of ways that worked as often the one of the likest question stands first', () => {
    const all = [
      solved('De tillift piept en rijdt scheef', 'Wiel vervangen.'),
      solved('Tillift piept', 'Accu geladen.'),
    ];
    expect(ways('De tillift piept', all).map(([way]) => way)).toEqual(['Accu geladen.', 'Wiel vervangen.']);
  });

  it.each([
    ['nothing is like it', 'Mijn rooster klopt niet', [solved('De tillift piept', 'Accu geladen.')]],
    ['nothing was said of how', 'De tillift piept', [solved('De tillift piept', ' … ')]],
    ['nothing tells what it is about', 'Het is stuk', [solved('Het is stuk', 'Gemaakt.')]],
    ['nothing was solved', 'De tillift piept', []],
  ])('none where %s', (_, text, all) => expect(ways(text, all)).toEqual([]));

  it('five ways at most', () => {
    const all = Array.from({ length: 9 }, (_, i) => solved('De tillift piept', `Onderdeel ${i} vervangen.`));
    expect(ways('De tillift piept', all)).toHaveLength(5);
  });
});
