import {
  checkWording,
  compileRedirectingWords,
  type Promised,
  type RedirectingChecker,
  type RedirectingRules,
  type Wording as Checked,
} from '@zorg112/domain';
import { createHash } from 'node:crypto';

/** Section 6 of the rule with this organisation's word lists. Throws with a sentence when a list cannot be read. */
export class Wording {
  readonly #checker: RedirectingChecker;
  /** Changes with the lists, so that a browser knows whether it has them. */
  readonly etag: string;

  constructor(readonly rules: RedirectingRules) {
    this.#checker = compileRedirectingWords(rules);
    this.etag = `"${createHash('sha1').update(JSON.stringify(rules)).digest('base64url')}"`;
  }

  check(text: string, lang?: 'nl' | 'en', promised?: Promised): Checked {
    return checkWording(text, this.#checker, lang, promised);
  }
}

export const WORD_LISTS = ['nl', 'en', 'learned'] as const;

/** Every process reads the same lists: `read` gives the parsed file of that name. */
export async function readWording(read: (name: (typeof WORD_LISTS)[number]) => Promise<object>): Promise<Wording> {
  const [nl, en, learned] = await Promise.all(WORD_LISTS.map(read));
  return new Wording({ nl, en, learned } as unknown as RedirectingRules);
}
