import { untrack } from 'svelte';

/** Longer than between two keys of a slow typist. */
const REST_MS = 700;

/** What a screen reader is told. One polite region and one assertive; nothing else on a page announces. Who speaks in an effect does not listen. */
class Announcer {
  polite = $state('');
  assertive = $state('');
  #rest: ReturnType<typeof setTimeout> | undefined;

  say(words: string): void {
    clearTimeout(this.#rest);
    this.polite = fresh(
      untrack(() => this.polite),
      words,
    );
  }

  /** For what changes at each key: said once the typing rests. What comes after it, or is said meanwhile, takes its place. */
  sayAtRest(words: string): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.say(words), REST_MS);
  }

  alert(words: string): void {
    this.assertive = fresh(
      untrack(() => this.assertive),
      words,
    );
  }
}

/** The same words twice are only heard twice when they differ. */
function fresh(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words;
}

export const announcer = new Announcer();
