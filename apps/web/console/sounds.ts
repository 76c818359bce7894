import type { Sound, Ticket } from '../shared/types';

/** Who is on shift and not on the phone may be disturbed. */
export interface Disturbed {
  readonly onShift: boolean;
  readonly onThePhone: boolean;
}

/** Does this sound? `fresh`: questions nobody picked up yet; `mine`: somebody waits for this person. */
export function sounds(
  chosen: Sound,
  news: { readonly fresh?: readonly Pick<Ticket, 'urgency' | 'careNow'>[]; readonly mine?: true },
  { onShift, onThePhone }: Disturbed,
): boolean {
  if (!onShift || onThePhone) return false;
  const { fresh = [], mine } = news;
  if (chosen === 'fresh') return fresh.length > 0;
  if (chosen === 'now') return fresh.some(({ urgency, careNow }) => urgency === 'now' || careNow);
  return chosen === 'mine' && mine === true;
}
