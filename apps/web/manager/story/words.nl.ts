// The page with the story of one question. The story itself comes in both languages. English stands beside it in words.en.ts.
export const nl = {
  title: (number: string) => `Het verhaal van vraag ${number}`,
  without: 'Zonder namen en zonder woorden uit het gesprek.',
  noted: 'We noteren wie dit leest.',
  back: 'Terug naar de vragen',
  toFigures: 'Naar alle cijfers',
  print: 'Druk af',
  short: 'In het kort',
  subject: 'Onderwerp',
  course: 'Zo ging het',
  made: (day: string) => `Gemaakt op ${day}`,
  loading: 'Het verhaal komt eraan…',
  slow: 'Dit duurt langer dan anders. We zoeken nog.',
  failed: 'Het verhaal kwam niet door.',
  none: {
    title: 'Dit verhaal is er niet',
    text: 'Deze vraag bestaat niet, of is alleen van de vrager.',
  },
};
export type StoryWords = typeof nl;
