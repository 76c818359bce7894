import type { AssetWords } from './words.nl';

export const en: AssetWords = {
  asset: 'Number on the thing',
  wrong: 'Use just letters, digits, dots and dashes in the number.',
};
