import { DoorError } from '@zorg112/contracts';
import { type Head } from './columns.js';
import { CsvParser, separatorOf, type Taker } from './csv.js';
import { textOf } from './decoding.js';
import { XesParser } from './xes.js';

/** So much is read before anybody is asked what it means. A page sends as much of its file to ask. */
export const HEAD_BYTES = 256 * 1024;
const HEAD_ROWS = 1_000;
const MOST_COLUMNS = 500;

export interface Log extends Head {
  readonly kind: 'csv' | 'xes';
  /** Every row, to the taker; after each piece the caller gets the turn. */
  read(taker: Taker): AsyncGenerator<void>;
}

/** Works on a log and lets its file go, however that ends: whoever sends it may be waiting for it to be read. */
export async function withLog<T>(
  bytes: AsyncIterable<Uint8Array>,
  work: (log: Log) => T | Promise<T>,
  { part = false } = {},
): Promise<T> {
  const text = textOf(bytes, { part });
  try {
    return await work(await openLog(text, part));
  } finally {
    await text.return(undefined);
  }
}

/** As far as its columns. `part`: only its first bytes are here. */
async function openLog(text: AsyncGenerator<string>, part: boolean): Promise<Log> {
  let head = '';
  let ended = false;
  while (head.length < HEAD_BYTES / 2 && !ended) {
    const { done, value } = await text.next();
    if (done) ended = true;
    else head += value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    head = '';
    yield* text;
  }
  // Some name their character set above the rows.
  const clean = head.startsWith('\ufeff') ? (head = head.slice(1)) : head;
  if (clean.trim() === '') throw new DoorError('import.empty');
  if (/\0/.test(clean.slice(0, 10_000))) throw new DoorError('import.not_a_log');
  return /^\s*<(\?xml|log|!--)/.test(clean) ? xes(clean, all) : csv(clean, all, ended && !part);
}

function csv(head: string, all: () => AsyncGenerator<string>, whole: boolean): Log {
  // Before 2001 a line ended with a return alone; some still export so.
  const returns = !head.includes('\n') && head.includes('\r');
  const lines = (text: string): string => (returns ? text.replaceAll('\r', '\n') : text);
  const declared = /^"?sep=(.)"?\r?\n/.exec(lines(head));
  const skip = declared?.[0].length ?? 0;
  const body = lines(head).slice(skip);
  const separator = declared?.[1] ?? separatorOf(body);
  const rows: string[][] = [];
  const first = new CsvParser(separator, {
    row: (cells) => rows.length <= HEAD_ROWS && rows.push([...cells]),
    unread: () => {},
  });
  first.push(body);
  if (whole) first.end();
  const [names] = rows.splice(0, 1);
  if (!names && !whole) throw new DoorError('import.not_a_log');
  if (!names || names.length < 2 || names.length > MOST_COLUMNS) throw new DoorError('import.not_a_log');
  const columns = toldApart(names);
  async function* read(taker: Taker): AsyncGenerator<void> {
    let header = true;
    const parser = new CsvParser(
      separator,
      {
        row: (cells, line) => (header ? void (header = false) : taker.row(cells, line)),
        unread: (line, why) => (header ? void (header = false) : taker.unread(line, why)),
      },
      columns.length,
      skip > 0 ? 2 : 1,
    );
    let begun = false;
    for await (const text of all()) {
      parser.push(begun ? lines(text) : lines(text).slice(skip));
      begun = true;
      yield;
    }
    parser.end();
  }
  return { kind: 'csv', columns, rows: rows.filter((row) => row.length === columns.length), read };
}

function xes(head: string, all: () => AsyncGenerator<string>): Log {
  const rows: string[][] = [];
  const first = new XesParser({ row: (cells) => rows.length < HEAD_ROWS && rows.push([...cells]), unread: () => {} });
  first.push(head);
  const { columns } = first;
  if (rows.length === 0 || columns.length > MOST_COLUMNS) throw new DoorError('import.not_a_log');
  async function* read(taker: Taker): AsyncGenerator<void> {
    const parser = new XesParser(taker, columns);
    for await (const text of all()) {
      parser.push(text);
      yield;
    }
    parser.end();
  }
  return { kind: 'xes', columns, rows: rows.map((row) => columns.map((_column, i) => row[i] ?? '')), read };
}

/** Two columns may carry one name; an empty name is its place. */
function toldApart(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, i) => {
    const plain = name.trim().slice(0, 200) || `(${i + 1})`;
    const n = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, n);
    return n === 1 ? plain : `${plain} (${n})`;
  });
}
