import { DoorError } from '@zorg112/contracts';
import { type Case } from './cases.js';
import { guess, type Mapping, PARTS, planned, samplesOf } from './columns.js';
import { type Unread } from './csv.js';
import { type DateOrder } from './dates.js';
import { type MovesFigures } from './figures.js';
import { type Log, withLog } from './log.js';
import { Questions } from './moves.js';

type Bytes = AsyncIterable<Uint8Array>;

/** Lines that could not be read: how many, why, and the first of them by number. What stands in them is not repeated. */
export interface UnreadLines {
  readonly count: number;
  readonly why: Partial<Record<Unread, number>>;
  readonly first: readonly { readonly line: number; readonly why: Unread }[];
}

export interface Columns {
  readonly kind: 'csv' | 'xes';
  readonly desk?: string;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: Mapping;
  /** `ask`: day or month first cannot be seen. */
  readonly dates: DateOrder | 'clear' | 'ask' | 'none';
}

export interface Reading extends MovesFigures {
  readonly rows: number;
  readonly bytes: number;
  readonly movesFrom: 'count' | 'group' | 'owner';
  readonly unread: UnreadLines;
}

export interface Cases {
  readonly questions: number;
  readonly rows: number;
  readonly unread: UnreadLines;
  /** In order of asking, made one by one: there may be millions. */
  all(): Iterable<Case>;
}

export interface Asked {
  /** What the file does not make plain; the rest is guessed. `''` takes a guess away. */
  readonly mapping?: Mapping;
  readonly dates?: DateOrder;
  readonly mostBytes?: number;
  readonly progress?: (so: { readonly rows: number; readonly bytes: number }) => void;
}

const FIRST_UNREAD = 100;

/** What the columns seem to mean. `part`: only the first bytes of the file are here. */
export function readColumns(bytes: Bytes, { part = false } = {}): Promise<Columns> {
  return withLog(bytes, columnsOf, { part });
}

function columnsOf(log: Log): Columns {
  const { desk, mapping, dates } = guess(log);
  return {
    kind: log.kind,
    ...(desk ? { desk } : {}),
    columns: log.columns.map((name) => ({ name, samples: samplesOf(log, name) })),
    mapping,
    dates: dates === 'unclear' ? 'ask' : dates,
  };
}

/** Reads a log from its first byte to its last and keeps nothing of it but these figures. */
export async function readMoves(source: Bytes, asked: Asked = {}): Promise<Reading> {
  const counted = new Counted(source, asked.mostBytes ?? Infinity);
  return withLog(counted.bytes(), async (log) => {
    const plan = planned(log, meant(log, asked.mapping ?? {}), asked.dates);
    const unread = new Unreadable();
    const questions = new Questions(plan, (line, why) => unread.add(line, why));
    for await (const _piece of log.read(questions)) asked.progress?.({ rows: questions.rows, bytes: counted.count });
    const figures = await questions.figures();
    if (figures.questions === 0) throw new DoorError(unread.count > 0 ? 'import.nothing_read' : 'import.empty');
    const { rows, movesFrom } = questions;
    return { ...figures, rows, bytes: counted.count, movesFrom, unread: unread.told() };
  });
}

/** Reads a log whole, to be told again question by question: when each was asked, who had it first, each move, its end. */
export async function readCases(source: Bytes, asked: Asked = {}): Promise<Cases> {
  const counted = new Counted(source, asked.mostBytes ?? Infinity);
  return withLog(counted.bytes(), async (log) => {
    const plan = planned(log, meant(log, asked.mapping ?? {}), asked.dates);
    // A count says that it moved, not when.
    if (plan.at.at === -1) throw new DoorError('import.column_missing', { fields: { at: 'needed' } });
    const unread = new Unreadable();
    const questions = new Questions(plan, (line, why) => unread.add(line, why));
    for await (const _piece of log.read(questions)) asked.progress?.({ rows: questions.rows, bytes: counted.count });
    const { rows, size } = questions;
    if (size === 0) throw new DoorError(unread.count > 0 ? 'import.nothing_read' : 'import.empty');
    return { questions: size, rows, unread: unread.told(), all: () => questions.cases() };
  });
}

/** What was said goes before what is guessed; a column that was given away is not guessed for something else too. */
function meant(log: Log, said: Mapping): Mapping {
  const strange = Object.keys(said).filter((part) => !(PARTS as readonly string[]).includes(part));
  if (strange.length > 0)
    throw new DoorError('import.column_unknown', {
      fields: Object.fromEntries(strange.map((part) => [part, PARTS.join(', ')])),
    });
  const chosen = new Set(Object.values(said));
  const guessed = Object.entries(guess(log).mapping).filter(([, column]) => !chosen.has(column));
  const both = Object.entries({ ...Object.fromEntries(guessed), ...said });
  return Object.fromEntries(both.filter(([, column]) => column)) as Mapping;
}

class Counted {
  count = 0;

  constructor(
    private readonly source: Bytes,
    private readonly most: number,
  ) {}

  async *bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.source) {
      this.count += chunk.length;
      if (this.count > this.most) throw new DoorError('import.too_large');
      yield chunk;
    }
  }
}

class Unreadable {
  count = 0;
  readonly #why: Partial<Record<Unread, number>> = {};
  readonly #first: { line: number; why: Unread }[] = [];

  add(line: number, why: Unread): void {
    this.count++;
    this.#why[why] = (this.#why[why] ?? 0) + 1;
    if (this.#first.length < FIRST_UNREAD) this.#first.push({ line, why });
  }

  told(): UnreadLines {
    return { count: this.count, why: this.#why, first: this.#first };
  }
}
