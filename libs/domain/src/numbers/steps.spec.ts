import { expect, test } from '@jest/globals';
import { behindNl } from './behind.nl.js';
import { stepsInOrder } from './steps.js';

test('steps of the clock stand in the order of time, and a second one at its place counts with the first', () => {
  const steps = [
    ...[
      { key: '100%', n: 1 },
      { key: '0%', n: 4 },
      { key: '-20%', n: 9 },
    ],
    ...[
      { key: '10%', n: 2 },
      { key: '10% (2)', n: 3 },
      { key: 'PT5M', n: 1 },
    ],
  ];
  expect(stepsInOrder(steps, behindNl.steps, 'nl')).toEqual([
    ...[
      { when: '20% voor de afgesproken tijd', n: 9 },
      { when: 'Op de afgesproken tijd', n: 4 },
    ],
    ...[
      { when: '10% over de afgesproken tijd', n: 5 },
      { when: '100% over de afgesproken tijd', n: 1 },
    ],
    { when: '5 minuten over de afgesproken tijd', n: 1 },
  ]);
});
