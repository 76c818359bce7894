/** Why a line could not be read. */
export type Unread = 'quotes' | 'cells' | 'length' | 'ticket' | 'date' | 'number' | 'tag';

/** What a parser hands over; `line` counts from 1, the line on which the row begins. */
export interface Taker {
  row(cells: readonly string[], line: number): void;
  unread(line: number, why: Unread): void;
}

/** What a row may hold. Whatever is longer is a quote that was never closed, and would swallow the file. */
const LONGEST = 1 << 20;

/**
 * RFC 4180 in a stream, with another separator where the file has one. A row that cannot be (a quote that stays open, too many
 * or too few cells) costs one line, never the rest of the file: reading goes on at the next line.
 */
export class CsvParser {
  private rest = '';
  private line: number;
  private skipping = false;

  constructor(
    private readonly separator: string,
    private readonly taker: Taker,
    /** How many cells a row has; 0 takes any number. */
    private readonly width = 0,
    firstLine = 1,
  ) {
    this.line = firstLine;
  }

  push(text: string): void {
    this.rest = this.read(this.rest + text, false);
    if (this.rest.length > LONGEST) this.giveUp();
  }

  end(): void {
    this.read(this.rest, true);
    this.rest = '';
  }

  /** Rows out of the text; gives back what is not a whole row yet. */
  private read(text: string, last: boolean): string {
    let at = this.skipping ? this.skip(text) : 0;
    let quote = text.indexOf('"', at);
    while (at < text.length) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const newline = text.indexOf('\n', at);
      if (newline === -1 && !last) break;
      const end = newline === -1 ? text.length : newline;
      if (quote === -1 || quote > end) {
        this.plain(text, at, end);
        at = end + 1;
        continue;
      }
      const next = this.quoted(text, at, last);
      if (next === -1) break;
      at = next;
    }
    return at === 0 ? text : text.slice(at);
  }

  /** A line without a quote in it: nearly all of them. */
  private plain(text: string, from: number, end: number): void {
    const line = text.slice(from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
    if (line !== '') this.take(line.split(this.separator));
    this.line++;
  }

  private take(cells: string[]): void {
    while (this.width > 0 && cells.length > this.width && cells.at(-1) === '') cells.pop(); // a separator after the last
    if (this.width > 0 && cells.length !== this.width) this.taker.unread(this.line, 'cells');
    else this.taker.row(cells, this.line);
  }

  /** Where the next row begins, or -1 when this one is not whole yet. */
  private quoted(text: string, from: number, last: boolean): number {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        cell = '';
        let begin = at + 1;
        for (;;) {
          const close = text.indexOf('"', begin);
          if (close === -1) return last ? this.nextLine(text, from) : -1;
          if (close + 1 === text.length && !last) return -1; // the second half of a doubled quote may still come
          cell += text.slice(begin, close);
          at = close + 1;
          if (text[at] !== '"') break;
          cell += '"';
          begin = at + 1;
        }
        if (at < text.length && text[at] !== this.separator && !this.ends(text, at))
          return text[at] === '\r' && at + 1 === text.length && !last ? -1 : this.nextLine(text, from);
      } else {
        let end = at;
        while (end < text.length && text[end] !== this.separator && text[end] !== '\n') end++;
        if (end === text.length && !last) return -1;
        cell = text.slice(at, text[end] !== this.separator && text[end - 1] === '\r' && end > at ? end - 1 : end);
        at = end;
      }
      cells.push(cell);
      if (text[at] === this.separator) at++;
      else if (at === text.length && !last) return -1;
      else break;
    }
    const next = text[at] === '\r' ? at + 2 : at + 1;
    const several = text.indexOf('\n', from) < next - 1;
    // Two stray quotes made one row of many lines: only its first line is wrong.
    if (several && this.width > 0 && cells.length !== this.width) return this.nextLine(text, from);
    this.take(cells);
    for (let end = text.indexOf('\n', from); end !== -1 && end < next; end = text.indexOf('\n', end + 1)) this.line++;
    return Math.min(next, text.length);
  }

  private ends(text: string, at: number): boolean {
    return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
  }

  private nextLine(text: string, from: number): number {
    this.taker.unread(this.line++, 'quotes');
    const newline = text.indexOf('\n', from);
    return newline === -1 ? text.length : newline + 1;
  }

  /** The row is longer than a row can be: its first line is lost, the others are read again. */
  private giveUp(): void {
    const newline = this.rest.indexOf('\n');
    if (newline === -1) {
      if (!this.skipping) this.taker.unread(this.line, 'length');
      this.skipping = true;
      this.rest = '';
      return;
    }
    this.taker.unread(this.line++, 'quotes');
    this.rest = this.read(this.rest.slice(newline + 1), false);
    if (this.rest.length > LONGEST) this.giveUp();
  }

  private skip(text: string): number {
    const newline = text.indexOf('\n');
    if (newline === -1) return text.length;
    this.skipping = false;
    this.line++;
    return newline + 1;
  }
}

const SEPARATORS = [';', ',', '\t', '|'];

/** The sign that parts the first lines into most cells, the same number in each. */
export function separatorOf(head: string): string {
  const lines = head.split('\n').slice(0, 20);
  if (lines.length > 1 && !head.endsWith('\n')) lines.pop(); // the last may be half a line
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.filter((line) => line.trim() !== '').map((line) => outsideQuotes(line, separator));
    const usual = counts[0] ?? 0;
    return { separator, score: usual * counts.filter((count) => count === usual).length };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function outsideQuotes(line: string, separator: string): number {
  return line.replace(/"[^"]*"?/g, '').split(separator).length - 1;
}
