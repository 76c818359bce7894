/** What a canned text leaves open, by its names: `{vrager}` and `{asker}` are the same. */
export const BLANKS = {
  asker: ['vrager', 'asker'],
  place: ['plek', 'place'],
  number: ['vraagnummer', 'number'],
  me: ['ik', 'me'],
  time: ['tijd', 'time'],
} as const;
export type Blank = keyof typeof BLANKS;

/** The text as it comes in an answer; `gap`: the first blank nobody could fill, by UTF-16 positions, for the one who writes to fill. */
export interface Filled {
  readonly text: string;
  readonly gap?: { readonly start: number; readonly end: number };
}

const OPEN = '…';
const BLANK = /\{([^{}\n]{0,40})\}/gu;
const blankOf = (name: string): Blank | undefined =>
  (Object.keys(BLANKS) as Blank[]).find((one) =>
    (BLANKS[one] as readonly string[]).includes(name.trim().toLowerCase()),
  );

/** Names between braces that fill in nothing, as they were written. */
export function unknownBlanks(text: string): string[] {
  return [...text.matchAll(BLANK)].map(([, name = '']) => name).filter((name) => blankOf(name) === undefined);
}

/** What is not known stays open, so that nobody reads a name of ours. */
export function fill(text: string, known: Partial<Readonly<Record<Blank, string>>>): Filled {
  let gap: Filled['gap'];
  let filled = '';
  let at = 0;
  for (const { index, 0: whole, 1: name = '' } of text.matchAll(BLANK)) {
    filled += text.slice(at, index);
    const blank = blankOf(name);
    const word = (blank && known[blank]?.trim()) || OPEN;
    if (word === OPEN) gap ??= { start: filled.length, end: filled.length + OPEN.length };
    filled += word;
    at = index + whole.length;
  }
  filled += text.slice(at);
  return gap ? { text: filled, gap } : { text: filled };
}
