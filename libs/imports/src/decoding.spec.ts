import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { textOf } from './decoding.js';

const WORDS = 'nummer;groep\n1;Zorgtechniek Goes – één\n2;€ 5 café\n';
const windows = (text: string): Buffer =>
  Buffer.from([...text].map((sign) => ({ '€': 0x80, '–': 0x96 })[sign] ?? sign.charCodeAt(0)));
const pieces = (bytes: Uint8Array, size: number) =>
  (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
async function read(bytes: Uint8Array, size = 7, options = {}): Promise<string> {
  let all = '';
  for await (const text of textOf(pieces(bytes, size), options)) all += text;
  return all.replace('\ufeff', '');
}

describe('the same words, whatever wrote them', () => {
  const written = {
    'UTF-8': Buffer.from(WORDS),
    'UTF-8 with its mark': Buffer.from(`\ufeff${WORDS}`),
    'Windows-1252': windows(WORDS),
    'UTF-16 little': Buffer.from(`\ufeff${WORDS}`, 'utf16le'),
    'UTF-16 big': Buffer.from(`\ufeff${WORDS}`, 'utf16le').swap16(),
    packed: gzipSync(WORDS),
    'packed Windows-1252': gzipSync(windows(WORDS)),
  };
  test.each(Object.entries(written))('%s', async (_name, bytes) => {
    for (const size of [1, 2, 3, 5, 64, 10_000]) expect(await read(bytes, size)).toBe(WORDS);
  });
  test('a strange letter as the very last', async () => {
    expect(await read(windows('a;café'))).toBe('a;café');
    expect(await read(Buffer.from('a;café'))).toBe('a;café');
  });
});

describe('what is no text', () => {
  const code = (fault: unknown) => ({ code: fault });
  test.each([
    ['nothing', Buffer.from(''), 'import.empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004xxxx'), 'import.spreadsheet'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'import.spreadsheet'],
    ['a packed file that breaks off', gzipSync(WORDS).subarray(0, 30), 'import.interrupted'],
    ['a packed file that was spoilt', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'import.interrupted'],
  ])('%s', async (_name, bytes, fault) => {
    await expect(read(bytes)).rejects.toMatchObject(code(fault));
  });
  test('of a packed file its first part is enough to look at', async () => {
    const long = WORDS.repeat(5_000);
    const part = gzipSync(long).subarray(0, 600);
    expect((await read(part, 100, { part: true })).slice(0, 12)).toBe('nummer;groep');
  });
});
