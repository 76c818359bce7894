import { type Taker } from './csv.js';

/** One tag, with `>` allowed inside a quoted value; comments and the like are passed over. */
const TAG = /<!--[^]*?-->|<[!?][^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /(key|value)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const LONGEST_TAG = 1 << 20;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * IEEE 1849 (XES) as rows: an event is a row, its keys and (with `case:` before them) those of its trace are the columns.
 * Only keys of the given columns are taken; without columns they are learned from what comes.
 */
export class XesParser {
  readonly columns: string[];
  readonly #index: Map<string, number>;
  readonly #learns: boolean;
  #rest = '';
  #line = 1;
  #trace: string[] | undefined;
  #event: string[] | undefined;
  #eventLine = 1;
  /** Attributes can hold attributes: only those right in a trace or an event count. */
  #depth = 0;

  constructor(
    private readonly taker: Taker,
    columns?: readonly string[],
  ) {
    this.#learns = columns === undefined;
    this.columns = [...(columns ?? [])];
    this.#index = new Map(this.columns.map((column, i) => [column, i]));
  }

  push(text: string): void {
    const all = this.#rest + text;
    let done = 0;
    for (const tag of all.matchAll(TAG)) {
      if (tag[0].startsWith('<!--') && !tag[0].endsWith('-->')) break; // its end is still to come
      this.#between(all, done, tag.index);
      done = tag.index + tag[0].length;
      if (tag[2]) this.#tag(tag[2], tag[1] === '/', tag[3] ?? '', tag[4] === '/');
      this.#count(all, tag.index, done);
    }
    const open = all.indexOf('<', done);
    const keep = open === -1 ? all.length : open;
    this.#count(all, done, keep);
    this.#rest = all.slice(keep);
    if (this.#rest.length <= LONGEST_TAG) return;
    this.taker.unread(this.#line, 'length');
    this.#count(all, keep, all.length);
    this.#rest = '';
  }

  end(): void {
    const stops = this.#event ?? this.#trace; // the file stops in the middle
    this.#between(this.#rest, 0, stops ? Math.max(0, this.#rest.lastIndexOf('<')) : this.#rest.length);
    if (stops) this.taker.unread(this.#line, 'length');
    this.#rest = '';
  }

  /** What stands between two tags. A `<` in it begins a tag that is none: what it told is lost, and that is said. */
  #between(text: string, from: number, to: number): void {
    let counted = from;
    for (let at = text.indexOf('<', from); at !== -1 && at < to; at = text.indexOf('<', at + 1)) {
      this.#count(text, counted, (counted = at));
      this.taker.unread(this.#line, 'tag');
    }
    this.#count(text, counted, to);
  }

  #count(text: string, from: number, to: number): void {
    for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) this.#line++;
  }

  #tag(name: string, closes: boolean, attributes: string, empty: boolean): void {
    if (name === 'trace') this.#trace = closes || empty ? undefined : [];
    else if (name === 'event') {
      if (!closes) [this.#event, this.#eventLine, this.#depth] = [[...(this.#trace ?? [])], this.#line, 0];
      if (closes || empty) this.#tell();
    } else if (this.#trace) {
      if (closes) this.#depth--;
      else {
        if (this.#depth === 0) this.#attribute(attributes);
        if (!empty) this.#depth++;
      }
    }
  }

  #attribute(text: string): void {
    let key = '';
    let value = '';
    for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
      if (name === 'key') key = plain(double ?? single ?? '');
      else value = plain(double ?? single ?? '');
    }
    if (key === '') return;
    const at = this.#at(this.#event ? key : `case:${key}`);
    if (at !== undefined) (this.#event ?? this.#trace!)[at] = value;
  }

  #at(column: string): number | undefined {
    const known = this.#index.get(column);
    if (known !== undefined || !this.#learns) return known;
    this.#index.set(column, this.columns.length);
    return this.columns.push(column) - 1;
  }

  #tell(): void {
    const event = this.#event;
    this.#event = undefined;
    this.#depth = 0;
    if (event)
      this.taker.row(
        Array.from(this.columns, (_column, i) => event[i] ?? ''),
        this.#eventLine,
      );
  }
}

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, ten?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? all;
    const code = ten ? Number(ten) : parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
