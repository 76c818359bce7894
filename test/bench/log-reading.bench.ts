import { readMoves } from '@zorg112/imports';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { plainLog } from '../support/other-desk.js';
import { median, span, type Row } from './support/statistics.js';

/**
 * Reading the log of another desk: a million lines of the real one (each copy with numbers of its own), made beforehand and
 * read from memory, so that no disk is measured; processor time of this process. The floor is a bare streaming parse of the same bytes in the same run: decode, cut into lines, cut into
 * cells, and nothing done with them.
 */
export const name = 'log reading: a million lines of another desk';

const ROWS = 1_000_000;
const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 3);
const PIECE = 1 << 16;
const MEGABYTE = 1024 * 1024;

export async function run(): Promise<Row[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const [header, ...lines] = (await plainLog()).toString('latin1').trimEnd().split('\n');
  const rounds = {
    read: [] as number[],
    floor: [] as number[],
    ratio: [] as number[],
    delay: [] as number[],
    memory: [] as number[],
  };
  const file = [...pieces(header!, lines)];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await timed(() => bare(stream(file)));
    collect();
    const before = memory();
    let most = before;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    let questions = 0;
    const watched = watch(stream(file), () => void (most = Math.max(most, memory())));
    const read = await timed(async () => void ({ questions } = await readMoves(watched)));
    delay.disable();
    if (questions < 170_000) throw new Error(`only ${questions} questions were read`);
    rounds.read.push(ROWS / read);
    rounds.floor.push(ROWS / floor);
    rounds.ratio.push(floor / read);
    rounds.delay.push(delay.max / 1e6);
    rounds.memory.push((most - before) / MEGABYTE);
  }
  return [
    {
      what: 'lines per second of processor',
      unit: 'lines/s',
      figure: median(rounds.read),
      floor: median(rounds.floor),
      ratio: median(rounds.ratio),
      better: 'more',
      rounds: span(rounds.read),
    },
    { what: 'memory on top, at its most', unit: 'MB', figure: Math.max(...rounds.memory), better: 'less' },
    { what: 'others waited, at their longest', unit: 'ms', figure: Math.max(...rounds.delay), better: 'less' },
  ];
}

/** What is in use: heap, and the lists outside of it. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function* watch(bytes: AsyncIterable<Uint8Array>, look: () => void): AsyncGenerator<Uint8Array> {
  let n = 0;
  for await (const piece of bytes) {
    if (n++ % 50 === 0) look();
    yield piece;
  }
  look();
}

async function* stream(file: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of file) {
    await new Promise((turn) => setImmediate(turn)); // as bytes from a disk or a line come
    yield piece;
  }
}

function* pieces(header: string, lines: readonly string[]): Generator<Uint8Array> {
  let piece = `${header}\n`;
  for (let row = 0; row < ROWS; row++) {
    piece += `${Math.floor(row / lines.length)}-${lines[row % lines.length]}\n`;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece, 'latin1');
    piece = '';
  }
  yield Buffer.from(piece, 'latin1');
}

async function bare(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  let cells = 0;
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) cells += line.split(',').length;
  }
  if (cells < ROWS) throw new Error('the floor read nothing');
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
