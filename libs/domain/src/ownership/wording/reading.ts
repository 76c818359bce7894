import { type Classes, type Lexicon } from './lexicon.js';
import { type Choice, type Part, type PatternIndex } from './patterns.js';
import { type Sentence, type Token } from './tokens.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Found<T> extends Span {
  readonly value: T;
}

/** Steps one message may cost: far above any real message, far below a noticeable wait. */
export const MOST_STEPS = 400_000;

const NONE: Classes = new Map();

/** One sentence with the classes of its words, ready to be searched. */
export class Reading {
  readonly tokens: readonly Token[];
  readonly asks: boolean;
  private readonly found: readonly Classes[];
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
  classes(at: number): Classes {
    return this.found[at] ?? NONE;
  }

  clause(at: number): number {
    return this.clauseOf[Math.min(at, this.clauseOf.length - 1)] ?? 0;
  }

  sameClause(one: Span, other: Span): boolean {
    return this.clause(one.from) <= this.clause(other.to - 1) && this.clause(other.from) <= this.clause(one.to - 1);
  }

  /** Where each of these patterns stands here. One whose words are not all there is not tried. */
  findAll<T>(index: PatternIndex<T>): Found<T>[] {
    const keys = this.tokens.map(({ word }, at) => index.keysOf(word, this.found[at]!.keys()));
    const begins = index.within(keys);
    const found: Found<T>[] = [];
    keys.forEach((each, from) => {
      for (const key of each) {
        for (const id of begins.get(key) ?? []) {
          const { pattern, value } = index.patterns[id]!;
          const to = this.match(pattern.parts, 0, from);
          if (to > from) found.push({ from, to, value });
        }
      }
    });
    return found;
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
