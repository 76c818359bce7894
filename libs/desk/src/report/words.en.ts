import { saidEn, sentenceEn } from '@zorg112/domain';
import { type ReportWords } from './words.nl.js';

export const en: ReportWords = {
  say: sentenceEn,
  said: saidEn,
  title: (month) => `How it went in ${month}`,
  in: (month) => `In ${month}`,
  few: 'In this month fewer than five people asked something. Then we show no figures. So nobody can be recognised.',
  caption: 'The figures of this month, with the month before',
  figure: 'Figure',
  withheld: 'not shown',
  withheldWhy: 'Not shown: it is about fewer than five people or questions.',
  nothing: 'nothing to measure',
  must: (n) => `must be ${n}`,
  corrections: 'Changed later',
  correctionsWhy: 'This was different when it was reported.',
  corrected: (month, figure, was, is) => `${month}, ${figure}: was ${was}, is ${is} now`,
  look: (month) => `See ${month} in zorg-112`,
  file: 'The file holds all figures of this month, by team too. A team with fewer than five people who asked has none in it.',
  why: 'You get this mail because you asked for it. zorg-112 sends it by itself.',
  stop: 'Stop this mail',
};
