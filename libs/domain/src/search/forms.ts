import { fold } from '../ownership/wording/tokens.js';

/** Words in a row; of the last one only the beginning, where `begins` says so. */
export interface Form {
  readonly words: readonly string[];
  readonly begins: boolean;
}

/** A shorter word begins too many others to be looked for as a beginning. */
const BEGINS_FROM = 3;
const DERIVED_FROM = 5;

/** Letters and digits, folded: what both databases take for words. */
export function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The word itself, and what it is called when there are more of it or one: "ramen" and "raam", "brieven" and "brief", "printers" and
 * "printer". Trimming as a dictionary would is PostgreSQL's own; this is what both databases can be asked.
 */
export function formsOf(word: string): Form[] {
  // A number is that number: 48 is not the beginning of 4812.
  if (/\p{N}/u.test(word)) return [{ words: [word], begins: /\p{L}/u.test(word) && word.length >= BEGINS_FROM }];
  const others = new Set([...withoutEnding(word), ...withEnding(word)]);
  others.delete(word);
  return [
    { words: [word], begins: word.length >= BEGINS_FROM },
    ...[...others].map((other) => ({ words: [other], begins: other.length >= DERIVED_FROM })),
  ];
}

const HARD: Readonly<Record<string, string>> = { v: 'f', z: 's' };
const SOFT: Readonly<Record<string, string>> = { f: 'v', s: 'z' };

function withoutEnding(word: string): string[] {
  const [, begin] = /^(.{3,})en$/u.exec(word) ?? /^(.{4,})e$/u.exec(word) ?? [];
  const [, one] = /^(.{4,})s$/u.exec(word) ?? [];
  if (one !== undefined) return [one];
  if (begin === undefined) return [];
  const last = begin.at(-1)!;
  if (last === begin.at(-2) && !/[aeiou]/u.test(last)) return [begin.slice(0, -1)]; // brillen, kapotte
  const hard = begin.slice(0, -1) + (HARD[last] ?? last); // brieven, huizen
  const long = hard.replace(/(?<=[^aeiou]|^)([aeou])(?=[^aeiou]$)/u, '$1$1'); // ramen, kazen
  return [hard, long];
}

function withEnding(word: string): string[] {
  const short = word.replace(/([aeou])\1(?=[^aeiou]$)/u, '$1'); // raam, kaas
  const last = word.at(-1)!;
  const soft = short.slice(0, -1) + (SOFT[last] ?? last);
  const changes = short !== word || (soft !== short && /[aeiou]{2}.$/u.test(word));
  return changes ? [`${soft}en`] : [];
}
