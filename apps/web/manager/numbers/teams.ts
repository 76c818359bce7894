import { api } from '../../shared/api';
import type { Named, Page } from '../../shared/types';

export interface Team extends Named {
  region: string;
}

/** All teams by name. Where they do not come through, there is nothing to choose from and the figures still stand. */
export async function allTeams(): Promise<Team[]> {
  const { items } = await api.get<Page<Team>>('/teams').catch(() => ({ items: [] }));
  return items.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}
