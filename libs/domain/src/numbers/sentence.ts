import { ENOUGH, ofHundred } from './share.js';

/** What the sentence on top is made from. */
export interface InShort {
  readonly asked: number;
  readonly confirmed: number;
  readonly promisesKept: number;
  readonly promisesBroken: number;
}

export interface SentenceWords {
  nothing(when: string): string;
  asked(when: string, n: string): string;
  askedOne(when: string): string;
  readonly little: string;
  confirmed(n: string): string;
  readonly confirmedOne: string;
  readonly confirmedNone: string;
  promises(n: number): string;
  same(when: string): string;
  then(when: string, n: string): string;
  longest(team: string): string;
}

/** How the stretch and the one before it are called, as a sentence begins: "Deze week", "In augustus 2026". */
export interface When {
  readonly now: string;
  readonly before: string;
}

/** How it went, made from the numbers: no more than they carry. On the screen and in the mail of a month. */
export function sentence(
  now: InShort,
  before: InShort | undefined,
  when: When,
  say: SentenceWords,
  count: (n: number) => string,
): string {
  if (now.asked === 0 && now.confirmed === 0) return say.nothing(when.now);
  const asked = now.asked === 1 ? say.askedOne(when.now) : say.asked(when.now, count(now.asked));
  if (now.asked < ENOUGH) return `${asked} ${say.little}`;
  const kept = ofHundred(now.promisesKept, now.promisesBroken);
  const promises = kept === undefined ? '' : say.promises(kept);
  return [asked, said(now.confirmed, say, count), promises, compared(kept, before, when, say, count)]
    .filter(Boolean)
    .join(' ');
}

function said(confirmed: number, say: SentenceWords, count: (n: number) => string): string {
  if (confirmed === 0) return say.confirmedNone;
  return confirmed === 1 ? say.confirmedOne : say.confirmed(count(confirmed));
}

/** The share of promises against the stretch before, when both say something. */
function compared(
  mine: number | undefined,
  before: InShort | undefined,
  when: When,
  say: SentenceWords,
  count: (n: number) => string,
): string {
  const then = before && ofHundred(before.promisesKept, before.promisesBroken);
  if (mine === undefined || then === undefined) return '';
  return mine === then ? say.same(when.before) : say.then(when.before, count(then));
}

/** How long half of the questions of a team waited for the first words of a person; nothing where it is withheld. */
export interface TeamWaits {
  readonly key: string;
  readonly label: string;
  readonly firstWords?: number;
  readonly firstWordsMs?: number;
}

const CLEARLY = { times: 1.5, ms: 5 * 60_000 };

/** The team that waits longest, where enough is known of it and of another, and it is clearly longer; else nothing. */
export function waitsLongest(teams: readonly TeamWaits[], say: SentenceWords): string {
  const [longest, next] = teams
    .filter(({ key, firstWords = 0 }) => key !== 'none' && firstWords >= ENOUGH)
    .map(({ label, firstWordsMs = 0 }) => ({ label, ms: firstWordsMs }))
    .sort((one, other) => other.ms - one.ms);
  if (!longest || !next) return '';
  const clearly = longest.ms >= next.ms * CLEARLY.times && longest.ms - next.ms >= CLEARLY.ms;
  return clearly ? say.longest(longest.label) : '';
}
