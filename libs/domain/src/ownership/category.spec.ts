import { expect, test } from '@jest/globals';
import { CATEGORIES, isCategory, usualFirst } from './category.js';

test('what a team asks about most comes first; the rest in the order of everybody', () => {
  const asked = new Map([
    ['roostering', 7],
    ['ecd', 2],
    ['maaltijden', 9],
  ]);
  expect(usualFirst(asked)).toEqual(['maaltijden', 'roostering', 'ecd', 'ict', 'techniek_gebouw', 'hulpmiddelen']);
});

test('a team that never asked sees what everybody asks about', () => {
  expect(usualFirst(new Map())).toEqual(CATEGORIES.slice(0, 6));
});

test('not knowing is never offered as a subject, however often it was said', () => {
  expect(usualFirst(new Map([['unknown', 99]]))).not.toContain('unknown');
  expect(isCategory('unknown')).toBe(true);
  expect(isCategory('overig')).toBe(false);
  expect(isCategory(undefined)).toBe(false);
});
