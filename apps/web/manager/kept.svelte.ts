// What the server counts, fetched again each minute, quietly: the last of it stays when that fails.
import { untrack } from 'svelte';
import { ApiError } from '../shared/api';
import { refetch } from '../shared/refetch';

const EACH_MS = 60_000;
const SLOW_MS = 2_000;

export class Kept<T> {
  now = $state.raw<T>();
  fault = $state.raw<ApiError>();
  slow = $state(false);
  readonly #ask: () => Promise<T>;
  #fetch;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    this.#fetch = this.#fetcher();
  }

  /** Keeps it fresh until what it gives back is called. `anew` asks first. */
  start(): () => void {
    const timer = setInterval(() => document.hidden || this.#fetch.nudge(), EACH_MS);
    return () => {
      clearInterval(timer);
      this.#fetch.stop();
    };
  }

  /** About something else now: an answer about what was looked at before comes too late. */
  anew = (): void =>
    untrack(() => {
      this.now = undefined;
      this.#fetch.stop();
      this.#fetch = this.#fetcher();
      void this.load();
    });

  load = async (): Promise<void> => {
    const fetch = this.#fetch;
    const slow = setTimeout(() => (this.slow = true), SLOW_MS);
    this.fault = undefined;
    await fetch.run();
    clearTimeout(slow);
    if (fetch === this.#fetch) this.slow = false;
  };

  #fetcher() {
    return refetch(
      () => this.#ask(),
      (answer) => {
        this.now = answer;
        this.fault = undefined;
      },
      (fault) =>
        (this.fault =
          fault instanceof ApiError ? fault : new ApiError(0, { code: 'network.unreachable', message: '' })),
    );
  }
}
