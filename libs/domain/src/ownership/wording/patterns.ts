import { fold, type Sentence, type Token } from './tokens.js';

/**
 * Patterns over words, as the word lists write them:
 *   word        that word                        a/b/{c}   one of these
 *   {class}     a word or phrase of that class   x?        may be absent
 *   ~4          up to 4 words, in one clause and past no other person (class `stop`)
 *   ~~8         up to 8 words, anywhere in the sentence
 *   !a/{b}      the next word (articles skipped) is none of these
 *   START END   begin and end of the sentence    CLAUSE BREAK   begin and end of a clause
 *   {phone} {address} {time} {number} {name} {org} {any}   what a word looks like
 * A gap has an upper bound, so the work per pattern has one too.
 */
export interface Pattern {
  readonly parts: readonly Part[];
  readonly source: string;
  /** The words and classes it can begin with. */
  readonly begins: readonly string[];
}

type Part =
  | { readonly is: 'one'; readonly of: Choice; readonly optional: boolean }
  | { readonly is: 'gap'; readonly most: number; readonly loose: boolean }
  | { readonly is: 'none'; readonly of: Choice }
  | { readonly is: Anchor };

type Anchor = 'START' | 'END' | 'CLAUSE' | 'BREAK';

interface Choice {
  readonly words: ReadonlySet<string>;
  readonly classes: readonly string[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Steps one message may cost: far above any real message, far below a noticeable wait. */
export const MOST_STEPS = 400_000;

export function compilePattern(source: string, known: (name: string) => boolean): Pattern {
  const parts = source
    .trim()
    .split(/\s+/)
    .map((word) => compilePart(word, source, known));
  const first = parts.find((part) => part.is !== 'START' && part.is !== 'CLAUSE');
  if (first?.is !== 'one' || first.optional) throw new Error(`"${source}" must start with a word.`);
  return { parts, source, begins: [...first.of.words, ...first.of.classes.map((name) => `{${name}`)] };
}

function compilePart(word: string, source: string, known: (name: string) => boolean): Part {
  if (word === 'START' || word === 'END' || word === 'CLAUSE' || word === 'BREAK') return { is: word };
  const gap = /^(~~?)(\d+)$/.exec(word);
  if (gap) return { is: 'gap', most: Number(gap[2]), loose: gap[1] === '~~' };
  const not = word.startsWith('!');
  const optional = word.endsWith('?');
  const choice = word.slice(not ? 1 : 0, optional ? -1 : undefined).split('/');
  const classes = choice.filter((each) => each.startsWith('{')).map((each) => each.replace(/[{}]/g, ''));
  const stranger = classes.find((name) => !known(name));
  if (stranger) throw new Error(`"${source}" names the class ${stranger}, which is not in the list.`);
  const of = { words: new Set(choice.filter((each) => !each.startsWith('{')).map(fold)), classes };
  return not ? { is: 'none', of } : { is: 'one', of, optional };
}

export type PatternIndex<T> = ReadonlyMap<string, readonly { readonly pattern: Pattern; readonly value: T }[]>;

export function indexPatterns<T>(entries: Iterable<{ pattern: Pattern; value: T }>): PatternIndex<T> {
  const index = new Map<string, { pattern: Pattern; value: T }[]>();
  for (const entry of entries) for (const begin of entry.pattern.begins) push(index, begin, entry);
  return index;
}

/** The lists of the word files: comma between, line ends where they fall. */
export const listed = (list = ''): string[] =>
  list
    .split(',')
    .map((each) => each.trim().replace(/\s+/g, ' '))
    .filter((each) => each !== '');

/** Which classes hold which words. Entries may be phrases, `*end`, or `begin*`. */
export class Lexicon {
  private readonly phrases = new Map<string, { words: string[]; name: string }[]>();
  private readonly ends = new Map<string, { end: string; name: string }[]>();
  private readonly begins = new Map<string, { begin: string; name: string }[]>();
  private readonly alike = new Map<string, string[]>();
  private readonly names: ReadonlySet<string>;

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

  /** Class → how many words it takes here. */
  at(tokens: readonly Token[], at: number): Map<string, number[]> {
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
  // A capital at the start of a sentence says nothing unless the word is not a known one.
  if (kind === 'word' && capital === 'first' && (at > 0 || found.size === 0)) yield 'name';
  if (capital === 'all' && word.length < 8 && !found.has('thing')) yield 'org';
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const NONE: ReadonlyMap<string, readonly number[]> = new Map();

/** One sentence with the classes of its words, ready to be searched. */
export class Reading {
  readonly tokens: readonly Token[];
  readonly asks: boolean;
  private readonly found: readonly Map<string, number[]>[];
  private readonly clauseOf: number[] = [];

  constructor(
    sentence: Sentence,
    lexicon: Lexicon,
    private readonly budget: { steps: number },
  ) {
    this.tokens = sentence.tokens;
    this.asks = sentence.asks;
    this.found = sentence.tokens.map((_, at) => lexicon.at(sentence.tokens, at));
    let clause = 0;
    for (let at = 0; at < this.tokens.length; at++) {
      if (this.tokens[at]!.kind === 'clause' || this.is(at, 'turn')) clause++;
      this.clauseOf.push(clause);
    }
  }

  is(at: number, name: string): boolean {
    return this.found[at]?.has(name) ?? false;
  }

  /** Class → how many words it takes here. */
  classes(at: number): ReadonlyMap<string, readonly number[]> {
    return this.found[at] ?? NONE;
  }

  clause(at: number): number {
    return this.clauseOf[Math.min(at, this.clauseOf.length - 1)] ?? 0;
  }

  /** Where each of these patterns stands here, by the words that are there. */
  *findAll<T>(index: PatternIndex<T>): Generator<Span & { readonly value: T }> {
    for (let at = 0; at < this.tokens.length; at++) {
      yield* this.findAt(index.get(this.tokens[at]!.word), at);
      for (const name of this.found[at]!.keys()) yield* this.findAt(index.get(`{${name}`), at);
    }
  }

  private *findAt<T>(
    entries: readonly { readonly pattern: Pattern; readonly value: T }[] = [],
    from: number,
  ): Generator<Span & { readonly value: T }> {
    for (const { pattern, value } of entries) {
      const to = this.match(pattern.parts, 0, from);
      if (to > from) yield { from, to, value };
    }
  }

  private match(parts: readonly Part[], p: number, at: number): number {
    if (p === parts.length) return at;
    if (--this.budget.steps < 0) return -1;
    const part = parts[p]!;
    if (part.is === 'one') return this.matchOne(part.of, part.optional, parts, p, at);
    if (part.is === 'gap') return this.matchGap(part.most, part.loose, parts, p, at);
    return this.holds(part, at) ? this.match(parts, p + 1, at) : -1;
  }

  private matchOne(of: Choice, optional: boolean, parts: readonly Part[], p: number, at: number): number {
    for (const length of this.lengths(of, at)) {
      const to = this.match(parts, p + 1, at + length);
      if (to >= 0) return to;
    }
    return optional ? this.match(parts, p + 1, at) : -1;
  }

  private matchGap(most: number, loose: boolean, parts: readonly Part[], p: number, at: number): number {
    for (let skipped = 0; skipped <= most && at + skipped <= this.tokens.length; skipped++) {
      const to = this.match(parts, p + 1, at + skipped);
      if (to >= 0) return to;
      if (!loose && (this.tokens[at + skipped]?.kind === 'clause' || this.is(at + skipped, 'stop'))) return -1;
    }
    return -1;
  }

  private holds(part: Exclude<Part, { is: 'one' } | { is: 'gap' }>, at: number): boolean {
    if (part.is === 'none') {
      const next = this.is(at, 'det') ? [at, at + 1] : [at];
      return !next.some((each) => this.lengths(part.of, each).length > 0);
    }
    if (part.is === 'END') return this.onlyFrom(at, 'trailer', 1);
    if (part.is === 'BREAK')
      return this.tokens[at]?.kind === 'clause' || this.is(at, 'conj') || this.onlyFrom(at, 'trailer', 1);
    return part.is === 'START' ? this.starts(at) : this.opensClause(at);
  }

  private lengths(of: Choice, at: number): readonly number[] {
    const token = this.tokens[at];
    if (!token) return [];
    if (of.words.has(token.word)) return [1];
    const [first, second] = of.classes;
    if (first === undefined) return [];
    if (second === undefined) return this.found[at]!.get(first) ?? [];
    return of.classes.flatMap((name) => this.found[at]!.get(name) ?? []);
  }

  private starts(at: number): boolean {
    return this.onlyFrom(at - 1, 'opener', -1);
  }

  private opensClause(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && this.is(before, 'opener')) before--;
    return before < 0 || this.tokens[before]!.kind === 'clause' || this.is(before, 'conj');
  }

  private onlyFrom(at: number, name: string, step: 1 | -1): boolean {
    for (let i = at; i >= 0 && i < this.tokens.length; i += step)
      if (this.tokens[i]!.kind !== 'clause' && !this.is(i, name)) return false;
    return true;
  }
}
