import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inShort, plainLog, REAL_FIGURES } from '../support/other-desk.js';

/** So many times the real log, each time under numbers of its own: more than a million lines. */
const COPIES = 8;
/** With less than a quarter of the file's own size the whole of it can't be held. */
const HEAP_MB = 48;
const PATIENCE_MS = 10 * 60_000;
const SCRIPT = resolve(import.meta.dirname, '../../scripts/import-log.mjs');

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'zorg112-million-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it(
  'a million lines are read in bounded memory, to the same shares and medians',
  async () => {
    const [header, ...lines] = (await plainLog()).toString('latin1').trimEnd().split('\n');
    const path = join(folder, 'million.csv');
    await pipeline(copies(header!, lines), createWriteStream(path, 'latin1'));
    const { code, out, err } = await read(path);
    expect([code, err]).toEqual([0, expect.not.stringContaining('heap')]);
    const { rows, questions, shares, byMoves } = inShort(JSON.parse(out)) as typeof REAL_FIGURES;
    expect([rows, questions]).toEqual([COPIES * REAL_FIGURES.rows, COPIES * REAL_FIGURES.questions]);
    expect(shares).toEqual(REAL_FIGURES.shares);
    expect(byMoves).toEqual(REAL_FIGURES.byMoves.map(([n, hours]) => [COPIES * n, hours]));
  },
  PATIENCE_MS,
);

function* copies(header: string, lines: readonly string[]): Generator<string> {
  yield `${header}\n`;
  for (let copy = 0; copy < COPIES; copy++) for (const line of lines) yield `${copy}-${line}\n`;
}

async function read(path: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, SCRIPT, path, '--json']);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, ...said };
}
