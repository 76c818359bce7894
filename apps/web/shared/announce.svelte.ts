import { untrack } from 'svelte';

/** What a screen reader is told. One polite region and one assertive; nothing else on a page announces. Who speaks in an effect does not listen. */
class Announcer {
  polite = $state('');
  assertive = $state('');

  say(words: string): void {
    this.polite = fresh(
      untrack(() => this.polite),
      words,
    );
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
