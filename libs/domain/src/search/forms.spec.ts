import { describe, expect, it } from '@jest/globals';
import { formsOf, wordsIn } from './forms.js';

const shown = (word: string): string[] =>
  formsOf(word).map(({ words, begins }) => words.join(' ') + (begins ? '*' : ''));

describe('the forms a word is looked for in', () => {
  it.each([
    ['a', ['a']],
    ['tv', ['tv']],
    ['bed', ['bed*']],
    ['lift', ['lift*']],
    ['glas', ['glas*']],
    ['printers', ['printers*', 'printer*']],
    ['kamers', ['kamers*', 'kamer*']],
    ['brillen', ['brillen*', 'bril']],
    ['bedden', ['bedden*', 'bed']],
    ['lampen', ['lampen*', 'lamp']],
    ['ramen', ['ramen*', 'ram', 'raam']],
    ['raam', ['raam*', 'ramen*']],
    ['brieven', ['brieven*', 'brief*']],
    ['brief', ['brief*', 'brieven*']],
    ['huizen', ['huizen*', 'huis']],
    ['huis', ['huis*', 'huizen*']],
    ['kaas', ['kaas*', 'kazen*']],
    ['kapotte', ['kapotte*', 'kapot*']],
    ['linde', ['linde*', 'lind']],
    ['een', ['een*', 'enen']],
    ['0412', ['0412']],
    ['b12', ['b12*']],
  ])('%s', (word, forms) => expect(shown(word)).toEqual(forms));

  it('words are letters and digits without accents or capitals', () => {
    expect(wordsIn('Oké: “Wi-Fi” op kamer_12, Noör!')).toEqual(['oke', 'wi', 'fi', 'op', 'kamer', '12', 'noor']);
    expect(wordsIn(' -- ')).toEqual([]);
  });
});
