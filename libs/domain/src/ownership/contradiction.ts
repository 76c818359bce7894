import { fold } from './wording/tokens.js';

/**
 * Words against the "solved" button: "maar hij werkt nog steeds niet", "still broken". Careful: only a plain statement
 * about now counts, no condition ("als het weer niet werkt") and no story that ends well ("eerst niet, maar nu wel").
 */
export function contradictsSolved(text: string): boolean {
  const clauses = fold(text.slice(0, MOST_LETTERS).replace(/[\u2018\u2019]/g, "'"))
    .split(/[.!?;,\n:]|\b(?:maar|but|en|and|(?<!niet )alleen|(?<!not )only)\b/)
    .map((clause) => ` ${clause.trim()} `);
  // The last word about how it stands now decides.
  return clauses.reduce((against, clause) => {
    if (CONDITION.test(clause)) return against;
    if (AGAINST.some((pattern) => pattern.test(clause)) && !HARMLESS.test(clause)) return true;
    return against && !WELL.test(clause);
  }, false);
}

const MOST_LETTERS = 5_000;

const CONDITION = /^ (?:als|mocht|indien|wanneer|zodra|tenzij|if|when|unless|should|in case)\b| (?:als|mocht|if) /;

const STATE_NL =
  'opgelost|verholpen|klaar|gelukt|gemaakt|goed|in orde|gerepareerd|hersteld|binnen|gekregen|geleverd|ontvangen|terug|geregeld|gefixt|geweest|aangepast|schoon|compleet|werkend|geholpen';
const STATE_EN = 'fixed|solved|resolved|working|done|sorted|repaired|right|ok|okay|here|arrived|finished|better';

const AGAINST: readonly RegExp[] = [
  // nog steeds niet, nog altijd geen, nog steeds kapot
  /\bnog (?:steeds|altijd) (?:(?:helemaal|echt|gewoon|maar) )?(?:niet|niks|niets|geen|kapot|stuk|koud|leeg|last|problemen|een storing|dezelfde|hetzelfde|traag|dicht|uit|vast|fout|op slot)\b/,
  /\bsteeds niet\b/,
  // werkt niet, doet het nog niet, lukt hier nog niet
  /\b(?:werkt|werken|functioneert|lukt|start|print|opent|laadt?|rijdt) (?:(?:het|hij|ie|dit|dat|zij|ze|nu|nog|helaas|weer|ook|echt|toch|gewoon|hier|bij ons|bij mij|alweer) ){0,4}niet\b/,
  /\b(?:doet|doen) (?:(?:het|hij|ie|t|'t|ze|nu|nog|helaas|weer|ook|echt|toch|gewoon|hier|alweer) ){0,4}(?:niet|niks|niets)\b/,
  // is niet opgelost, nog niet klaar
  new RegExp(
    `\\b(?:is|zijn|ben|staat|heb|hebben|nog|toch|helaas) (?:(?:het|dit|dat|hij|nog|echt|toch|helaas|dus|ook|helemaal) ){0,3}niet (?:(?:echt|helemaal|goed|volledig) )?(?:${STATE_NL})\\b`,
  ),
  /\b(?:kan|kunnen|kom|komen) (?:(?:ik|we|wij|er|hier|nu|weer|alweer|steeds|nog|helaas|toch|ook) ){0,4}niet (?:inloggen|binnen|erin|in|openen|werken|bellen|aftekenen|verder|afsluiten|printen|zien)\b/,
  // hij piept nog steeds, knippert nog steeds rood
  /\b(?:piept|knippert|lekt|hapert|rammelt|hangt|stinkt|kraakt|loopt leeg|valt uit|valt weg|geeft|blijft) (?:(?:nog )?steeds|nog altijd|maar)\b/,
  /\bstaat nog (?:steeds )?(?:stil|open|uit|vast|op storing)\b/,
  /\b(?:nog|steeds) (?:niks|niets) (?:gehoord|gekregen|ontvangen|gezien|geleverd|gebeurd|veranderd)\b/,
  /^ (?:helaas |weer |nog steeds )?(?:het )?(?:zelfde|dezelfde|hetzelfde) (?:probleem|fout|storing|liedje|melding)\b/,
  /\bonopgelost\b/,
  /\bklopt (?:(?:het|nog|nu|steeds|helaas|ook) ){0,3}niet\b/,
  // is weer kapot, is nog stuk
  /\b(?:is|zijn|gaat|ligt|valt|staat|blijft) (?:(?:het|hij|nu|nog|weer|alweer|opnieuw|steeds|gewoon|er|al|toch) ){0,4}(?:kapot|stuk|mis|eruit|uitgevallen|defect|hetzelfde|vastgelopen|in storing)\b/,
  /\b(?:alweer|opnieuw|weer) (?:kapot|stuk|uitgevallen|defect|hetzelfde|dezelfde fout|raak|mis)\b/,
  /\b(?:probleem|storing|fout|melding|lek|alarm) (?:blijft|bestaat nog|is (?:er )?(?:nog|weer|terug)|komt (?:weer )?terug)\b/,
  /\b(?:heb|hebben|houd|houden) (?:(?:ik|we|wij|hier|er) ){0,2}(?:nog|weer) (?:(?:steeds|altijd) )?(?:last|problemen|een probleem|storing)\b/,
  /\bwacht(?:en)? (?:(?:ik|we|wij) )?nog (?:steeds )?op\b/,
  /\b(?:er is |is er )?(?:nog )?niemand (?:geweest|gekomen|langs ?geweest|gebeld)\b/,
  /^ (?:nee|helaas)? ?(?:nog|helaas|toch) niet(?: helemaal| echt)? $/,
  /^ niet opgelost $/,
  // English
  /\bstill (?:(?:really|just|completely|very|much) )?(?:not|no |isn't|doesn't|won't|can't|don't|broken|down|stuck|waiting|failing|happening|faulty|cold|leaking|beeping|locked|the same|having (?:the same |this )?(?:trouble|problem|issue)|getting (?:the same |this |an )?(?:error|message))/,
  /\b(?:isn't|aren't|is not|are not|it's not|not yet|still not|hasn't been|has not been|haven't been) (?:(?:actually|really|yet|been|quite|properly|all) ){0,2}(?:STATE)\b/,
  /\b(?:doesn't|does not|won't|will not|don't|do not) (?:(?:actually|really|even|always) )?(?:work|start|open|print|charge|load|help)\b/,
  /^ (?:it )?not (?:working|fixed|solved|resolved|yet) $/,
  /\bstill (?:beeps|leaks|blinks|freezes|fails|crashes|hangs|stuck)\b/,
  /\bkeeps (?:beeping|leaking|blinking|freezing|failing|crashing|hanging|happening|coming back|falling|asking)\b/,
  /\b(?:problem|issue|it|question) (?:is )?not (?:fixed|solved|resolved)\b/,
  /^ (?:the )?same (?:problem|error|issue|fault|thing)\b/,
  /\b(?:broken|down|stuck|wrong|out|gone|failing|leaking) again\b/,
  /\b(?:problem|issue|error|fault|leak|alarm) (?:persists|remains|continues|is (?:still there|back)|came back|has returned|keeps)\b/,
  /\bnobody (?:came|has come|called|has called|showed up)\b/,
].map((pattern) => new RegExp(pattern.source.replace('STATE', STATE_EN)));

/** Not tried yet, or nothing to complain of: no contradiction. */
const HARMLESS =
  /\b(?:getest|geprobeerd|gebruikt|gekeken|gecontroleerd|zeker|klachten|reden|haast|nodig|tried|tested|sure|complaints|rush|needed|steeds niet begrijp|geloven|believe|niet alleen|not only|erg|bad|niet meer (?:kapot|stuk|mis)|no longer|waarom|why|hoe het kwam|what caused)\b/;

/** The story ends well. */
const WELL =
  /\b(?:nu wel|nu weer|inmiddels|(?:werkt|doet het|gaat|lukt|is) (?:het |hij |ie )?(?:nu|weer|wel|inmiddels|gelukkig|prima|goed)|opgelost|gelukt|goed genoeg|verder prima|maakt niet uit|geeft niet|hoeft niet|niet erg|kan zo|klaar|nu (?:doet|werkt|is|gaat|lukt)|now it|it (?:does|works|is) now|works|fixed|sorted|solved|all good|good enough|fine|now (?:ok|okay|good|fine|working)|never mind|doesn't matter)\b/;
