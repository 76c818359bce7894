import { expect, test } from '@jest/globals';
import { cents, euros } from './money';

test.each<[string, number | undefined]>([
  ['120', 12_000],
  ['12,50', 1_250],
  ['12.50', 1_250],
  ['€ 1.200', 120_000],
  ['1.200,50', 120_050],
  ['50,-', 5_000],
  ['0', 0],
  ['', undefined],
  ['-5', undefined],
  ['veel', undefined],
  ['1,2,3', undefined],
  ['12,505', 1_250_500],
])('%p typed is %p cents', (typed, amount) => {
  expect(cents(typed)).toBe(amount);
});

test('amounts are read with cents only where there are any', () => {
  expect(euros(25_000, 'nl')).toBe('€\u00a0250');
  expect(euros(1_250, 'nl')).toBe('€\u00a012,50');
  expect(euros(1_250, 'en')).toBe('€12.50');
});
