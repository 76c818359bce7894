import { DoorError } from '@zorg112/contracts';
import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import { createGunzip, constants } from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;
/** A letter of UTF-8 has four bytes at most: so many are needed to tell whether it is one. */
const LETTER = 4;

/** The text of a file in pieces, whatever it was written in. `part`: it may end in the middle. */
export async function* textOf(bytes: Bytes, { part = false } = {}): AsyncGenerator<string> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    const first = await firstOf(source);
    if (first.length === 0) throw new DoorError('import.empty');
    if (first[0] === 0x50 && first[1] === 0x4b) throw new DoorError('import.spreadsheet');
    if (first[0] === 0xd0 && first[1] === 0xcf) throw new DoorError('import.spreadsheet');
    const all = together(first, source);
    const packed = first[0] === 0x1f && first[1] === 0x8b;
    yield* decoded(packed ? unpacked(all, part) : all);
  } finally {
    await source.return?.(); // who stops reading lets the file go
  }
}

/** The first bytes, by which a file is known; fewer only when there are no more. */
async function firstOf(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const seen: Uint8Array[] = [];
  for (let length = 0; length < LETTER; length += seen.at(-1)!.length) {
    const { done, value } = await source.next();
    if (done) break;
    seen.push(value);
  }
  return Buffer.concat(seen);
}

async function* together(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* unpacked(bytes: Bytes, part: boolean): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip(part ? { finishFlush: constants.Z_SYNC_FLUSH } : {});
  const source = Readable.from(bytes);
  source.once('error', (fault) => gunzip.destroy(fault));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (fault) {
    if (String((fault as { code?: string }).code).startsWith('Z_')) throw new DoorError('import.interrupted');
    throw fault;
  } finally {
    source.destroy();
  }
}

/**
 * UTF-8 or UTF-16 by its mark; else decided by the first letter that is not plain: UTF-8 where it is one, and otherwise what
 * Excel on Windows writes. Until that letter all of them are the same.
 */
async function* decoded(bytes: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array(0);
  let begins = true;
  for await (const chunk of bytes) {
    let piece: Uint8Array = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    held = new Uint8Array(0);
    if (begins && piece.length >= LETTER) {
      begins = false;
      if ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff))
        decoder = new TextDecoder(piece[0] === 0xff ? 'utf-16le' : 'utf-16be');
      else if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) decoder = new TextDecoder('utf-8');
    }
    if (!decoder) {
      if (isAscii(piece)) {
        yield plain(piece);
        continue;
      }
      const strange = piece.findIndex((byte) => byte > 127);
      if (piece.length - strange < LETTER) {
        held = piece.slice(strange);
        piece = piece.subarray(0, strange);
        yield plain(piece);
        continue;
      }
      decoder = decoderFor(piece.subarray(strange), true);
    }
    yield decoder.decode(piece, { stream: true });
  }
  yield held.length > 0 ? decoderFor(held, false).decode(held) : (decoder?.decode() ?? '');
}

const plain = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

function decoderFor(bytes: Uint8Array, more: boolean): TextDecoder {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: more });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('windows-1252');
  }
}
