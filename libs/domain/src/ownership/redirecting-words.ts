import { judge, type Evidence, type Hit } from './wording/judge.js';
import { compileLearned, likeness, type Learned, type Likeness } from './wording/likeness.js';
import { compileLanguage, type CompiledLanguage, type Language, type RedirectingRules } from './wording/rules.js';
import { suggest, type Promised } from './wording/suggest.js';
import { fold } from './wording/tokens.js';

export type { RedirectingRules } from './wording/rules.js';
export type { Promised } from './wording/suggest.js';

export interface RedirectingChecker {
  readonly nl: CompiledLanguage;
  readonly en: CompiledLanguage;
  readonly learned?: Learned;
}

export interface WordingHit {
  /** The words as typed, and where: `text.slice(start, end)`. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  readonly why: string;
}

export interface CheckedWording {
  readonly redirects: boolean;
  readonly hits: readonly WordingHit[];
  /** An owning sentence to send instead; empty when nothing redirects. */
  readonly suggestion: string;
}

/** Throws with a sentence that names the rule, when a word list cannot be read. */
export const compileRedirectingWords = (rules: RedirectingRules): RedirectingChecker => ({
  nl: compileLanguage('nl', rules.nl),
  en: compileLanguage('en', rules.en),
  ...(rules.learned ? { learned: compileLearned(rules.learned) } : {}),
});

/**
 * Section 6 of the rule: after reading only this message, is the next step with the requester, or with nobody?
 * Nothing is learned or kept; the same words give the same answer.
 */
export function checkWording(
  text: string,
  checker: RedirectingChecker,
  lang?: Language,
  promised?: Promised,
): CheckedWording {
  const read = text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS) : text;
  const languages = lang ? [lang] : detectLanguages(read, checker);
  const judged = languages.map((language) => ({ words: checker[language], ...judge(read, checker[language]) }));
  const told = judged.find(({ hits }) => hits.length > 0);
  if (told) {
    const { hits, evidence, words } = told;
    const suggestion = suggest(read, hits[0], evidence.readings, words, promised);
    return { redirects: true, hits: tell(hits, evidence, read), suggestion };
  }
  const { evidence, words } = judged[0]!;
  const alike = checker.learned && likeness(evidence, checker.learned);
  if (!alike) return { redirects: false, hits: [], suggestion: '' };
  return {
    redirects: true,
    hits: [tellAlike(alike, evidence, words, read)],
    suggestion: suggest(read, undefined, evidence.readings, words, promised),
  };
}

/** Longer than any reply; what comes after is not read. */
const MOST_LETTERS = 20_000;

/** The language with most of its own small words; both, when that does not decide. */
export function detectLanguages(text: string, checker: RedirectingChecker): readonly Language[] {
  let nl = 0;
  let en = 0;
  for (const folded of lettersOnly(text)) {
    if (checker.nl.recognise.has(folded)) nl++;
    if (checker.en.recognise.has(folded)) en++;
  }
  if (nl >= 2 * en && nl > 0) return ['nl'];
  if (en >= 2 * nl && en > 0) return ['en'];
  return nl >= en ? ['nl', 'en'] : ['en', 'nl'];
}

/** Folded. */
function lettersOnly(text: string): string[] {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.match(/[a-z]+/g) ?? [];
  return (text.match(/\p{L}+/gu) ?? []).map(fold);
}

/** In the order of the text; of two that overlap, the one that says more. */
function tell(hits: readonly Hit[], { readings }: Evidence, text: string): WordingHit[] {
  const spans = hits.map((hit) => {
    const { tokens } = readings[hit.sentence]!;
    const start = tokens[hit.from]!.start;
    const end = tokens[hit.to - 1]!.end;
    return { phrase: text.slice(start, end), start, end, why: hit.rule.why };
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.reduce<WordingHit[]>((kept, span) => {
    const last = kept[kept.length - 1];
    if (!last || span.start >= last.end) return [...kept, span];
    return span.end - span.start > last.end - last.start ? [...kept.slice(0, -1), span] : kept;
  }, []);
}

/** The whole sentence, and the words that made it weigh. */
function tellAlike(
  alike: Likeness,
  { readings }: Evidence,
  { alike: why }: CompiledLanguage,
  text: string,
): WordingHit {
  const { tokens } = readings[alike.sentence]!;
  const start = tokens[0]!.start;
  const end = tokens[tokens.length - 1]!.end;
  const words = alike.words.map((word) => `“${word}”`).join(', ');
  return { phrase: text.slice(start, end), start, end, why: why.split('{words}').join(words) };
}
