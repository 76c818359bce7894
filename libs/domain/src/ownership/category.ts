/**
 * What a question is about, by the catalogue of services, the most asked first. Nobody has to choose: without a choice, and for every
 * question of before there was one, it is `unknown`.
 */
export const CATEGORIES = [
  'ict',
  'ecd',
  'techniek_gebouw',
  'hulpmiddelen',
  'zorgalarmering',
  'hr_salaris',
  'toegang',
  'inkoop_voorraad',
  'medicatie_ict',
  'roostering',
  'maaltijden',
  'schoonmaak',
  'facilitair',
  'opleiding',
  'vervoer',
  'financien',
  'privacy',
  'unknown',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const isCategory = (word: string | undefined): word is Category => CATEGORIES.includes(word as Category);

/** So many stand beside a question before it is asked. */
const SHOWN = 6;

/** What a team asks about most comes first (counts by category, any order), then what everybody asks about most. */
export function usualFirst(asked: ReadonlyMap<string, number>): Category[] {
  const often = (category: Category): number => asked.get(category) ?? 0;
  const known = CATEGORIES.filter((category) => category !== 'unknown');
  return known.sort((a, b) => often(b) - often(a)).slice(0, SHOWN);
}
