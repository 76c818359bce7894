import type { PhoneWord } from '../../../../libs/domain/src/escalation/her-phone';

// What her phone says when there is news. English stands beside it in told.en.ts with the same keys.
const someone = 'Je helper';
export const nl = {
  says: {
    claimed: (by = someone) => `${by} helpt je`,
    replied: (by = someone) => `${by} heeft je geantwoord`,
    asked: (by = someone) => `${by} vraagt je iets`,
    interim: (by = someone) => `${by} heeft iets voor tot die tijd`,
    solution: (by = someone) => `${by} vraagt: is het opgelost?`,
    reminder: () => 'Is het opgelost? We horen het graag',
    owner: (by = someone) => `${by} helpt je verder`,
    joined: (by = 'Een collega') => `${by} denkt mee`,
    late: () => 'Het duurt langer dan we zeiden. Sorry',
    broadcast: (by = someone) => `Nieuws over de storing van ${by}`,
    outage_over: () => 'De storing is voorbij. Werkt het weer?',
    unsolved: (by = someone) => `Het is ${by} niet gelukt. Lees wat wel kan`,
    unconfirmed: () => 'We hoorden niets meer. Je vraag is gesloten',
  } satisfies Record<PhoneWord, (by?: string) => string>,
  question: (number: number) => `Vraag ${number}`,
  /** Nobody is signed in on this phone, or it is something this version does not know. */
  news: 'Er is nieuws over een vraag',
};
export type ToldWords = typeof nl;
