// The wording check while somebody types: the server's own code with the server's own lists, and not a word of it leaves the browser.
import type { RedirectingChecker } from '../../../libs/domain/src/ownership/redirecting-words';
import { serverClock } from '../shared/time';
import { door, type Hit } from './door';

type Check = (text: string, by?: number) => { redirects: boolean; hits: readonly Hit[]; suggestion: string };

const AFTER_MS = 600; // a pause in the typing, not a letter

export class QuietWording {
  /** What was found in the text as it stands; undefined while there is nothing to say. */
  found = $state.raw<{ text: string; hits: Hit[]; suggestion: string }>();

  #check: Promise<Check | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = 0;

  /** `by`: when she hears next, UTC ms. */
  look(text: string, by: number | undefined): void {
    clearTimeout(this.#timer);
    if (this.found?.text !== text) this.found = undefined;
    const turn = ++this.#looked;
    if (text.trim()) this.#timer = setTimeout(() => void this.#look(text, by, turn), AFTER_MS);
  }

  /** Now, as sending does. Undefined where there is nothing to say, or nothing to check with: then the server says it. */
  async read(text: string, by: number | undefined): Promise<{ hits: Hit[]; suggestion: string } | undefined> {
    const check = await (this.#check ??= load());
    if (!check) this.#check = undefined; // the next pause tries again
    const said = check?.(text, by);
    return said?.redirects ? { hits: [...said.hits], suggestion: said.suggestion } : undefined;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#looked++;
    this.found = undefined;
  }

  async #look(text: string, by: number | undefined, turn: number): Promise<void> {
    const found = await this.read(text, by);
    if (turn === this.#looked) this.found = found && { text, ...found };
  }
}

async function load(): Promise<Check | undefined> {
  try {
    const [{ checkWording, compileRedirectingWords }, { zone, ...rules }] = await Promise.all([
      import('../../../libs/domain/src/ownership/redirecting-words'),
      door.wordLists(),
    ]);
    const checker: RedirectingChecker = compileRedirectingWords(rules);
    return (text, by) =>
      checkWording(text, checker, undefined, by === undefined ? undefined : { by, now: serverClock.now(), zone });
  } catch {
    return undefined;
  }
}
