import { Router } from '../shared/router.svelte';

export const router = new Router({
  list: '/desk',
  roster: '/desk/diensten',
  begin: '/desk/begin',
  shift: '/desk/dienstwissel',
  decisions: '/desk/besluiten',
  missed: '/desk/gemist',
  knowledge: '/desk/kennis',
  floor: '/desk/nu',
  own: '/desk/eigen',
  question: '/desk/:number',
});

const BESIDE = ['begin', 'roster', 'shift', 'decisions', 'missed', 'knowledge', 'floor', 'own'] as const;
export type Beside = (typeof BESIDE)[number];

/** The page that stands beside the queue, by the address. */
export function beside(): Beside | undefined {
  return BESIDE.find((name) => name === router.here?.name);
}

/** The number of the question that stands open, by the address. */
export function openNumber(): number | undefined {
  const here = router.here;
  if (here?.name !== 'question') return undefined;
  const number = Number(here.params.number);
  return Number.isSafeInteger(number) ? number : 0;
}
