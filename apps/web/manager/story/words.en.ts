import type { StoryWords } from './words.nl';

export const en: StoryWords = {
  title: (number) => `The story of question ${number}`,
  without: 'Without names and without words of the conversation.',
  noted: 'We note who reads this.',
  back: 'Back to the questions',
  toFigures: 'To all figures',
  print: 'Print',
  short: 'In short',
  subject: 'Subject',
  course: 'How it went',
  made: (day) => `Made on ${day}`,
  loading: 'The story is on its way…',
  slow: 'This takes longer than usual. Still looking.',
  failed: 'The story did not come through.',
  none: {
    title: 'There is no such story',
    text: 'This question does not exist, or is for the asker alone.',
  },
};
