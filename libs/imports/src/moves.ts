import { DoorError } from '@zorg112/contracts';
import { type Case, type Move } from './cases.js';
import { isNothing, type Plan } from './columns.js';
import { type Taker, type Unread } from './csv.js';
import { readDate } from './dates.js';
import { type MovesFigures, MovesCount, type Told } from './figures.js';
import { List } from './list.js';
import { DONE_WORDS, GROUP_WORDS, NO, NOT_DONE, OWNER_WORDS, STATE_WORDS, YES } from './said.js';

/** Above these a file is no log of one desk, and this process would run out of room: about 42 bytes a row, 200 a question. */
export const MOST_ROWS = 10_000_000;
export const MOST_QUESTIONS = 2_000_000;
const MOST_HOLDERS = 100_000;
const LONGEST_NAME = 100;
const HOUR_MS = 3_600_000;
/** Questions finished before others get the turn: a few milliseconds. */
const TURN = 10_000;

/** Of a question. */
const REOPENED = 1;
const IN_TIME = 2;
const LATE = 4;
/** Of an event. */
const OPEN = 1;
const DONE = 2;
/** Who had it was a person, not a group. */
const PERSON = 4;
/**
 * Folds lines to questions, in any order of lines. What is kept of a line is its time, who had the question and whether it was
 * done: numbers, in lists. Names of groups are kept once, as long as the reading takes; no other words are kept at all.
 *
 * `private` and not `#`: the build makes a lookup of each `#`, and a million lines pass here.
 */
export class Questions implements Taker {
  rows = 0;
  private readonly notRead: (line: number, why: Unread) => void;
  private readonly plan: Plan;
  private readonly known = new Map<string, number>();
  private lastName = '';
  private last = -1;
  private readonly holders = new Map<string, number>();
  private readonly states = new Map<string, number>();

  // Of each question.
  private readonly opened = new List(Float64Array);
  private readonly solved = new List(Float64Array);
  private readonly moves = new List(Uint16Array);
  private readonly flags = new List(Uint8Array);
  private readonly lastEvent = new List(Int32Array);
  private readonly lines = new List(Int32Array);

  // Of each event; `before` leads to the one before it in the file, of the same question.
  private readonly at = new List(Float64Array);
  private readonly holder = new List(Int32Array);
  private readonly kind = new List(Uint8Array);
  private readonly before = new List(Int32Array);
  /** How often it had moved by then, by the desk's own count. */
  private readonly counted = new List(Uint16Array);
  private countNow = 0;
  private ups = 0;
  private downs = 0;
  private groupsSeen = false;
  private promiseText = '';
  private promiseFlag = 0;
  private readonly dates = new Map<number, { text: string; at: number }>();

  constructor(plan: Plan, unread: (line: number, why: Unread) => void) {
    this.plan = plan;
    this.notRead = unread;
  }

  unread(line: number, why: Unread): void {
    this.rows++;
    this.notRead(line, why);
  }

  row(cells: readonly string[], line: number): void {
    if (++this.rows > MOST_ROWS) throw new DoorError('import.too_many_rows');
    const { at } = this.plan;
    const name = cells[at.ticket]!.trim();
    if (name === '' || isNothing(name)) return this.notRead(line, 'ticket');
    const time = this.date(cells, at.at);
    const opened = this.date(cells, at.opened);
    const solved = this.date(cells, at.solved);
    if (Number.isNaN(time) || Number.isNaN(opened) || Number.isNaN(solved)) return this.notRead(line, 'date');
    if (time === undefined && at.at !== -1) return this.notRead(line, 'date');
    const moves = count(cells[at.moves]);
    const stations = count(cells[at.stations]);
    const reopened = count(cells[at.reopened]);
    if (Number.isNaN(moves) || Number.isNaN(stations) || Number.isNaN(reopened)) return this.notRead(line, 'number');

    const question = this.question(name);
    this.lines.all[question]!++;
    if (opened !== undefined) this.earliest(question, opened);
    if (solved !== undefined && !(solved <= this.solved.all[question]!)) this.solved.all[question] = solved;
    const most = Math.min(65_535, Math.max(moves ?? 0, (stations ?? 1) - 1));
    if (most > this.moves.all[question]!) this.moves.all[question] = most;
    this.countNow = most;
    if (reopened) this.flags.all[question]! |= REOPENED;
    this.promise(question, cells[at.inTime]);
    if (time === undefined) return;
    if (at.field !== -1 && at.after !== -1) this.change(question, time, cells);
    else this.event(question, time, this.holderIn(cells), this.stateOf(cells[at.state]));
  }

  /** Gives others the turn in between: a million questions are counted here, and the desk is somebody's 112. */
  async figures(): Promise<MovesFigures> {
    const fromCount = this.plan.movesFrom === 'moves' || this.plan.movesFrom === 'stations';
    if (!fromCount && this.alone) throw new DoorError('import.one_row_each');
    const all = new MovesCount();
    for (let question = 0; question < this.lines.length; question++) {
      all.add(this.told(question, fromCount));
      if (question % TURN === TURN - 1) await new Promise((turn) => setImmediate(turn));
    }
    return all.figures();
  }

  /** Groups where the file has them; persons only where it has nothing else. */
  get movesFrom(): 'count' | 'group' | 'owner' {
    const { movesFrom } = this.plan;
    if (movesFrom === 'moves' || movesFrom === 'stations') return 'count';
    if (movesFrom === 'changes') return this.groupsSeen ? 'group' : 'owner';
    return movesFrom;
  }

  /** Each question as it went, the one asked first before the others. A list with one line each does not say when they moved. */
  *cases(): Generator<Case> {
    if (this.alone) throw new DoorError('import.one_row_each');
    const names = [...this.known.keys()];
    const holders = [...this.holders.keys()];
    const groups = this.plan.movesFrom === 'changes' ? this.groupsSeen : this.plan.at.group !== -1;
    // Who they were is nobody's business here.
    const called = (holder: number): string => (groups ? holders[holder]! : `Helper ${holder + 1}`);
    const began = names.map((_name, question) => this.began(question));
    const order = began.map((_at, question) => question).sort((a, b) => began[a]! - began[b]!);
    for (const question of order) yield this.case(question, names[question]!, began[question]!, called);
  }

  get size(): number {
    return this.known.size;
  }

  private get alone(): boolean {
    return this.lines.length > 1 && !this.lines.all.subarray(0, this.lines.length).some((lines) => lines > 1);
  }

  /** When it was asked, by its own column; else the first thing that happened to it. */
  private began(question: number): number {
    const opened = finite(this.opened.all[question]);
    if (opened !== undefined) return opened;
    let began = Infinity;
    for (let event = this.lastEvent.all[question]!; event !== -1; event = this.before.all[event]!)
      began = Math.min(began, whole(this.at.all[event]!));
    return began;
  }

  /** Every move that was seen (another holder) or counted (by that desk itself), each at its instant and none twice. */
  private case(question: number, name: string, openedAt: number, called: (holder: number) => string): Case {
    const moves: Move[] = [];
    let first: Move | undefined;
    let [holder, count] = [-1, 0];
    for (const event of this.eventsOf(question)) {
      const at = whole(this.at.all[event]!);
      const now = this.groupsSeen && this.kind.all[event]! & PERSON ? -1 : this.holder.all[event]!;
      const here: Move = { at, ...(now === -1 ? {} : { holder: called(now) }) };
      const more = this.counted.all[event]! - count;
      for (let n = 1; n < more; n++) moves.push({ at }); // several at once: to whom the last went stands here
      if (more > 0) moves.push(here);
      else if (now !== -1 && now !== holder) {
        const last = moves.at(-1) ?? first;
        // It moved on an earlier line, which did not say to whom.
        if (last && last.holder === undefined && moves.length > 0) moves[moves.length - 1] = { ...here, at: last.at };
        else if (holder !== -1) moves.push(here);
        else first = here;
      }
      first ??= { at };
      count = Math.max(count, this.counted.all[event]!);
      if (now !== -1) holder = now;
    }
    const solvedAt = finite(this.solved.all[question]) ?? this.wayOf(question).doneAt;
    const end = solvedAt === undefined ? {} : { solvedAt: whole(solvedAt) };
    return { name, openedAt, first: first ?? { at: openedAt }, moves, ...end };
  }

  private told(question: number, fromCount: boolean): Told {
    const flags = this.flags.all[question]!;
    const way = this.wayOf(question);
    const solved = finite(this.solved.all[question]) ?? (this.plan.at.solved === -1 ? way.doneAt : undefined);
    const opened = finite(this.opened.all[question]) ?? way.began;
    return {
      moves: fromCount ? this.moves.all[question]! : way.moves,
      pingPong: way.pingPong,
      reopened: this.plan.at.reopened === -1 ? way.reopened : (flags & REOPENED) !== 0,
      ...(flags & (IN_TIME | LATE) ? { inTime: (flags & LATE) === 0 } : {}),
      ...(solved !== undefined && opened !== undefined ? { hours: (solved - opened) / HOUR_MS } : {}),
    };
  }

  /** The way a question went, its events put in order of time. */
  private wayOf(question: number): {
    moves: number;
    pingPong: boolean;
    reopened: boolean;
    began?: number;
    doneAt?: number;
  } {
    const events = this.eventsOf(question);
    if (events.length === 0) return { moves: 0, pingPong: false, reopened: false };
    const at = this.at.all;
    const had = new Set<number>();
    let [holder, moves, pingPong, reopened, done] = [-1, 0, false, false, false];
    let doneAt: number | undefined;
    for (const event of events) {
      const kind = this.kind.all[event]!;
      const now = this.groupsSeen && kind & PERSON ? -1 : this.holder.all[event]!;
      if (now !== -1 && now !== holder) {
        if (holder !== -1) moves++;
        if (had.has(now)) pingPong = true;
        had.add((holder = now));
      }
      if (kind & DONE && !done) [done, doneAt] = [true, at[event]!];
      else if (kind & OPEN && done) [done, doneAt, reopened] = [false, undefined, true];
    }
    return { moves, pingPong, reopened, began: at[events[0]!]!, ...(doneAt === undefined ? {} : { doneAt }) };
  }

  private eventsOf(question: number): number[] {
    const events: number[] = [];
    for (let event = this.lastEvent.all[question]!; event !== -1; event = this.before.all[event]!) events.push(event);
    // Some export the newest first: of two in the same minute the later line was then the earlier deed.
    const newestFirst = this.downs > this.ups;
    if (!newestFirst) events.reverse();
    const at = this.at.all;
    if (events.some((event, i) => i > 0 && at[event]! < at[events[i - 1]!]!)) events.sort((a, b) => at[a]! - at[b]!);
    return events;
  }

  private question(name: string): number {
    if (name === this.lastName) return this.last;
    const key = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
    let question = this.known.get(key);
    if (question === undefined) {
      if (this.known.size >= MOST_QUESTIONS) throw new DoorError('import.too_many_rows');
      question = this.opened.add(NaN);
      this.known.set(own(key), question);
      this.solved.add(NaN);
      this.moves.add(0);
      this.flags.add(0);
      this.lastEvent.add(-1);
      this.lines.add(0);
    }
    this.lastName = name;
    this.last = question;
    return question;
  }

  private earliest(question: number, opened: number): void {
    if (!(this.opened.all[question]! <= opened)) this.opened.all[question] = opened;
  }

  private promise(question: number, cell: string | undefined): void {
    if (cell === undefined) return;
    if (cell !== this.promiseText) {
      this.promiseText = cell;
      this.promiseFlag = YES.test(cell) ? IN_TIME : NO.test(cell) ? LATE : 0;
    }
    this.flags.all[question]! |= this.promiseFlag;
  }

  private event(question: number, at: number, holder: number, kind: number): void {
    const before = this.lastEvent.all[question]!;
    if (before !== -1) {
      const then = this.at.all[before]!;
      if (at - then >= 1) this.ups++;
      else if (then - at >= 1) this.downs++; // half a millisecond is a change with what was before it
    }
    this.lastEvent.all[question] = this.at.add(at);
    this.holder.add(holder);
    this.kind.add(kind);
    this.before.add(before);
    this.counted.add(this.countNow);
  }

  /** A line of a list of changes. What stood there before is the moment before: the first change of all shows where it began. */
  private change(question: number, time: number, cells: readonly string[]): void {
    const { at } = this.plan;
    const field = cells[at.field] ?? '';
    const [before, after] = [cells[at.before], cells[at.after]];
    if (STATE_WORDS.test(field)) {
      const was = this.stateOf(before);
      if (was) this.event(question, time - 0.5, -1, was);
      return this.event(question, time, -1, this.stateOf(after));
    }
    const isGroup = GROUP_WORDS.test(field);
    if (!isGroup && !OWNER_WORDS.test(field)) return this.event(question, time, -1, 0);
    const kind = isGroup ? 0 : PERSON;
    const was = this.holderOf(before);
    const now = this.holderOf(after);
    if (isGroup && now !== -1) this.groupsSeen = true;
    if (was !== -1) this.event(question, time - 0.5, was, kind);
    this.event(question, time, now, kind);
  }

  private holderIn(cells: readonly string[]): number {
    const { at } = this.plan;
    return this.holderOf(cells[at.group === -1 ? at.owner : at.group]);
  }

  private holderOf(cell: string | undefined): number {
    if (cell === undefined || isNothing(cell)) return -1;
    const name = cell.length > LONGEST_NAME ? cell.slice(0, LONGEST_NAME) : cell;
    const known = this.holders.get(name);
    if (known !== undefined) return known;
    if (this.holders.size >= MOST_HOLDERS)
      throw new DoorError('import.column_unlikely', { fields: { group: 'more than 100,000 different values' } });
    this.holders.set(own(name), this.holders.size);
    return this.holders.size - 1;
  }

  private stateOf(cell: string | undefined): number {
    if (cell === undefined || isNothing(cell)) return 0;
    const known = this.states.get(cell);
    if (known !== undefined) return known;
    const state = DONE_WORDS.test(cell) && !NOT_DONE.test(cell) ? DONE : OPEN;
    // Free words in this column would never end: then each is looked at again.
    if (this.states.size < 1_000 && cell.length <= LONGEST_NAME) this.states.set(own(cell), state);
    return state;
  }

  /** The same moment often stands on many lines after each other. */
  private date(cells: readonly string[], column: number): number | undefined {
    if (column === -1) return undefined;
    const text = cells[column]!;
    const last = this.dates.get(column);
    if (last?.text === text) return last.at;
    if (isNothing(text)) return undefined;
    const at = readDate(text, this.plan.dates);
    this.dates.set(column, { text, at });
    return at;
  }
}

/** Half a millisecond before a change stands what was there before it. */
const whole = (at: number): number => Math.ceil(at);

const finite = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;

function count(cell: string | undefined): number | undefined {
  if (cell === undefined) return undefined;
  const digit = cell.length === 1 ? cell.charCodeAt(0) - 48 : -1;
  if (digit >= 0 && digit <= 9) return digit;
  if (isNothing(cell)) return undefined;
  return /^\s*\d{1,9}(\.0+)?\s*$/.test(cell) ? Number(cell) : NaN;
}

/** A piece of a line keeps the whole block it was cut from: what stays must be a text of its own. */
const own = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
