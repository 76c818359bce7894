// The worker behind the page: keeps the shell, starts without a network, sends when the page is gone.
import { router } from './routes';

const LOOK_AGAIN_MS = 60 * 60_000;

/** Where there is one: not over plain HTTP, and not in watch mode. */
export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  const workers = navigator.serviceWorker;
  let known = workers.controller;
  // The first worker is no news; a next one is a new version.
  workers.addEventListener('controllerchange', () => {
    router.outdated ||= !!known;
    known = workers.controller;
  });
  const worker = await workers.register('/sw.js', { updateViaCache: 'none' });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    void worker.update().catch(() => undefined);
  });
}
