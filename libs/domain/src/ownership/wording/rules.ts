import { Lexicon, listed } from './lexicon.js';
import { compilePattern, PatternIndex, type Pattern } from './patterns.js';

export type Language = 'nl' | 'en';

/** The word lists of `config/redirecting-words/{nl,en}.yaml`, parsed. */
export interface RedirectingRules {
  readonly nl: LanguageRules;
  readonly en: LanguageRules;
  /** `config/redirecting-words/learned.yaml`; without it only the rules speak. */
  readonly learned?: LearnedRules;
}

/** What `test/redirecting-words/train.ts` writes. */
export interface LearnedRules {
  readonly bias: number;
  /** Above this a message is like the redirecting ones. */
  readonly threshold: number;
  /** A line per feature: its weight, a space, its name. */
  readonly weights: string;
}

export interface LanguageRules {
  /** Lists are comma separated. Small words only this language has: enough to tell which language a message is in. */
  readonly recognise: string;
  readonly classes: Readonly<Record<string, string>>;
  readonly redirects: readonly RedirectRule[];
  readonly forgives: readonly ForgivingRule[];
  readonly excuses: readonly ExcuseRule[];
  readonly suggestions: SuggestionRules;
  /** Said when no rule speaks but the message is like the redirecting ones; `{words}` made it so. */
  readonly alike: string;
}

export type Kind =
  'elsewhere' | 'lookup' | 'again' | 'later' | 'approval' | 'unknown' | 'refusal' | 'closed' | 'passed';

export interface RedirectRule {
  readonly id: string;
  readonly kind: Kind;
  /** With whom the next step is left. */
  readonly next: 'hers' | 'nobody';
  readonly why: string;
  readonly patterns: readonly string[];
  /** Not when one of these stands in the same sentence. */
  readonly unless?: string;
  /** Which forgiving rules, anywhere in the message, put the next step back where it belongs. */
  readonly forgivenBy?: readonly string[];
}

export interface ForgivingRule {
  readonly id: string;
  readonly why: string;
  readonly patterns: readonly string[];
  /** Not when one of these stands in the same clause. */
  readonly unless?: string;
  readonly onlyAsking?: boolean;
}

export interface ExcuseRule {
  readonly id: string;
  readonly why: string;
  readonly scope: 'clause' | 'sentence' | 'message';
  readonly next?: 'hers' | 'nobody';
  readonly patterns: readonly string[];
}

export interface Suggestions {
  /** `{by}` is the time she hears something, `{day}` the day if that is another one. `u` where the message says u. */
  readonly hear: Wordings;
  readonly hearOn: Wordings;
  readonly hearToday: Wordings;
  /** What stands between hours and minutes. */
  readonly timeDot: string;
  /** Sunday first, January first; comma separated in the file. */
  readonly days: readonly string[];
  readonly months: readonly string[];
  readonly steps: Readonly<Record<Kind, Wordings>>;
  /**
   * The step when the words name whom or what: `{whom}`, found as one of the classes of `whom` for that kind, else `any`;
   * `{where}` is that with its preposition (class `place`). Not what an adjective of class `vague` leaves open.
   */
  readonly named: Readonly<Partial<Record<Kind, Wordings>>>;
  readonly whom: Readonly<Partial<Record<Kind, readonly string[]>>> & { readonly any: readonly string[] };
}

export type SuggestionRules = Omit<Suggestions, 'days' | 'months' | 'whom'> & {
  readonly days: string;
  readonly months: string;
  readonly whom: Readonly<Partial<Record<Kind, string>>> & { readonly any: string };
};

export interface Wordings {
  readonly plain: string;
  readonly formal?: string;
}

/** What a pattern stands for, once found. */
export type Meaning =
  | { readonly as: 'redirect'; readonly rule: RedirectRule }
  | { readonly as: 'unless'; readonly of: RedirectRule }
  | { readonly as: 'forgive'; readonly rule: ForgivingRule }
  | { readonly as: 'unlessForgive'; readonly of: ForgivingRule }
  | { readonly as: 'excuse'; readonly rule: ExcuseRule };

export interface CompiledLanguage {
  readonly language: Language;
  readonly recognise: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  readonly index: PatternIndex<Meaning>;
  readonly suggestions: Suggestions;
  readonly alike: string;
}

const NEEDED = ['stop', 'turn', 'opener', 'trailer', 'conj', 'det', 'not', 'afterwards', 'formal', 'vague', 'place'];

export function compileLanguage(language: Language, rules: LanguageRules): CompiledLanguage {
  const lexicon = new Lexicon(rules.classes);
  const missing = NEEDED.find((name) => !lexicon.has(name));
  if (missing) throw new Error(`The ${language} word list lacks the class ${missing}.`);
  const forgiving = new Set(rules.forgives.map(({ id }) => id));
  for (const { id, forgivenBy = [] } of rules.redirects) {
    const stranger = forgivenBy.find((name) => !forgiving.has(name));
    if (stranger) throw new Error(`The ${language} rule ${id} is forgiven by ${stranger}, which is not in the list.`);
  }
  return {
    language,
    recognise: new Set(listed(rules.recognise)),
    lexicon,
    index: new PatternIndex(meanings(rules, (source) => compilePattern(source, lexicon.has))),
    suggestions: readSuggestions(language, rules.suggestions, lexicon),
    alike: rules.alike,
  };
}

function readSuggestions(language: Language, rules: SuggestionRules, lexicon: Lexicon): Suggestions {
  const [days, months] = [listed(rules.days), listed(rules.months)];
  if (days.length !== 7 || months.length !== 12)
    throw new Error(`The ${language} word list needs seven days and twelve months.`);
  const whom = Object.fromEntries(Object.entries(rules.whom).map(([kind, classes]) => [kind, listed(classes)]));
  const stranger = Object.values(whom)
    .flat()
    .find((name) => !lexicon.has(name));
  if (stranger) throw new Error(`The ${language} suggestions name the class ${stranger}, which is not in the list.`);
  return { ...rules, days, months, whom: { any: [], ...whom } };
}

function* meanings(
  { redirects, forgives, excuses }: LanguageRules,
  compile: (source: string) => Pattern,
): Generator<{ pattern: Pattern; value: Meaning }> {
  const each = function* (patterns: readonly string[] = [], value: Meaning) {
    for (const source of patterns) yield { pattern: compile(source), value };
  };
  for (const rule of redirects) {
    yield* each(rule.patterns, { as: 'redirect', rule });
    yield* each(listed(rule.unless), { as: 'unless', of: rule });
  }
  for (const rule of forgives) {
    yield* each(rule.patterns, { as: 'forgive', rule });
    yield* each(listed(rule.unless), { as: 'unlessForgive', of: rule });
  }
  for (const rule of excuses) yield* each(rule.patterns, { as: 'excuse', rule });
}
