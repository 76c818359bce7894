// The number on the thing a question is about. English stands beside it in words.en.ts with the same keys.
export const nl = {
  asset: 'Nummer van het apparaat',
  wrong: 'In dit nummer mag een letter, een cijfer, een punt en een streep.',
};
export type AssetWords = typeof nl;
