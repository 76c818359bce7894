import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOOR } from '../../libs/contracts/src/error-codes.js';
import { REFUSALS } from '../../libs/domain/src/refusals.js';

export type Language = 'nl' | 'en';
/** One text of the screens: where it stands (`file key.key`) and how it reads with names and times filled in. */
export interface Said {
  readonly where: string;
  readonly text: string;
}

/** Longest sentence, and how easily the texts of one file must read. B1 is about 60; a screen has less room than a page. */
export const LIMITS: Readonly<Record<Language, { readonly words: number; readonly ease: number }>> = {
  nl: { words: 16, ease: 75 },
  en: { words: 18, ease: 70 },
};
/** Words of the trade, of a machine, or of a desk that sends people away; the right-hand column of the word list. */
export const NEVER: Readonly<Record<Language, RegExp>> = {
  nl: /\b(tickets?|meldingen|melding|klant(en)?|escal\w+|claim\w*|door(stu|verb|schui)\w*|toewijz\w+|overzet\w*|afsluiten|sluiten|SLA|dashboard|prio(riteit)?\b|backlog|help ?desk|service ?desk|behandelaar|agent|inloggen|submit|error|ongeldig\w*|invoer|hulpverlener\w*|issue)\b|!/i,
  en: /\b(tickets?|customers?|escalat\w+|claim\w*|assign\w*|transfer\w*|forward(ed|ing)?|SLA|dashboard|backlog|help ?desk|agents?|invalid|submit)\b|!/i,
};

/** The screens, and what the rule and the desk say themselves: figures, and mail. */
const ROOMS = ['apps/web', 'libs/domain/src', 'libs/desk/src'];

/** Every text of the words files of this language. A file that joins others (`nl.ts`) is read through its parts. */
export async function textsOf(language: Language): Promise<Said[]> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(`.${language}.ts`))
      .map((file) => join(room, file))
      .sort(),
  );
  const read = files.map(async (file) => {
    const words = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    return [...said(words, relative('.', file))];
  });
  return [...(await Promise.all(read)).flat(), ...refusals(language)];
}

/** What the desk answers when it says no. */
function refusals(language: Language): Said[] {
  return Object.entries({ ...REFUSALS, ...DOOR }).map(([code, [, nl, en]]) => ({
    where: `refusals ${code}`,
    text: language === 'nl' ? nl : en,
  }));
}

function* said(words: unknown, where: string): Generator<Said> {
  if (typeof words === 'string') yield { where, text: words };
  else if (typeof words === 'function') {
    for (const text of new Set(FILLED.map((given) => filled(words, given)))) yield { where, text };
  } else if (typeof words === 'object' && words !== null)
    for (const [key, inner] of Object.entries(words)) yield* said(inner, `${where} ${key}`);
}

/** What stands in the place of names, times and numbers: one of something, and more. */
const FILLED: readonly unknown[] = [1, 3, 'Fatma'];

function filled(words: { readonly length: number } & object, given: unknown): string {
  const say = words as (...given: unknown[]) => unknown;
  return [say(...Array.from({ length: Math.max(words.length, 1) }, () => given))].flat().join('\n');
}

/** Sentences of a text; a label is a sentence of its own. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/\u00a0/g, ' ')
    .split(/(?<=[.?:;…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\d]+(?:['’.-][\p{L}\d]+)*/gu) ?? [];

/** Groups of vowels: near enough to count by in both languages. */
export const syllablesIn = (word: string): number => word.match(/[aeiouyàáâäèéêëìíîïòóôöùúûü]+/giu)?.length ?? 1;

/**
 * How easily it reads, 0 to 100: Flesch, for Dutch with the weights of Douma (1960). B1 is about 60 and more.
 */
export function ease(texts: readonly string[], language: Language): number {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const length = words.length / sentences.length;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0) / words.length;
  return language === 'nl' ? 206.835 - 0.93 * length - 77 * syllables : 206.835 - 1.015 * length - 84.6 * syllables;
}
