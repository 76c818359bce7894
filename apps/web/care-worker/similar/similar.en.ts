import type { SimilarWords } from './similar.nl';

export const en: SimilarWords = {
  title: 'Is somebody asking this?',
  mine: 'From you',
  look: 'Look',
  lookAt: (what) => `Look: ${what}`,
};
