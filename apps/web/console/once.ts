import { api, ApiError } from '../shared/api';
import { serverClock } from '../shared/time';

/**
 * Does a deed once: pressed again after an answer that got lost, it goes out under the same key and the server gives its
 * first answer; `at` is the moment of the first press, so that the body stays the same too. After any real answer, a refusal too, the next press is a new deed.
 */
export class Once {
  readonly #kept = new Map<string, { key: string; at: number }>();

  async run<T>(what: unknown, deed: (key: string, at: number) => Promise<T>): Promise<T> {
    const wanted = JSON.stringify(what);
    const { key, at } = this.#kept.get(wanted) ?? { key: api.newKey(), at: serverClock.now() };
    this.#kept.set(wanted, { key, at });
    try {
      const answer = await deed(key, at);
      this.#kept.delete(wanted);
      return answer;
    } catch (fault) {
      if (!(fault instanceof ApiError && fault.passing)) this.#kept.delete(wanted);
      throw fault;
    }
  }
}
