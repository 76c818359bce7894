import type { PrivacyWords } from './words.nl';

export const en: PrivacyWords = {
  bsn: (n) => (n === 1 ? 'This looks like a BSN:' : `These look like ${n} BSNs:`),
  masked: (n) =>
    n === 1
      ? 'Take it out. Do you send it anyway? Then we make the number unreadable.'
      : 'Take them out. Do you send them anyway? Then we make the numbers unreadable.',
  takeOut: (n) => (n === 1 ? 'Take it out' : 'Take them out'),
  takenOut: 'Taken out.',
  name: 'Is this a resident?',
  nameHint: 'We do not need the name or the date of birth.',
};
