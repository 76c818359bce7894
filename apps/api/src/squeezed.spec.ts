import { expect, test } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { squeezed } from './squeezed.js';

const page = '<p>Wat kunnen we voor je doen?</p>'.repeat(50);

test.each([
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip', 'gzip'],
  ['br; q=0.0, gzip;q=0', undefined],
  ['identity', undefined],
  [undefined, undefined],
] as const)('who takes "%s" gets it in %s, and reads the same page', async (accepted, encoding) => {
  const { body, encoding: used } = await squeezed(page, accepted);
  expect(used).toBe(encoding);
  const read = used === 'br' ? brotliDecompressSync(body) : used === 'gzip' ? gunzipSync(body) : body;
  expect(read.toString()).toBe(page);
  if (used) expect(body.length).toBeLessThan(page.length / 4);
});
