import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import {
  checkWording,
  compileRedirectingWords,
  detectLanguages,
} from '../../libs/domain/src/ownership/redirecting-words.js';
import { judge } from '../../libs/domain/src/ownership/wording/judge.js';
import { featuresOf, isJudgedByLikeness } from '../../libs/domain/src/ownership/wording/likeness.js';
import { type LearnedRules, type RedirectingRules } from '../../libs/domain/src/ownership/wording/rules.js';
import { type Example } from './learn.js';

export interface Phrase {
  readonly text: string;
  readonly lang: 'nl' | 'en';
  readonly redirect: boolean;
}

const root = new URL('../../', import.meta.url);

async function readPhrases(name: string, redirect?: boolean): Promise<Phrase[]> {
  const lines = (await readFile(new URL(`test/data/${name}.jsonl`, root), 'utf8')).split('\n').filter((line) => line);
  return lines.map((line) => ({ ...(redirect === undefined ? {} : { redirect }), ...(JSON.parse(line) as Phrase) }));
}

/** Half of the labelled phrases, by their hash, was never looked at while rules were written and never learned from. */
export const isHeldOut = ({ text }: Phrase): boolean =>
  createHash('sha256').update(text, 'utf8').digest().readUInt32BE(0) % 2 === 1;

/** The labelled phrases, our own redirecting ones, and ordinary replies. */
export const labelled = await readPhrases('redirect-phrases');
export const redirecting = await readPhrases('redirecting-replies', true);
export const ordinary = await readPhrases('ordinary-replies', false);

export async function readRules(): Promise<RedirectingRules> {
  const [nl, en, learned] = await Promise.all(
    ['nl', 'en', 'learned'].map(async (name) =>
      load(await readFile(new URL(`config/redirecting-words/${name}.yaml`, root), 'utf8').catch(() => 'null')),
    ),
  );
  return { nl, en, ...(learned ? { learned: learned as LearnedRules } : {}) } as RedirectingRules;
}

const { nl, en } = await readRules();
export const rulesOnly = compileRedirectingWords({ nl, en });

export interface Judged extends Example {
  readonly phrase: Phrase;
  /** What the rules say by themselves, and whether likeness may say anything. */
  readonly byRule: boolean;
  readonly mayBeAlike: boolean;
}

export function judged(phrase: Phrase): Judged {
  const { evidence } = judge(phrase.text, rulesOnly[detectLanguages(phrase.text, rulesOnly)[0]!]);
  return {
    phrase,
    redirects: phrase.redirect,
    features: [...featuresOf(evidence).keys()],
    byRule: checkWording(phrase.text, rulesOnly).redirects,
    mayBeAlike: isJudgedByLikeness(evidence),
  };
}
