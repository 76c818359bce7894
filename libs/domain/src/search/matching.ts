import { wordsIn } from './forms.js';

/** Those that hold a word beginning with each of these words, in the order they came in; those whose title does so first. */
export function matching<T extends { readonly title: string; readonly text: string }>(
  texts: readonly T[],
  typed: string,
): T[] {
  const wanted = wordsIn(typed);
  const holds = (words: readonly string[]): boolean =>
    wanted.every((one) => words.some((word) => word.startsWith(one)));
  const byTitle = texts.filter(({ title }) => holds(wordsIn(title)));
  return [...byTitle, ...texts.filter((one) => !byTitle.includes(one) && holds(wordsIn(`${one.title} ${one.text}`)))];
}
