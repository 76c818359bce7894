import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_GROUP } from './figures.js';
import { withheldOf } from './withheld.js';

describe('what is withheld of a table', () => {
  const parts = (people: Record<string, number>) => Object.entries(people).map(([key, n]) => ({ key, people: n }));
  it.each([
    ['nothing is small', { a: 9, b: 5 }, []],
    [
      'one is small: the next is hidden too, or the whole less the others would tell it',
      { a: 9, b: 6, c: 2 },
      ['b', 'c'],
    ],
    ['two small ones together are few: a third is hidden with them', { a: 9, b: 6, c: 1, d: 2 }, ['b', 'c', 'd']],
    ['two small ones together are enough', { a: 9, c: 3, d: 2 }, ['c', 'd']],
    ['nobody asked there', { a: 9, b: 0 }, []],
    ['there is only one', { a: 2 }, ['a']],
  ])('%s', (_, people, hidden) => expect([...withheldOf(parts(people))].sort()).toEqual(hidden));

  it('never shows a small part, and never hides so little that the rest of the whole tells of it', () => {
    const table = fc.uniqueArray(fc.record({ key: fc.string(), people: fc.nat(12) }), { selector: ({ key }) => key });
    fc.assert(
      fc.property(table, (all) => {
        const hidden = withheldOf(all);
        const [shown, kept] = [all.filter(({ key }) => !hidden.has(key)), all.filter(({ key }) => hidden.has(key))];
        for (const { people } of shown) expect(people === 0 || people >= SMALLEST_GROUP).toBe(true);
        const there = all.filter(({ people }) => people > 0);
        if (kept.length === 0 || kept.length === there.length) return;
        expect(kept.length).toBeGreaterThan(1);
        expect(kept.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      }),
    );
  });
});
