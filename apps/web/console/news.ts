// What happened by itself is said aloud at most once in ten seconds, gathered. Answers to one's own deeds do not wait.
import { announcer } from '../shared/announce.svelte';

const REST_MS = 10_000;
let gathered: string[] = [];
let saidAt = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(text: string): void {
  gathered = [...gathered.filter((one) => one !== text), text].slice(-4);
  timer ??= setTimeout(
    () => {
      timer = undefined;
      saidAt = performance.now();
      announcer.say(gathered.join(' '));
      gathered = [];
    },
    Math.max(0, saidAt + REST_MS - performance.now()),
  );
}
