import { type saidNl, type sentenceNl } from './words.nl.js';

export const sentenceEn: typeof sentenceNl = {
  nothing: (when) => `${when} there was nothing to measure yet.`,
  asked: (when, n) => `${when} ${n} questions came in.`,
  askedOne: (when) => `${when} 1 question came in.`,
  little: 'That is too little to say much about.',
  confirmed: (n) => `${n} times the one who asked said: done.`,
  confirmedOne: 'Once the one who asked said: done.',
  confirmedNone: 'Nobody who asked said done yet.',
  promises: (n) => `Of every 100 promises we kept ${n}.`,
  same: (when) => `${when} too.`,
  then: (when, n) => `${when} there were ${n}.`,
  longest: (team) => `${team} waits longest for a first answer.`,
};

export const saidEn: typeof saidNl = {
  half: 'half within',
  nineOfTen: (time) => `nine of ten within ${time}`,
  openTime: (half, most, n) => `in open time: half within ${half}, nine of ten within ${most} (${n} times)`,
  ofHundred: 'of 100',
  of: (n) => `of ${n}`,
  nOf: (n, among) => `${n} of ${among}`,
  noShare: 'Too few for a share of 100.',
  times: (n) => `${n} times`,
  lateNow: (n: string) => `and ${n} late right now`,
  few: (n) => `only ${n} times: it says little yet`,
};
