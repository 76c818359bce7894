import type { KnownWords } from './known.nl';

export const en: KnownWords = {
  title: 'We know this already',
  titleAbout: 'Is your question about this?',
  helps: (owner) => `${owner} is working on it.`,
  news: (before) => `There will be news ${before}.`,
  meToo: 'Me too',
  meTooFor: (what) => `Me too: ${what}`,
  joined: 'You are on it already.',
  look: 'See your question',
  added: 'Your question is now part of this outage.',
  failed: 'That did not work. Try again.',
};
