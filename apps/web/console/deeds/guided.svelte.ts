// The steps of the special paths, fetched once in the language of the screen.
import { api } from '../../shared/api';
import { language, type Language } from '../../shared/language.svelte';

export interface Guided {
  path: 'danger' | 'incident' | 'data_leak';
  title: string;
  intro: string;
  ask: string;
  steps: { id: string; text: string; why: string }[];
}

class GuidedPaths {
  #known = $state.raw<Partial<Record<Language, Guided[]>>>({});
  readonly #asked = new Set<Language>();

  /** Undefined until they are here. */
  of(path: string): Guided | undefined {
    if (!this.#asked.has(language.now)) void this.#ask(language.now);
    return this.#known[language.now]?.find((one) => one.path === path);
  }

  async #ask(wanted: Language): Promise<void> {
    this.#asked.add(wanted);
    try {
      const { items } = await api.get<{ items: Guided[] }>('/special-paths');
      this.#known = { ...this.#known, [wanted]: items };
    } catch {
      this.#asked.delete(wanted); // the next question that needs them tries again
    }
  }
}

export const guided = new GuidedPaths();
