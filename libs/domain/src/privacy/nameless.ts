import { nameParts, namesHint } from './names.js';

/** What a sentence of thanks begins with. Another first word may be a name, and a name by itself looks like any word with a capital. */
const BEGINS = new Set(
  (
    'alle alles altijd bedankt beter complimenten daar dank dankbaar dankje dankjewel dat de deze die dit duidelijk echt een eindelijk en er ' +
    'erg fantastisch fijn fijne geen geweldig goed goede graag heel heerlijk helder helemaal het hartelijk hartstikke ik in is ja je jullie ' +
    'keurig klasse kan lekker lief makkelijk meteen met mooi namens netjes niet nooit nogmaals nu ook ontzettend opgelost perfect prachtig ' +
    'prettig prima snel snelle super supersnel tof top topper toppers uitstekend veel vlot voor vriendelijk wat we weer werkt wij wow zeer zo ' +
    'all always amazing excellent fast finally fixed friendly good great i it kind lovely many much nice now perfect quick quickly really so ' +
    'solved thank thanks that the they this very was what wonderful works you your'
  ).split(' '),
);
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const ENDS_BEFORE = /(?:^|[.!?…:;\n])[^\p{L}]*$/u;
const CAPITAL = /^\p{Lu}/u;

/**
 * May this stand where anybody reads it, on a wall? Only where it names nobody, as far as a page can tell: nobody of the house
 * (`people`, parts of names in small letters, see `namePartsOf`), nobody with "mevrouw" before the name, no word that may be a name by
 * itself, and no figure, which may be a room. When in doubt it says no: a sentence less is no loss, a name too many is.
 */
export function namesNobody(text: string, people: ReadonlySet<string>): boolean {
  if (/\p{N}/u.test(text) || namesHint(text).length > 0) return false;
  return [...text.matchAll(WORD)].every(({ index, 0: written }) => {
    const word = written.toLowerCase();
    const begins = ENDS_BEFORE.test(text.slice(0, index));
    if (BEGINS.has(word)) return begins || !CAPITAL.test(written) || word === 'i';
    const hers = word.replace(/['’]?s$/, '');
    return !begins && !CAPITAL.test(written) && !people.has(word) && !people.has(hers);
  });
}

/** What of these names tells people apart, in small letters. */
export const namePartsOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap(nameParts));
