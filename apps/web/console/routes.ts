import { Router } from '../shared/router.svelte';

export const router = new Router({ list: '/desk', roster: '/desk/diensten', question: '/desk/:number' });

/** The number of the question that stands open, by the address. */
export function openNumber(): number | undefined {
  const here = router.here;
  if (here?.name !== 'question') return undefined;
  const number = Number(here.params.number);
  return Number.isSafeInteger(number) ? number : 0;
}
