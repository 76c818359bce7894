import { describe, expect, it } from '@jest/globals';
import { namedParts } from './sought-parts';

describe('what narrows a search', () => {
  it.each([
    ['nothing where only words were typed', 'tillift piept', []],
    ['a name and what it says', 'plek:linde', [['plek:linde', '']]],
    ['beside words', 'lift plek:linde piept', [['plek:linde', 'lift piept']]],
    [
      'more of them, each by itself',
      'plek:linde status:nieuw lift',
      [
        ['plek:linde', 'status:nieuw lift'],
        ['status:nieuw', 'plek:linde lift'],
      ],
    ],
    ['with quotes and all', 'plek:"de linde" lift', [['plek:"de linde"', 'lift']]],
    ['not a time', 'om 10:30 lift', []],
    ['not a name nothing stands behind yet', 'lift plek:', []],
  ])('%s', (_, typed, parts) => expect(namedParts(typed).map(({ text, without }) => [text, without])).toEqual(parts));
});
