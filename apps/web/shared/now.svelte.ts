import { createSubscriber } from 'svelte/reactivity';
import { serverClock } from './time';

/** The moment, by the server's clock, moving while somebody looks at it. Read `every.second` or `every.minute` in markup. */
function ticking(ms: number): () => number {
  const subscribe = createSubscriber((update) => {
    const tick = () => document.hidden || update();
    const timer = setInterval(tick, ms);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  });
  return () => {
    subscribe();
    return serverClock.now();
  };
}

const second = ticking(1_000);
const minute = ticking(20_000);

export const every = {
  get second(): number {
    return second();
  },
  get minute(): number {
    return minute();
  },
};
