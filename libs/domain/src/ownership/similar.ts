import { fold } from './wording/tokens.js';

/** What a question says, where and about what: as far as anybody filled that in. */
export interface Asked {
  readonly text: string;
  readonly location?: string;
  readonly category?: string;
}

const MOST_SHOWN = 3;
/** What a question is about stands in its beginning; no text costs more than this. */
const LOOKED_AT = 1_000;
/** From where two questions are about the same: half of what both say, or a little less at the same place. */
const ALIKE = 0.45;
const SAME_PLACE = 1.2;
const SAME_SUBJECT = 1.2;
/** Among few questions a word that stands in all of them is not common yet: five of five about the wifi are about the wifi. */
const FEW = 50;

/** Words that say nothing about what it is: of the language, and of every question to a desk. */
const SAYS_LITTLE = new Set(
  `aan achter al alle alleen alles als altijd andere anders ben beneden bent bij binnen blijft boven bovenste buiten daar dag dan dat
   de den deze die dit doe doen doet door dus echt een eens eerst en er ergens even gaan gaat gang gebeurt geen gegaan gek
   ging goed graag had hallo heb hebben hebt heeft hele helemaal help helpen hem hen het hier hij hoe hoi hoor hulp hun iedereen iemand iets
   ik in is ja jammer je jij jou jouw jullie kamer kan kapot keer klopt kom komt kon kun kunnen kunt kwijt lukt maar mag me mee meer meerdere
   mensen met mij mijn misschien moet moeten mogen morgen na naar niemand niet niets nieuwe nodig nog nooit nu of om omdat onder ons onze
   ook op over probleem sinds snel snap soms staat steeds straks stuk te team tegen teveel toch toe tot u uit uur uw vaak van vandaag vanmorgen
   vanaf vannacht veel verdieping voor vraag waar waarom waarschijnlijk wanneer want was wat we weer weg weet welke werken werkt werk wel wie wij wil
   willen wilt word worden wordt zal ze zeer zich zij zijn zo zodra zonder zou afdeling huiskamer gisteren net
   a about after again all also always am an and any anymore are as at be because been before but by broken can cannot could did do
   does doesn doing don down for from get gets go goes gone got had has have he hello help her here hi his how i if in into
   is isn it its just know me more must my need needs never new no not nothing now of off on one or our out over please problem question
   room she should since so some somebody someone something still stopped than that the their them then there they this to today
   tomorrow too up very want was we were what when where which who why will with won work working works would yesterday you your department`.split(
    /\s+/,
  ),
);

/**
 * Which of these questions may be the one she is typing, the likeliest first and at most three, or `most`; none where none is alike. Half is
 * what part of her words they share, half what part of theirs. A word that few of them use weighs more, and so does the same place
 * or subject; these alone make no two questions alike.
 */
export function similarTo<T extends Asked>(typed: Asked, candidates: readonly T[], most = MOST_SHOWN): T[] {
  const hers = wordsOf(typed.text);
  const theirs = candidates.map((asked) => ({ asked, words: wordsOf(asked.text) }));
  const weight = rarity(theirs.map(({ words }) => words));
  const sum = (words: Iterable<string>): number => [...words].reduce((all, word) => all + weight(word), 0);
  const scored = theirs.map(({ asked, words }) => {
    const shared = sum([...words].filter((word) => hers.has(word)));
    const alike = shared === 0 ? 0 : (shared / sum(hers) + shared / sum(words)) / 2;
    return { asked, alike: alike * around(typed, asked) };
  });
  const found = scored.filter(({ alike }) => alike >= ALIKE).sort((one, other) => other.alike - one.alike);
  return found.slice(0, most).map(({ asked }) => asked);
}

/** The words that say what it is about, folded and each once. */
export function tellingWords(text: string): string[] {
  const words = fold(text.slice(0, LOOKED_AT)).match(/[\p{L}\d]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 2 && !SAYS_LITTLE.has(word)))];
}

const wordsOf = (text: string): Set<string> => new Set(tellingWords(text).map(stem));

/** Trimmed so far that one and more, and "piept" and "piepen", are the same: for comparing, not for reading. */
function stem(word: string): string {
  return word
    .replace(/(?<=\p{L}{3})(tjes?|jes?|en|s|e)$/u, '')
    .replace(/(?<=\p{L}{2}[^aeiou])t$/u, '')
    .replace(/([^aeiou])\1$/u, '$1')
    .replace(/([aeou])\1/gu, '$1');
}

/** 1 for a word that one of them uses or none, towards 0 for one that all of many use. */
function rarity(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const used = new Map<string, number>();
  for (const words of all) for (const word of words) used.set(word, (used.get(word) ?? 0) + 1);
  const many = Math.max(all.length, FEW);
  return (word) => Math.log(1 + many / (used.get(word) ?? 1)) / Math.log(1 + many);
}

function around(typed: Asked, { location, category }: Asked): number {
  const place = (where = ''): string => fold(where).trim();
  const samePlace = place(location) !== '' && place(location) === place(typed.location);
  const sameSubject = category !== undefined && category !== 'unknown' && category === typed.category;
  return (samePlace ? SAME_PLACE : 1) * (sameSubject ? SAME_SUBJECT : 1);
}
