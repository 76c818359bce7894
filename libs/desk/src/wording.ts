import {
  checkWording,
  compileRedirectingWords,
  compileSpecialPaths,
  recognise,
  type Promised,
  type Recognised,
  type RedirectingChecker,
  type RedirectingRules,
  type SpecialPathRules,
  type SpecialPaths,
  type Wording as Checked,
} from '@zorg112/domain';
import { createHash } from 'node:crypto';

/** What words say, by this organisation's lists: sections 6 and 8 of the rule. Throws with a sentence when a list cannot be read. */
export class Wording {
  readonly #checker: RedirectingChecker;
  readonly #paths: SpecialPaths;
  /** Changes with the redirecting words, so that a browser knows whether it has them. */
  readonly etag: string;

  constructor(
    readonly rules: RedirectingRules,
    readonly pathRules: SpecialPathRules,
  ) {
    this.#checker = compileRedirectingWords(rules);
    this.#paths = compileSpecialPaths(pathRules);
    this.etag = `"${createHash('sha1').update(JSON.stringify(rules)).digest('base64url')}"`;
  }

  /** Ours to her: do they leave the next step with her? */
  check(text: string, lang?: 'nl' | 'en', promised?: Promised): Checked {
    return checkWording(text, this.#checker, lang, promised);
  }

  /** Hers to us: are they about a special path? */
  recognise(text: string): Recognised {
    return recognise(text, this.#paths);
  }
}

/** Every process reads the same lists: `read` gives the parsed file of that name in `config`. */
export async function readWording(read: (file: string) => Promise<object>): Promise<Wording> {
  const all = (folder: string) =>
    Promise.all(['nl', 'en', 'learned'].map(async (name) => [name, await read(`${folder}/${name}.yaml`)])).then(
      Object.fromEntries,
    );
  const rules = (await all('redirecting-words')) as RedirectingRules;
  return new Wording(rules, (await all('special-paths')) as SpecialPathRules);
}
