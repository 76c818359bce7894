// What is looked for stands in the address: it can be shared, and a step back leads out of it.
import { router } from './routes';

class SoughtInAddress {
  #turned = $state(0);

  constructor() {
    // A step back on the same page: no other page for the router.
    addEventListener('popstate', () => (this.#turned += 1));
  }

  get words(): string {
    void this.#turned;
    void router.moved;
    return new URLSearchParams(location.search).get('q') ?? '';
  }

  /** The first words are a step of their own; looked for otherwise is the same step. */
  say(words: string): void {
    const before = this.words;
    if (words === before) return;
    const path = at(location.pathname, words);
    if (before === '') history.pushState(null, '', path);
    else history.replaceState(null, '', path);
    this.#turned += 1;
  }
}

/** This page, with what is looked for. */
export const at = (path: string, words: string) => (words ? `${path}?q=${encodeURIComponent(words)}` : path);

export const soughtInAddress = new SoughtInAddress();
