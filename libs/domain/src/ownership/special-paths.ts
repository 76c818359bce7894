import { URGENCIES, type Urgency } from '../policy.js';
import { type Recognised } from './context.js';
import { PATHS, type PathName } from './ticket.js';
import { Lexicon, listed } from './wording/lexicon.js';
import { compilePattern, PatternIndex, type Pattern } from './wording/patterns.js';
import { MOST_STEPS, Reading, type Found } from './wording/reading.js';
import { compileLearned, featuresOfSentence, score, type Learned } from './wording/likeness.js';
import { type Language, type LearnedRules } from './wording/rules.js';
import { readSentences } from './wording/tokens.js';

/** `config/special-paths/{nl,en}.yaml`, parsed: which words are about a special path, and the steps of each. */
export interface SpecialPathRules {
  readonly nl: PathLanguage;
  readonly en: PathLanguage;
  /** `learned.yaml`, written by test/special-paths/train.ts; without it only the rules speak. */
  readonly learned?: Readonly<Record<PathName, LearnedRules>>;
}

export interface PathLanguage {
  readonly classes: Readonly<Record<string, string>>;
  readonly recognises: readonly RecogniseRule[];
  /** When the same words are about something else: an exercise, long ago, a question how it is done, nobody hurt. */
  readonly excuses: readonly ExcusingRule[];
  readonly paths: Readonly<Record<PathName, GuidedPath>>;
}

export interface RecogniseRule {
  readonly id: string;
  readonly path?: PathName;
  readonly urgency?: Urgency;
  readonly why: string;
  readonly patterns: readonly string[];
  /** Not when one of these stands in the same clause; comma between. */
  readonly unless?: string;
}

export interface ExcusingRule {
  readonly id: string;
  readonly why: string;
  readonly scope: 'clause' | 'sentence' | 'message';
  /** Only of these; of everything when absent. */
  readonly of?: readonly PathName[];
  readonly patterns: readonly string[];
}

/** Steps that whoever helps ticks off beside the question. */
export interface GuidedPath {
  readonly title: string;
  readonly intro: string;
  /** Said where it is suggested. */
  readonly ask: string;
  readonly steps: readonly { readonly id: string; readonly text: string; readonly why: string }[];
}

type Meaning =
  | { readonly as: 'recognise'; readonly rule: RecogniseRule }
  | { readonly as: 'unless'; readonly of: RecogniseRule }
  | { readonly as: 'excuse'; readonly rule: ExcusingRule };

interface CompiledLanguage {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly index: PatternIndex<Meaning>;
}

export interface SpecialPaths {
  readonly languages: readonly CompiledLanguage[];
  readonly learned?: ReadonlyMap<PathName, Learned>;
}

/** Throws with a sentence that names the rule, when a list cannot be read. */
export function compileSpecialPaths(rules: SpecialPathRules): SpecialPaths {
  const languages = (['nl', 'en'] as const).map((language) => {
    const lexicon = new Lexicon(rules[language].classes);
    const compile = (source: string): Pattern => compilePattern(source, lexicon.has);
    return { language, lexicon, index: new PatternIndex(meanings(rules[language], compile)) };
  });
  const { learned } = rules;
  if (!learned) return { languages };
  return { languages, learned: new Map(PATHS.map((path) => [path, compileLearned(learned[path])])) };
}

function* meanings(
  { recognises, excuses }: PathLanguage,
  compile: (source: string) => Pattern,
): Generator<{ pattern: Pattern; value: Meaning }> {
  const each = function* (patterns: readonly string[] = [], value: Meaning) {
    for (const source of patterns) yield { pattern: compile(source), value };
  };
  for (const rule of recognises) {
    yield* each(rule.patterns, { as: 'recognise', rule });
    yield* each(listed(rule.unless), { as: 'unless', of: rule });
  }
  for (const rule of excuses) yield* each(rule.patterns, { as: 'excuse', rule });
}

/**
 * Section 8 of the rule: what her words may be about, in the order of PATHS, and the highest urgency they speak of. A suggestion
 * for whoever helps: nothing is decided by it. Rules find what they know; their word and every other is weighed by what was
 * learned, where that is there. Both languages are read; nothing of the text is kept.
 */
export function recognise(text: string, paths: SpecialPaths): Recognised {
  const { spoke, features } = evidenceOf(text, paths);
  const byRule = (path: PathName): boolean => spoke.some((rule) => rule.path === path);
  const about = PATHS.filter((path) => {
    const model = paths.learned?.get(path);
    return model ? isAbout(path, byRule(path), score(features, model), model.threshold) : byRule(path);
  });
  const said = [...spoke.flatMap(({ urgency }) => urgency ?? []), ...about.map((path) => URGENT[path])];
  const urgency = URGENCIES.find((one) => said.includes(one));
  return { paths: about, ...(urgency ? { urgency } : {}) };
}

/** Danger that a rule knows is never weighed away: of all things to miss, the one that cannot be made good. */
export const isAbout = (path: PathName, byRule: boolean, weighed: number, threshold: number): boolean =>
  weighed > threshold || (path === 'danger' && byRule);

/** How soon each path needs a person. */
const URGENT: Readonly<Record<PathName, Urgency>> = { danger: 'now', incident: 'today', data_leak: 'now' };
/** Longer than any question; what comes after is not read. */
const MOST_LETTERS = 20_000;

/** Which rules spoke, and everything the learned weights may know a text by: words, beginnings, pairs, classes, rules, excuses. */
export function evidenceOf(
  text: string,
  { languages }: SpecialPaths,
): { readonly spoke: readonly RecogniseRule[]; readonly features: readonly string[] } {
  const read = languages.map((language) => readIn(text.slice(0, MOST_LETTERS), language));
  const spoke = read.flatMap(({ rules }) => rules);
  const features = new Set(read.flatMap((one) => [...one.features]));
  for (const { path, id } of spoke) if (path) features.add(`r:${id}`).add(`path:${path}`);
  return { spoke, features: [...features] };
}

function readIn(text: string, { language, lexicon, index }: CompiledLanguage) {
  const budget = { steps: MOST_STEPS };
  const sentences = readSentences(text, { english: language === 'en', quotes: 'said' });
  const read = sentences.map((sentence) => {
    const reading = new Reading(sentence, lexicon, budget);
    return { reading, found: reading.findAll(index) };
  });
  const excuses = read.flatMap(({ found }) => found.filter(isExcuse));
  const everywhere = excuses.filter(({ value }) => value.rule.scope === 'message');
  const rules = read.flatMap(({ reading, found }) => {
    const here = [...everywhere, ...found.filter(isExcuse)];
    return found
      .filter(isRecognised)
      .filter((hit) => !isExcused(hit, here, found, reading))
      .map(({ value }) => value.rule);
  });
  const features = new Set(excuses.map(({ value }) => `x:${value.rule.id}`));
  for (const { reading } of read) for (const name of featuresOfSentence(reading)) features.add(name);
  return { rules, features };
}

type Recognising = Found<Extract<Meaning, { as: 'recognise' }>>;
type Excusing = Found<Extract<Meaning, { as: 'excuse' }>>;
const isRecognised = (one: Found<Meaning>): one is Recognising => one.value.as === 'recognise';
const isExcuse = (one: Found<Meaning>): one is Excusing => one.value.as === 'excuse';

function isExcused(
  hit: Recognising,
  excuses: readonly Excusing[],
  found: readonly Found<Meaning>[],
  reading: Reading,
): boolean {
  const { rule } = hit.value;
  const otherwise = found.some(
    ({ value, ...span }) => value.as === 'unless' && value.of === rule && reading.sameClause(hit, span),
  );
  if (otherwise) return true;
  return excuses.some(({ value: { rule: excuse }, ...span }) => {
    if (excuse.of && !(rule.path && excuse.of.includes(rule.path))) return false;
    return excuse.scope !== 'clause' || reading.sameClause(hit, span);
  });
}
