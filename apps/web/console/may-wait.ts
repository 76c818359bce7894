import type { Ticket } from '../shared/types';

/** So long somebody can think better of what was sent. */
export const THINK_MS = 8_000;
/** It takes a moment to arrive. */
const ARRIVES_MS = 2_000;

/** Nobody is kept waiting past a promise for the sake of second thoughts. `now`: by the server's clock, UTC ms. */
export function mayWait({ clocks }: Pick<Ticket, 'clocks'>, now: number): boolean {
  const left = clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt ? [Date.parse(dueAt) - now] : []));
  return left.every((ms) => ms < 0 || ms > THINK_MS + ARRIVES_MS);
}
