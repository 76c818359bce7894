import { describe, expect, it } from '@jest/globals';
import { assetOf, costCentreOf } from './asset.js';

describe('the number on a thing', () => {
  it.each([
    ['tl-0312', 'TL-0312'],
    [' TL-0312 ', 'TL-0312'],
    ['bed   12', 'BED 12'],
    ['pr/2.1', 'PR/2.1'],
    ['7', '7'],
    ['x'.repeat(40), 'X'.repeat(40)],
  ])('%s is kept as %s', (written, kept) => expect(assetOf(written)).toBe(kept));

  it.each(['', '  ', '-12', '.5', 'TL_0312', 'TL\t0312', 'één', 'ß', 'TL\n1', "x'; --", 'x'.repeat(41)])(
    '%j is none',
    (written) => expect(assetOf(written)).toBeUndefined(),
  );

  it('a cost centre is written the same way, and is shorter', () => {
    expect([' 41-10 ', 'kpl 7', 'x'.repeat(21), '-', ''].map(costCentreOf)).toEqual([
      ...['41-10', 'KPL 7', undefined, undefined, undefined],
    ]);
  });
});
