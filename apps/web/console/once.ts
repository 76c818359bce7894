import { api, ApiError } from '../shared/api';
import { serverClock } from '../shared/time';

/**
 * Does a deed once: pressed again after an answer that got lost, it goes out under the same key and the server gives its
 * first answer; `at` is the moment of the first press, so that the body stays the same too. After any real answer, a refusal too, the next press is a new deed.
 */
export class Once {
  #kept: { for: string; key: string; at: number } | undefined;

  async run<T>(what: unknown, deed: (key: string, at: number) => Promise<T>): Promise<T> {
    const wanted = JSON.stringify(what);
    if (this.#kept?.for !== wanted) this.#kept = { for: wanted, key: api.newKey(), at: serverClock.now() };
    try {
      const answer = await deed(this.#kept.key, this.#kept.at);
      this.#kept = undefined;
      return answer;
    } catch (fault) {
      if (!(fault instanceof ApiError && fault.passing)) this.#kept = undefined;
      throw fault;
    }
  }
}
