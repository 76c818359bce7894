import { describe, expect, it } from '@jest/globals';
import { parseDuration } from './duration.js';

describe('a length of time', () => {
  it.each([
    ['PT2M', { days: 0, ms: 120_000 }],
    ['P1D', { days: 1, ms: 0 }],
    ['P2W', { days: 14, ms: 0 }],
    ['P1DT1H', { days: 1, ms: 3_600_000 }],
    ['PT1.5S', { days: 0, ms: 1_500 }],
    ['-PT10M', { days: 0, ms: -600_000 }],
  ])('%s', (text, duration) => expect(parseDuration(text)).toEqual(duration));
  it.each(['', 'P', 'PT', 'P1DT', '2M', 'P1M', 'P1Y', 'PT2M ', 'pt2m', 'PT-2M'])('refuses "%s" by name', (text) => {
    expect(() => parseDuration(text)).toThrow(`"${text}"`);
  });
});
