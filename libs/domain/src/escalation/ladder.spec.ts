import { describe, expect, it } from '@jest/globals';
import { type LadderStep } from './ladder.js';
import { ladderSteps, readOffset, rungFor } from './ladder.js';

const rung = (at: string, more: object = {}): LadderStep =>
  ({ at, offset: readOffset(at)!, tell: [], ...more }) as LadderStep;

describe('where a step stands on the ladder', () => {
  it.each([
    ['25%', { share: 0.25 }],
    ['+25%', { share: 0.25 }],
    ['-20%', { share: -0.2 }],
    ['0%', { share: 0 }],
    ['12.75%', { share: 0.1275 }],
  ])('%s is a share of the target', (text, offset) => expect(readOffset(text)).toEqual(offset));
  it.each(['PT10M', '+PT10M', '-PT10M', 'P1D'])('%s is a duration', (text) =>
    expect(readOffset(text)).toHaveProperty('duration'),
  );
  it('with or without its plus a duration is the same, and later is not earlier', () => {
    expect(readOffset('+PT10M')).toEqual(readOffset('PT10M'));
    expect(readOffset('-PT10M')).not.toEqual(readOffset('PT10M'));
  });
  it.each(['', '%', '25', 'x25%', '25%x', '1.%', '1.x%', 'soon', 'PT', '++PT1M', 'PT1M+'])('"%s" is neither', (text) =>
    expect(readOffset(text)).toBeUndefined(),
  );
});

describe('steps that stand at the same place', () => {
  const ladder = [
    rung('0%', { add: 'helper' }),
    rung('0%', { add: 'lead' }),
    rung('100%'),
    ...Array.from({ length: 10 }, () => rung('0%')),
  ];
  const steps = ladderSteps(ladder, 'always', 0, 60_000, []).map(({ step }) => step);
  it('are told apart', () => {
    expect(steps.slice(0, 4)).toEqual(['0%', '0% (2)', '100%', '0% (3)']);
    expect(new Set(steps).size).toBe(ladder.length);
  });
  it('lead back to their own rung', () => {
    expect(steps.map((step) => ladder.indexOf(rungFor(ladder, step)!))).toEqual(ladder.map((_, i) => i));
  });
  it.each(['5%', '0% (13)', '0% (0)', '0% (x)', ''])('"%s" is no rung of it', (step) =>
    expect(rungFor(ladder, step)).toBeUndefined(),
  );
});
