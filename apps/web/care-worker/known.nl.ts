// What her pages say about faults that are known already. English stands beside it in known.en.ts.
export const nl = {
  title: 'Dit weten we al',
  titleAbout: 'Gaat je vraag hierover?',
  helps: (owner: string) => `${owner} werkt eraan.`,
  news: (before: string) => `Er is ${before} nieuws.`,
  meToo: 'Ik ook',
  meTooFor: (what: string) => `Ik ook: ${what}`,
  joined: 'Jij staat er al bij.',
  look: 'Bekijk je vraag',
  added: 'Je vraag hoort nu bij deze storing.',
  failed: 'Dat lukte niet. Probeer opnieuw.',
};
export type KnownWords = typeof nl;
