// How somebody has their own screen: kept at the server, and here for the first moment of a visit.
import { api } from '../shared/api';
import type { Preferences } from '../shared/types';
import { door } from './door';

export type Choice = Omit<Preferences, 'version'>;

const USUAL: Preferences = {
  ...{ version: 0, letters: true, keys: [], density: 'roomy', sound: 'none', views: [] },
  monthReport: false,
};
const PATH = '/me/preferences';
const KEPT = 'zorg112.preferences.';
/** Other screens of one person choose something too, but not for ever. */
const TRIES = 3;

export class OwnScreen {
  now = $state.raw<Preferences>(USUAL);
  readonly #key: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(person: string) {
    this.#key = KEPT + person;
    try {
      const kept = localStorage.getItem(this.#key);
      if (kept) this.now = { ...USUAL, ...(JSON.parse(kept) as Preferences) };
    } catch {
      // Then it is the usual one until the server answers.
    }
    void this.#fetch().catch(() => {});
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
    for (let i = 0; i < TRIES; i++) {
      // The answer to the choice before, or what another screen chose, does not know of this one.
      this.#set({ ...this.now, ...part });
      const { version, ...choice } = this.now;
      try {
        this.#set(await api.put<Preferences>(PATH, choice, { ifMatch: version }));
        return true;
      } catch (fault) {
        if (door.code(fault) !== 'preferences.newer' || !(await this.#fetch().catch(() => false))) return false;
      }
    }
    return false;
  }

  async #fetch(): Promise<boolean> {
    this.#set(await api.get<Preferences>(PATH));
    return true;
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
