// How figures are said, on the screen and in the mail of a month. English stands beside it in words.en.ts.
import { type SaidWords } from './said.js';
import { type SentenceWords } from './sentence.js';

export const sentenceNl = {
  nothing: (when: string) => `${when} was er nog niets te meten.`,
  asked: (when: string, n: string) => `${when} kwamen er ${n}\u00a0vragen binnen.`,
  askedOne: (when: string) => `${when} kwam er 1 vraag binnen.`,
  little: 'Dat is te weinig om er veel over te zeggen.',
  confirmed: (n: string) => `${n}\u00a0keer zei de vrager: klaar.`,
  confirmedOne: 'Eén keer zei de vrager: klaar.',
  confirmedNone: 'Nog geen vrager zei: klaar.',
  promises: (n: number) => `Van elke 100 beloften hielden we er ${n}.`,
  same: (when: string) => `${when} ook.`,
  then: (when: string, n: string) => `${when} waren het er ${n}.`,
  longest: (team: string) => `${team} wacht het langst op een eerste antwoord.`,
} satisfies SentenceWords;

export const saidNl = {
  half: 'helft binnen',
  nineOfTen: (time: string) => `negen van de tien binnen ${time}`,
  openTime: (half: string, most: string, n: string) =>
    `in open tijd: helft binnen ${half}, negen van de tien binnen ${most} (${n} keer)`,
  ofHundred: 'van de 100',
  of: (n: string) => `van ${n}`,
  nOf: (n: string, among: string) => `${n} van ${among}`,
  noShare: 'Te weinig voor een deel van de 100.',
  times: (n: string) => `${n} keer`,
  lateNow: (n: string) => `en nu nog ${n} te laat`,
  few: (n: string) => `pas ${n} keer: het zegt nog weinig`,
} satisfies SaidWords;
