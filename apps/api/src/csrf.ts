import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The token in other letters each time. A page is compressed together with words that come from its address; a secret that stood in
 * it unchanged could be guessed letter by letter from how long the answers are (BREACH).
 */
export function maskedCsrf(token: string): string {
  const plain = Buffer.from(token);
  const mask = randomBytes(plain.length);
  return Buffer.concat([mask, xor(plain, mask)]).toString('base64url');
}

/** Whether this is the session's token, plain or masked. */
export function isCsrf(given: string, token: string): boolean {
  return same(given, token) || same(unmasked(given), token);
}

function unmasked(given: string): string {
  const both = Buffer.from(given, 'base64url');
  const half = both.length >> 1;
  return xor(both.subarray(half), both.subarray(0, half)).toString();
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, i) => byte ^ (other[i] ?? 0)));
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
