// Which language the page speaks. Dutch is always there; another one is fetched when somebody chooses it.

export type Language = 'nl' | 'en';
const KEPT = 'zorg112.language';

class Spoken {
  /** Dutch until somebody chose otherwise: a phone set to English is often held by somebody who works in Dutch. */
  now = $state<Language>('nl');

  choose(language: Language): void {
    this.now = language;
    document.documentElement.lang = language;
    keep(language);
  }
}

export const language = new Spoken();

/** The choice made before. Called after the page stands, so that the prerendered Dutch is taken over first. */
export function recallLanguage(): Promise<void> | void {
  if (kept() === 'en') language.choose('en');
}

/** The words of one face, in the language that was chosen. English comes by its own file. */
export class Words<W extends object> {
  #english = $state.raw<W>();
  readonly #dutch: W;
  readonly #fetch: () => Promise<W>;
  #asked = false;

  constructor(dutch: W, fetch: () => Promise<W>) {
    this.#dutch = dutch;
    this.#fetch = fetch;
  }

  get now(): W {
    if (language.now === 'nl') return this.#dutch;
    if (!this.#asked) void this.#ask();
    return this.#english ?? this.#dutch;
  }

  async #ask(): Promise<void> {
    this.#asked = true;
    try {
      this.#english = await this.#fetch();
    } catch {
      this.#asked = false; // no network: Dutch it stays, until the next try
    }
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage can be shut off
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // then only for this page
  }
}
