// Of all questions, or of those of one team, area or subject. Never two together: so few people would be told apart.
import { PARAM, type Period } from './period';

export const BY = { team: 'team', region: 'regio', category: 'onderwerp' } as const;
export interface Only {
  by: keyof typeof BY;
  key: string;
}

export function onlyIn(search: string): Only | undefined {
  const said = new URLSearchParams(search);
  for (const by of Object.keys(BY) as Only['by'][]) {
    const key = said.get(BY[by]);
    if (key) return { by, key };
  }
  return undefined;
}

/** As it stands in the address. */
export function searchOf(period: Period, only?: Only): string {
  return `?${new URLSearchParams({ [PARAM]: period, ...(only ? { [BY[only.by]]: only.key } : {}) }).toString()}`;
}
