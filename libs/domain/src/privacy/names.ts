import { type Span } from './bsn.js';

/** Who somebody is called before the name. A dot only behind what is shortened: behind a whole word it ends the sentence. */
const BEFORE = new RegExp(
  '(?:mevrouw|meneer|mijnheer|de heer|mevr\\.?|mvr\\.?|mw\\.?|mej\\.?|dhr\\.?|hr\\.|mrs\\.?|mr\\.?|ms\\.|fam\\.?|' +
    'bewoner|bewoonster|cliënte?|cliente?|patiënte?|patiente?|familie|echtpaar|resident|patient)' +
    '(?:,? (?:genaamd|met de naam|heet|named|called))? ',
  'gi',
);
const JOINT = "(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|[Ll]a|[Ee]l|'t|d')";
/** Written with a capital, and not in capitals altogether. */
const ONE = "(?:\\p{Lu}['’])?\\p{Lu}\\p{Ll}+(?:[-'’]\\p{Lu}?\\p{Ll}+)*";
const NAME = new RegExp(`(?:\\p{Lu}\\.? ?){0,4}(?:${JOINT} ){0,3}(${ONE})(?:(?: ${JOINT}){0,3} ${ONE}){0,2}`, 'uy');
/** The commonest surnames: behind a title people write them without a capital too. */
const COMMON = new RegExp(
  '(?:jansen|janssen|bakker|visser|smit|smits|meijer|meyer|mulder|bos|vos|peters|peeters|hendriks|dekker|brouwer|dijkstra|kok|' +
    'jacobs|vermeulen|schouten|willems|hoekstra|koster|verhoeven|prins|huisman|postma|kuipers?|veenstra|kramer|scholten|gerritsen|' +
    'de (?:jong|vries|boer|groot|wit|graaf|haan|bruijn|bruin|lange|ruiter|koning)|van (?:dijk|leeuwen|vliet|beek|wijk|dam|loon|es)|' +
    'van de[nr]? (?:berg|meer|linden|heuvel|veen|broek|heijden|brink|wal|velde|laan))(?![\\p{L}])',
  'uy',
);
const MONTHS =
  'jan(?:uari)?|feb(?:ruari)?|maart|mrt|april|apr|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'january|february|march|may|june|july|august|october';
/** Somebody's birthday: of the last century, or called so. */
const BORN = new RegExp(
  `(?:geb(?:oren|oortedatum|\\.)?|dob|born)(?: op| on)?:? ?\\d{1,2}[-/. ](?:\\d{1,2}|${MONTHS})[-/. ](?:\\d{4}|\\d\\d)(?!\\d)` +
    `|\\d{1,2}(?:[-/.]\\d{1,2}[-/.]| (?:${MONTHS}) )19\\d\\d(?!\\d)`,
  'gi',
);
/** Written with a capital where a sentence begins, and the house's own words. */
const NO_NAMES = new Set(
  (
    'aan afdeling alles als belt bij dat de deze die dit doet dus een en er ga gaat geen graag had hangt heeft het hij hoe iemand ik in ' +
    'is ja kamer kan komt kunnen ligt maar met mijn moet mag nee niet nog nu ons onze op portaal staat toen van valt voor waar wat we wie ' +
    'wij wil woont ysis zal ze zij zit zorg caren medimo nedap he she it is the they we who can was has please room'
  ).split(' '),
);

/**
 * What looks like the name or the birthday of somebody who lives here, in order; a hint to the one who writes, never a reason to stop
 * her. `colleagues`: names the page knows, which may be written. Finds "mevrouw De Vries", "mw. A. de Boer", "bewoner Piet Bakker", "geb.
 * 12-03-1940"; not "meneer ligt op de grond", and not a name by itself, which mostly is a colleague's.
 */
export function namesHint(text: string, colleagues: readonly string[] = []): Span[] {
  const known = new Set(colleagues.flatMap(nameParts));
  const named = [...text.matchAll(BEFORE)].flatMap(({ index, 0: title }) => {
    const name = nameAt(text, index + title.length);
    const hers = name !== undefined && !nameParts(name).every((part) => known.has(part));
    return hers ? [{ start: index, end: index + title.length + name.length }] : [];
  });
  const born = [...text.matchAll(BORN)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  const found = [...named, ...born].filter(({ start }) => !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)));
  return found
    .sort((a, b) => a.start - b.start)
    .filter((one, i, all) => all[i - 1] === undefined || all[i - 1]!.end <= one.start);
}

function nameAt(text: string, at: number): string | undefined {
  NAME.lastIndex = COMMON.lastIndex = at;
  const [whole, first = ''] = NAME.exec(text) ?? [];
  return whole !== undefined && !NO_NAMES.has(first.toLowerCase()) ? whole : COMMON.exec(text)?.[0];
}

/** What of a name tells one from another, in small letters. */
export function nameParts(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u)
    .filter((part) => part.length > 1 && !new RegExp(`^${JOINT}$`).test(part));
}
