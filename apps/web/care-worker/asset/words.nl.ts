// The number on the thing a question is about. English stands beside it in words.en.ts with the same keys.
export const nl = {
  asset: 'Nummer van het apparaat',
  wrong: 'In het nummer van het apparaat mogen alleen letters, cijfers, spaties, punten en streepjes.',
};
export type AssetWords = typeof nl;
