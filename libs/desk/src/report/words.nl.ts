// What the report of a month says. The figures bring their own words. English stands beside it in words.en.ts.
import { saidNl, sentenceNl } from '@zorg112/domain';

export const nl = {
  say: sentenceNl,
  said: saidNl,
  title: (month: string) => `De stand van ${month}`,
  in: (month: string) => `In ${month}`,
  few: 'In deze maand vroegen minder dan vijf mensen iets. Dan tonen we geen cijfers. Zo is niemand te herkennen.',
  caption: 'De cijfers van deze maand, met de maand ervoor',
  figure: 'Cijfer',
  withheld: 'niet getoond',
  withheldWhy: 'Niet getoond: het gaat over minder dan vijf mensen of vragen.',
  nothing: 'niets te meten',
  must: (n: string) => `moet ${n} zijn`,
  corrections: 'Later veranderd',
  correctionsWhy: 'Dit stond eerst anders in de stand.',
  corrected: (month: string, figure: string, was: string, is: string) => `${month}, ${figure}: was ${was}, is nu ${is}`,
  look: (month: string) => `Bekijk ${month} in zorg-112`,
  file: 'In de bijlage staan alle cijfers van deze maand, ook per team. Een team met minder dan vijf vragers staat er zonder cijfers in.',
  why: 'Je krijgt deze mail omdat je erom vroeg. zorg-112 stuurt hem vanzelf.',
  stop: 'Zet de mail uit',
};
export type ReportWords = typeof nl;
