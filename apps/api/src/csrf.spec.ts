import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { isCsrf, maskedCsrf } from './csrf.js';

const token = randomBytes(24).toString('base64url');

test('a page has the token in other letters each time, and each of them is the token', () => {
  const pages = Array.from({ length: 50 }, () => maskedCsrf(token));
  expect(new Set(pages).size).toBe(50);
  expect(pages.filter((page) => page.includes(token))).toEqual([]);
  expect(pages.every((page) => isCsrf(page, token))).toBe(true);
  expect(isCsrf(token, token)).toBe(true);
});

test.each(['', 'x', token.slice(1), `${token}x`, maskedCsrf('another'), maskedCsrf(token).slice(2), 'é%☃'])(
  '"%s" is not',
  (given) => expect(isCsrf(given, token)).toBe(false),
);
