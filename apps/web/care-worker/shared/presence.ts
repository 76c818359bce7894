// Whether somebody is still at a device of the ward. Time is an argument.

const ASKED_MS = 60_000;
const KEPT = 'zorg112.here';

export class Presence {
  #last: number;
  #told: number;
  readonly #kept: Pick<Storage, 'getItem' | 'setItem'> | undefined;

  /** `kept`: a touch in one tab counts in the others. */
  constructor(
    readonly idleMs: number,
    now = Date.now(),
    kept: Pick<Storage, 'getItem' | 'setItem'> | undefined = storage(),
  ) {
    this.#kept = kept;
    this.#last = this.#told = now;
    this.#keep(now);
  }

  /** True when it is time to tell the server; not at every touch. */
  touched(now: number): boolean {
    this.#last = now;
    if (now - this.#told < this.idleMs / 15) return false;
    this.#told = now;
    this.#keep(now);
    return true;
  }

  /** `asked`: the last minute, in which one touch is enough. */
  at(now: number): 'here' | 'asked' | 'gone' {
    const left = Math.max(this.#last, this.#elsewhere()) + this.idleMs - now;
    if (left <= 0) return 'gone';
    return left <= Math.min(ASKED_MS, this.idleMs / 2) ? 'asked' : 'here';
  }

  #elsewhere(): number {
    return Number(this.#kept?.getItem(KEPT) ?? 0);
  }

  #keep(now: number): void {
    try {
      this.#kept?.setItem(KEPT, String(now));
    } catch {
      // then each tab for itself
    }
  }
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
