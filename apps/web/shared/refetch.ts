// Nudges come in bursts; the page asks at most once per rest, one request at a time, and never shows an older answer over a newer.
const REST_MS = 250;

export interface Refetch {
  /** Something changed. */
  nudge(): void;
  /** Now, and tell when it stands. */
  run(): Promise<void>;
  stop(): void;
}

/** `load` asks, `show` puts it on the page; an answer that comes after a later question, or after `stop`, is dropped. */
export function refetch<T>(
  load: (signal: AbortSignal) => Promise<T>,
  show: (answer: T) => void,
  failed: (fault: unknown) => void = () => {},
): Refetch {
  let asked = 0;
  let restsUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: Promise<void> | undefined;
  let again = false;
  const ended = new AbortController();

  async function ask(): Promise<void> {
    const mine = ++asked;
    restsUntil = performance.now() + REST_MS;
    try {
      const answer = await load(ended.signal);
      if (mine === asked && !ended.signal.aborted) show(answer);
    } catch (fault) {
      if (mine === asked && !ended.signal.aborted) failed(fault);
    }
  }

  function later(): void {
    if (ended.signal.aborted || timer) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        if (busy) again = true;
        else void run();
      },
      Math.max(0, restsUntil - performance.now()),
    );
  }

  function run(): Promise<void> {
    const mine = ask().finally(() => {
      if (busy === mine) busy = undefined;
      if (again) {
        again = false;
        later();
      }
    });
    busy = mine;
    return mine;
  }

  return {
    nudge: later,
    run,
    stop: () => {
      clearTimeout(timer);
      ended.abort();
    },
  };
}
