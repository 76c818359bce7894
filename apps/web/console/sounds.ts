import type { Sound, Ticket } from '../shared/types';

/** Who is on shift and not on the phone may be disturbed. */
export interface Disturbed {
  readonly onShift: boolean;
  readonly onThePhone: boolean;
}

/** `fresh`: questions nobody picked up yet; `mine`: somebody waits for this person. */
export interface News {
  readonly fresh?: readonly Pick<Ticket, 'urgency' | 'careNow'>[];
  readonly mine?: true;
}

/** Does this sound? */
export function sounds(chosen: Sound, news: News, { onShift, onThePhone }: Disturbed): boolean {
  if (!onShift || onThePhone) return false;
  const { fresh = [], mine } = news;
  if (chosen === 'fresh') return fresh.length > 0;
  if (chosen === 'now') return fresh.some(({ urgency, careNow }) => urgency === 'now' || careNow);
  return chosen === 'mine' && mine === true;
}

const OUTSIDE_REST_MS = 10_000;

/** Does the browser tell this outside the page? What sounds, or all that could where no sound is chosen; `last`: how many ms ago it told. */
export function tellsOutside(
  chosen: Sound,
  news: News,
  disturbed: Disturbed,
  { hidden, last }: { readonly hidden: boolean; readonly last: number },
): boolean {
  if (!hidden || last < OUTSIDE_REST_MS) return false;
  const kinds: readonly Sound[] = chosen === 'none' ? ['fresh', 'mine'] : [chosen];
  return kinds.some((kind) => sounds(kind, news, disturbed));
}
