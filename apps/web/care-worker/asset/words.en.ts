import type { AssetWords } from './words.nl';

export const en: AssetWords = {
  asset: 'Number of the device',
  wrong: 'The number of the device holds only letters, figures, spaces, dots and dashes.',
};
