import { describe, expect, it } from '@jest/globals';
import { faultsBetween, mended, vocabularyOf } from './nearest.js';

describe('what may have been meant', () => {
  const used = vocabularyOf([
    'De printer van De Linde print niet, de printer is stuk',
    'De tillift 0412 piept; de sprinter staat buiten',
    'Noor de Vries',
    'Medicijnkar en medicijnkast',
  ]);

  it.each([
    ['linde prnter', 'linde printer'],
    ['prnter', 'printer'],
    ['pirnter', 'printer'],
    ['plek:lnide "prinnter piept"', 'plek:linde "printer piept"'],
    ['van:nor status:neuw', undefined],
    ['van:noro', 'van:noor'],
    ['medicijnkra', 'medicijnkar'],
    ['medecijnkra', 'medicijnkar'],
    ['Prinetr?', 'printer?'],
    ['printer', undefined],
    ['print', undefined],
    ['medi', undefined],
    ['til', undefined],
    ['zzzzzz', undefined],
    ['0413', undefined],
    ['sinds:vandag', undefined],
    ['', undefined],
  ])('%j becomes %j', (typed, meant) => expect(mended(typed, used)).toBe(meant));

  it('of words equally near the one used most', () => {
    expect(mended('kas1 kamel', vocabularyOf(['kamer kamer kameel kamen']))).toBe('kas1 kamer');
  });

  it.each([
    ['a', 'a', 2, 0],
    ['ab', 'ba', 2, 1],
    ['abcd', 'acbd', 2, 1],
    ['kamer', 'kame', 2, 1],
    ['kamer', 'kamers', 2, 1],
    ['kamer', 'kemor', 2, 2],
    ['kamer', 'lemon', 2, 3],
    ['kamer', 'k', 2, 3],
    ['', 'ab', 2, 2],
  ])('%j and %j differ in at most %i: %i', (one, other, most, faults) => {
    expect(faultsBetween(one, other, most)).toBe(faults);
    expect(faultsBetween(other, one, most)).toBe(faults);
  });
});
