import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { compileSpecialPaths, type SpecialPathRules } from '../../libs/domain/src/ownership/special-paths.js';
import { type PathName } from '../../libs/domain/src/ownership/ticket.js';

/** A question as it is typed, and what it is about. */
export interface Text {
  readonly text: string;
  readonly lang: 'nl' | 'en';
  readonly paths: readonly PathName[];
}

const root = new URL('../../', import.meta.url);

async function readTexts(name: string): Promise<Text[]> {
  const lines = (await readFile(new URL(`test/data/${name}.jsonl`, root), 'utf8')).split('\n').filter((line) => line);
  return lines.map((line) => JSON.parse(line) as Text);
}

/** Written by somebody who knew no rule; half of it, by hash, was never looked at nor learned from. */
export const labelled = await readTexts('special-paths');
/** What the weights are learned from, with the other half. */
export const taught = await readTexts('special-paths-taught');
export const isHeldOut = ({ text }: Text): boolean =>
  createHash('sha256').update(text, 'utf8').digest().readUInt32BE(0) % 2 === 1;

export async function readRules(): Promise<SpecialPathRules> {
  const [nl, en, learned] = await Promise.all(
    ['nl', 'en', 'learned'].map(
      async (name) =>
        parse(await readFile(new URL(`config/special-paths/${name}.yaml`, root), 'utf8').catch(() => 'null')) as object,
    ),
  );
  return { nl, en, ...(learned ? { learned } : {}) } as SpecialPathRules;
}

const { nl, en } = await readRules();
export const rulesOnly = compileSpecialPaths({ nl, en });
