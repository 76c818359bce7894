import type { PlaceWords } from './words.nl';

export const en: PlaceWords = {
  title: 'Where are you?',
  search: 'Search, or write a place',
  back: 'Back',
  use: (words) => `Use: ${words}`,
  found: (count) => (count === 1 ? '1 place' : `${count} places`),
  none: 'We do not know this place yet. You can use it all the same.',
  failed: 'The list did not come through. Write down where you are.',
};
