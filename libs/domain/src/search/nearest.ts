import { wordsIn } from './forms.js';
import { partsOf } from './query.js';

/** Words that are used, with how often. */
export type Vocabulary = ReadonlyMap<string, number>;

const SHORTEST = 4;
const TWO_FAULTS_FROM = 7;

export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const used = new Map<string, number>();
  for (const text of texts)
    for (const word of wordsIn(text)) if (!/\p{N}/u.test(word)) used.set(word, (used.get(word) ?? 0) + 1);
  return used;
}

/**
 * "linde prnter" as "linde printer": each word that nobody uses, nor begins a word with, as the word that is used most among the
 * nearest. Undefined where there is nothing to mend.
 */
export function mended(typed: string, vocabulary: Vocabulary): string | undefined {
  let text = '';
  let at = 0;
  for (const { key, start, end } of partsOf(typed)) {
    if (!['text', 'place', 'asker', 'owner', 'team'].includes(key)) continue;
    text +=
      typed.slice(at, start) + typed.slice(start, end).replace(/[\p{L}\p{M}]+/gu, (word) => mend(word, vocabulary));
    at = end;
  }
  const whole = text + typed.slice(at);
  return whole === typed ? undefined : whole;
}

function mend(written: string, vocabulary: Vocabulary): string {
  const [word = ''] = wordsIn(written);
  if (word.length < SHORTEST || vocabulary.has(word)) return written;
  const most = word.length < TWO_FAULTS_FROM ? 1 : 2;
  let best: { word: string; faults: number; used: number } | undefined;
  for (const [other, used] of vocabulary) {
    if (other.startsWith(word)) return written;
    const faults = faultsBetween(word, other, most);
    if (faults > most || (best && (faults > best.faults || (faults === best.faults && used <= best.used)))) continue;
    best = { word: other, faults, used };
  }
  return best?.word ?? written;
}

/** Letters missing, added, wrong or changed places between two words; more than `most` is `most + 1`. */
export function faultsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[other.length]!, most + 1);
}
