// The list of places. English stands beside it in words.en.ts with the same keys.
export const nl = {
  title: 'Waar ben je?',
  search: 'Zoek, of schrijf zelf een plek',
  back: 'Terug',
  use: (words: string) => `Gebruik: ${words}`,
  found: (count: number) => (count === 1 ? '1 plek' : `${count} plekken`),
  none: 'Deze plek kennen we nog niet. Je kunt hem zo gebruiken.',
  failed: 'De lijst kwam niet door. Schrijf zelf waar je bent.',
};
export type PlaceWords = typeof nl;
