import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import {
  compileSpecialPaths,
  evidenceOf,
  type SpecialPathRules,
} from '../../libs/domain/src/ownership/special-paths.js';
import { type PathName } from '../../libs/domain/src/ownership/ticket.js';
import { crossScores, type Example, type Learning } from '../redirecting-words/learn.js';

/** A question as it is typed, and what it is about. */
export interface Text {
  readonly text: string;
  readonly lang: 'nl' | 'en';
  readonly paths: readonly PathName[];
  readonly id?: string;
}

const root = new URL('../../', import.meta.url);

async function readTexts(file: string): Promise<Text[]> {
  const lines = (await readFile(new URL(file, root), 'utf8')).split('\n').filter((line) => line);
  return lines.map((line) => ({ paths: [], ...(JSON.parse(line) as Omit<Text, 'paths'>) }));
}

/** Written by somebody who knew no rule; half of it, by hash, was never looked at nor learned from. */
const labelled = await readTexts('test/data/special-paths.jsonl');
const isHeldOut = ({ text }: Text): boolean =>
  createHash('sha256').update(text, 'utf8').digest().readUInt32BE(0) % 2 === 1;
export const heldOut = labelled.filter(isHeldOut);

/** Questions about nothing special, some of them pressing. */
export const ordinary = await readTexts('test/data/ordinary-questions.jsonl');
const harmless = new Set(ordinary.map(({ text }) => text));
export const isOrdinary = ({ text }: Text): boolean => harmless.has(text);
/** What the weights are learned from. */
export const taught = [
  ...labelled.filter((text) => !isHeldOut(text)),
  ...(await readTexts('test/data/special-paths-taught.jsonl')),
  ...ordinary,
];
/** What the demo's care workers ask; never learned from. */
export const asked = await readTexts('config/demo/example-requests.jsonl');

export async function readRules(): Promise<SpecialPathRules> {
  const [nl, en, learned] = await Promise.all(
    ['nl', 'en', 'learned'].map(
      async (name) =>
        load(await readFile(new URL(`config/special-paths/${name}.yaml`, root), 'utf8').catch(() => 'null')) as object,
    ),
  );
  return { nl, en, ...(learned ? { learned } : {}) } as SpecialPathRules;
}

const { nl, en } = await readRules();
export const rulesOnly = compileSpecialPaths({ nl, en });

export interface Weighed extends Text {
  readonly features: readonly string[];
  readonly byRule: readonly PathName[];
}

export function weighed(text: Text): Weighed {
  const { features, spoke } = evidenceOf(text.text, rulesOnly);
  return { ...text, features, byRule: spoke.flatMap(({ path }) => path ?? []) };
}

/** Gentler than for redirecting words: fewer texts, of more kinds. More than `most` found hardly more (a recall of 0.02 at the same precision). */
export const GENTLY: Learning = { rounds: 10, pullToZero: 0.001, step: 0.1, leastSeen: 3, most: 1_000 };

/** How much each of these texts looks like this path, to weights that never saw it. */
export const crossWeighed = (texts: readonly Weighed[], path: PathName): number[] =>
  crossScores(examplesOf(texts, path), GENTLY);

export const examplesOf = (texts: readonly Weighed[], path: PathName): Example[] =>
  texts.map(({ paths, features }) => ({ redirects: paths.includes(path), features }));

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly Text[];
}

export function figures<T extends Text>(
  texts: readonly T[],
  path: PathName,
  said: (text: T, at: number) => boolean,
): Figures {
  const suggested = texts.filter(said);
  const right = suggested.filter(({ paths }) => paths.includes(path)).length;
  return {
    precision: right / (suggested.length || 1),
    recall: right / texts.filter(({ paths }) => paths.includes(path)).length,
    wrong: suggested.filter(({ paths }) => !paths.includes(path)),
  };
}
