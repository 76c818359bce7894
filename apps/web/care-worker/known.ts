// Which faults are known now. When they cannot be fetched, all goes on as always.
import { api } from '../shared/api';
import { live } from '../shared/live.svelte';
import type { Outage, Page } from '../shared/types';

/** Beside a question of hers only what she is not in yet. */
export async function goingOn(about?: string): Promise<Outage[]> {
  try {
    const { items } = await api.get<Page<Outage>>('/outages');
    live.reached();
    return items.filter(({ endedAt, myTicketId }) => !endedAt && !(about && myTicketId));
  } catch {
    live.lost();
    return [];
  }
}
