import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;

/** Waits until `ask` answers something truthy and gives that; after `patience` ms it says what it last heard. */
export async function until<T>(
  ask: () => T | Promise<T>,
  patience = 20_000,
): Promise<Exclude<T, undefined | null | false | 0>> {
  for (const end = Date.now() + patience; ; await pause(LOOK_EVERY_MS)) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, undefined | null | false | 0>;
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain for ${String(ask)} (${String(answer)})`);
  }
}
