// How somebody has their own screen: kept at the server, and here for the first moment of a visit.
import { type Choice, readPreferences, savePreferences } from '../shared/preferences';
import type { Preferences } from '../shared/types';

const USUAL: Preferences = {
  ...{ version: 0, letters: true, keys: [], density: 'roomy', sound: 'none', views: [] },
  monthReport: false,
};
const KEPT = 'zorg112.preferences.';

export class OwnScreen {
  now = $state.raw<Preferences>(USUAL);
  readonly #key: string;
  #last: Promise<unknown>;

  constructor(person: string) {
    this.#key = KEPT + person;
    try {
      const kept = localStorage.getItem(this.#key);
      if (kept) this.now = { ...USUAL, ...(JSON.parse(kept) as Preferences) };
    } catch {
      // Then it is the usual one until the server answers.
    }
    // A choice made before this answer waits for it: it goes on from the version that is there.
    this.#last = readPreferences().then(
      (now) => this.#set(now),
      () => {},
    );
  }

  /** Seen at once. False when the server did not take it: then it holds for this visit only. */
  choose(part: Partial<Choice>): Promise<boolean> {
    this.#set({ ...this.now, ...part });
    const saved = this.#last.then(() => this.#save(part));
    this.#last = saved;
    return saved;
  }

  /** Nothing of it stays on a shared computer. */
  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept there either.
    }
  }

  async #save(part: Partial<Choice>): Promise<boolean> {
    try {
      // The answer to the choice before does not know of this one.
      this.#set({ ...this.now, ...part });
      this.#set(await savePreferences(part, this.now));
      return true;
    } catch {
      return false;
    }
  }

  #set(now: Preferences): void {
    this.now = now;
    try {
      localStorage.setItem(this.#key, JSON.stringify(now));
    } catch {
      // A full store stops nobody.
    }
  }
}
