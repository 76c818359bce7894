import { expect, test } from '@jest/globals';
import { stretches } from './lines';

test('lines one after the other are said as one stretch; a line that is told twice is one line', () => {
  const said = (...lines: number[]): string => stretches(lines, String);
  expect([said(), said(4), said(4, 7), said(4, 5, 6, 9, 11, 12), said(3, 3, 4)]).toEqual([
    ...['', '4', '4, 7', '4–6, 9, 11–12', '3–4'],
  ]);
});
