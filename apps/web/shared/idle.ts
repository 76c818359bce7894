/** Once the page has nothing better to do; at the latest after `atMost` milliseconds. */
export function onIdle(work: () => void, atMost = 2_000): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: atMost });
  else setTimeout(work, 200);
}
