// Apart from the words for times, which a page needs later than the line that sets it.

/** The clock of the server, kept by the difference with ours: a phone may run minutes off. */
class ServerClock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  /** `instant` is what the server said it was, just now. */
  set(instant: string): void {
    const offset = new Date(instant).getTime() - Date.now();
    if (Number.isFinite(offset)) this.#offset = offset;
  }
}
export const serverClock = new ServerClock();
