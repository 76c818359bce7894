import { fold, type Token } from './tokens.js';

/** The lists of the word files: comma between, line ends where they fall. */
export const listed = (list = ''): string[] =>
  list
    .split(',')
    .map((each) => each.trim().replace(/\s+/g, ' '))
    .filter((each) => each !== '');

/** Class → how many words it takes here. */
export type Classes = ReadonlyMap<string, readonly number[]>;

/** Which classes hold which words. Entries may be phrases, `*end`, or `begin*`. */
export class Lexicon {
  private readonly phrases = new Map<string, { words: string[]; name: string }[]>();
  private readonly ends = new Map<string, { end: string; name: string }[]>();
  private readonly begins = new Map<string, { begin: string; name: string }[]>();
  private readonly alike = new Map<string, string[]>();
  private readonly names: ReadonlySet<string>;
  /** What plain words of the lists are, by word, and '' for a strange one: most of any message, and never more than the lists hold. */
  private readonly plain = new Map<string, Classes>();

  constructor(private readonly classes: Readonly<Record<string, string>>) {
    this.names = new Set(Object.keys(classes));
    for (const name of this.names) for (const entry of this.entries(name, [])) this.add(entry, name);
  }

  has = (name: string): boolean => this.names.has(name) || LOOKS.has(name);

  private entries(name: string, within: readonly string[]): string[] {
    if (LOOKS.has(name)) return [`{${name}}`];
    if (within.includes(name) || !this.names.has(name)) throw new Error(`The class ${name} cannot be read.`);
    return listed(this.classes[name]).flatMap((entry) =>
      /^\{.*\}$/.test(entry) ? this.entries(entry.slice(1, -1), [...within, name]) : [fold(entry)],
    );
  }

  private add(entry: string, name: string): void {
    if (entry.startsWith('{')) push(this.alike, entry.slice(1, -1), name);
    else if (entry.startsWith('*')) push(this.ends, entry.slice(-3), { end: entry.slice(1), name });
    else if (entry.endsWith('*')) push(this.begins, entry.slice(0, 3), { begin: entry.slice(0, -1), name });
    else {
      const words = entry.split(' ');
      push(this.phrases, words[0]!, { words, name });
    }
  }

  at(tokens: readonly Token[], at: number): Classes {
    const { word, kind, capital } = tokens[at]!;
    if (kind !== 'word' || capital !== 'no') return this.read(tokens, at);
    const key = this.isStrange(word) ? '' : word;
    const known = this.plain.get(key);
    if (known) return known;
    const read = this.read(tokens, at);
    const alone = this.phrases.get(word)?.every(({ words }) => words.length === 1);
    if (key === '' || alone) this.plain.set(key, read);
    return read;
  }

  private isStrange(word: string): boolean {
    return !this.phrases.has(word) && !this.ends.has(word.slice(-3)) && !this.begins.has(word.slice(0, 3));
  }

  private read(tokens: readonly Token[], at: number): Classes {
    const found = new Map<string, number[]>();
    const token = tokens[at]!;
    const { word } = token;
    for (const { words, name } of this.phrases.get(word) ?? [])
      if (words.every((each, i) => tokens[at + i]?.word === each)) push(found, name, words.length);
    for (const { end, name } of this.ends.get(word.slice(-3)) ?? []) if (word.endsWith(end)) push(found, name, 1);
    for (const { begin, name } of this.begins.get(word.slice(0, 3)) ?? [])
      if (word.startsWith(begin)) push(found, name, 1);
    for (const look of looks(token, at, found))
      for (const name of [look, ...(this.alike.get(look) ?? [])]) push(found, name, 1);
    return found;
  }
}

const LOOKS = new Set(['phone', 'address', 'time', 'number', 'name', 'org', 'any']);

function* looks({ word, kind, capital }: Token, at: number, found: ReadonlyMap<string, unknown>): Generator<string> {
  if (kind !== 'clause') yield 'any';
  if (kind === 'address') yield 'address';
  if (kind === 'number') {
    yield 'number';
    if (/^\d{1,2}[.:]\d\d$/.test(word)) yield 'time';
    else if (word.replace(/\D/g, '').length >= 4) yield 'phone';
  }
  // A capital at the start of a sentence says nothing.
  if (kind === 'word' && capital === 'first' && at > 0) yield 'name';
  if (capital === 'all' && word.length < 8 && !found.has('thing')) yield 'org';
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
