import { push } from './lexicon.js';
import { fold } from './tokens.js';

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
  /** The words and {classes of which one must be there, for each part that may not be absent; the first begins it. */
  readonly needs: readonly (readonly string[])[];
}

export type Part =
  | { readonly is: 'one'; readonly of: Choice; readonly optional: boolean }
  | { readonly is: 'gap'; readonly most: number; readonly loose: boolean }
  | { readonly is: 'none'; readonly of: Choice }
  | { readonly is: Anchor };

export type Anchor = 'START' | 'END' | 'CLAUSE' | 'BREAK';

export interface Choice {
  readonly words: ReadonlySet<string>;
  readonly classes: readonly string[];
}

export function compilePattern(source: string, known: (name: string) => boolean): Pattern {
  const parts = source
    .trim()
    .split(/\s+/)
    .map((word) => compilePart(word, source, known));
  const first = parts.find((part) => part.is !== 'START' && part.is !== 'CLAUSE');
  if (first?.is !== 'one' || first.optional) throw new Error(`"${source}" must start with a word.`);
  const needs = parts.flatMap((part) => (part.is === 'one' && !part.optional ? [keysOf(part.of)] : []));
  return { parts, source, needs };
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

const keysOf = ({ words, classes }: Choice): string[] => [...words, ...classes.map((name) => `{${name}`)];

/** Patterns by a word or class they cannot do without, so that a sentence meets only those that can be in it. */
export class PatternIndex<T> {
  readonly patterns: readonly {
    readonly pattern: Pattern;
    readonly value: T;
    readonly needs: readonly Uint16Array[];
  }[];
  /** Key → the patterns that are looked for when it is there. */
  private readonly told: readonly number[][];
  private readonly keys = new Map<string, number>();
  private readonly classes = new Map<string, number>();
  /** How often each key is in the sentence that is looked at; all zero between two sentences. */
  private readonly present: Uint32Array;

  constructor(entries: Iterable<{ readonly pattern: Pattern; readonly value: T }>) {
    this.patterns = Array.from(entries, ({ pattern, value }) => ({
      pattern,
      value,
      needs: pattern.needs.map((keys) => Uint16Array.from(keys, (key) => this.number(key))),
    }));
    const wanted = new Uint32Array(this.keys.size);
    for (const { needs } of this.patterns) for (const choice of needs) for (const key of choice) wanted[key]!++;
    this.present = new Uint32Array(this.keys.size);
    this.told = Array.from(wanted, () => []);
    this.patterns.forEach(({ needs }, id) => {
      for (const key of rarest(needs, wanted)) this.told[key]!.push(id);
    });
  }

  /** The numbers of a word and its classes, those that any pattern asks for. */
  keysOf(word: string, classes: Iterable<string>): number[] {
    const found: number[] = [];
    const key = this.keys.get(word);
    if (key !== undefined) found.push(key);
    for (const name of classes) {
      const number = this.classes.get(name);
      if (number !== undefined) found.push(number);
    }
    return found;
  }

  /** Of a sentence with these keys: the patterns of which every word is there, in their order, by each key that may begin them. */
  within(sentence: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
    const { present } = this;
    const ids: number[] = [];
    const different: number[] = [];
    for (const keys of sentence) for (const key of keys) if (present[key]!++ === 0) different.push(key);
    for (const key of different)
      for (const id of this.told[key]!) if (allThere(this.patterns[id]!.needs, present)) ids.push(id);
    ids.sort((one, other) => one - other);
    const begins = new Map<number, number[]>();
    ids.forEach((id, i) => {
      if (ids[i - 1] === id) return;
      for (const key of this.patterns[id]!.needs[0]!) if (present[key]! > 0) push(begins, key, id);
    });
    for (const key of different) present[key] = 0;
    return begins;
  }

  private number(key: string): number {
    const known = this.keys.get(key) ?? this.keys.size;
    this.keys.set(key, known);
    if (key.startsWith('{')) this.classes.set(key.slice(1), known);
    return known;
  }
}

/** The choice that fewest patterns share: common words are in many. */
function rarest(needs: readonly Uint16Array[], wanted: Uint32Array): Uint16Array {
  const common = (choice: Uint16Array): number => choice.reduce((sum, key) => sum + wanted[key]!, 0);
  return needs.reduce((one, other) => (common(other) < common(one) ? other : one));
}

/** Plain loops: this is asked for every pattern that could be in a sentence. */
function allThere(needs: readonly Uint16Array[], present: Uint32Array): boolean {
  for (const choice of needs) {
    let there = false;
    for (let i = 0; i < choice.length && !there; i++) there = present[choice[i]!]! > 0;
    if (!there) return false;
  }
  return true;
}
