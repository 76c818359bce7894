/** A message as words with their places, in sentences, without what others are quoted as saying. */
export interface Token {
  /** Lower case, without accents. Punctuation is a token of its own. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'address' | 'clause';
  readonly capital: 'no' | 'first' | 'all';
  /** The first of its sentence: its capital says nothing. */
  readonly opens?: true;
}

export interface Sentence {
  readonly tokens: readonly Token[];
  readonly asks: boolean;
}

/** Whole pieces of text without spaces. Each quantifier runs once over the text: nothing here can backtrack far. */
const PIECE = /\S+/g;
const PART =
  /\d+-\p{L}[\p{L}\p{M}]*|\p{L}[\p{L}\p{M}\d]*(?:['&-][\p{L}\p{M}\d]+)*|\d+(?:[.:,/-]\d+)*|\.{2,}|[.!?\u2026;,:()\u2013\u2014-]/gu;
/** Most pieces: a word without accents, and what ends it. */
const PLAIN = /^([A-Za-z][a-z]*)([.,:;!?]?)$/;
const ADDRESS = /^[^@]+@[^@]+\.[^@]+$|^https?:|^www\./i;
const ENDS = new Set(['.', '!', '?', '\u2026', ';']);
const CLAUSES = new Set([',', ':', '(', ')', '-', '\u2013', '\u2014']);
const SHORT = new Set(
  'mw mevr dhr mr dr drs bijv bv nr nrs tel evt incl excl ca max min blz ivm i.v.m t.a.v m.b.t o.a e.g i.e mrs ms etc st'.split(
    ' ',
  ),
);
const ENGLISH_ENDS: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'m", 'am'],
  ["'d", 'would'],
  ["'s", ''],
];
const ENGLISH_WHOLE: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cant: ['can', 'not'],
  cannot: ['can', 'not'],
  "won't": ['will', 'not'],
  wont: ['will', 'not'],
  dont: ['do', 'not'],
  "it's": ['it', 'is'],
  "that's": ['that', 'is'],
  thats: ['that', 'is'],
  "he's": ['he', 'is'],
  "she's": ['she', 'is'],
  "there's": ['there', 'is'],
  "what's": ['what', 'is'],
  "let's": ['let', 'us'],
  im: ['i', 'am'],
  isnt: ['is', 'not'],
  doesnt: ['does', 'not'],
  youll: ['you', 'will'],
  ill: ['i', 'will'],
};

/** `quotes: 'said'`: what somebody is quoted as saying counts too, as with "zij zegt: 'ik wil niet meer'". */
export function readSentences(
  text: string,
  { english, quotes = 'others' }: { readonly english: boolean; readonly quotes?: 'others' | 'said' },
): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (asks: boolean): void => {
    if (tokens.length === 0) return;
    if (isShouted(tokens)) tokens = tokens.map((token) => ({ ...token, capital: 'no' }));
    tokens[0] = { ...tokens[0]!, opens: true };
    sentences.push({ tokens, asks });
    tokens = [];
  };
  let lineEnd = 0;
  const spoken = quotes === 'said' ? text.replace(/[\u2018\u2019\u02bc]/g, "'") : withoutQuotes(text);
  for (const piece of spoken.matchAll(PIECE)) {
    if (tokens.length > 0 && spoken.slice(lineEnd, piece.index).includes('\n')) close(false);
    lineEnd = piece.index + piece[0].length;
    for (const token of readPiece(piece[0], piece.index)) {
      const before = tokens[tokens.length - 1]?.word ?? '';
      if (!ENDS.has(token.word) && !token.word.startsWith('..')) {
        if (english && isShortened(token)) tokens.push(...expanded(token));
        else tokens.push(token);
      } else if (token.word !== '.' || !(SHORT.has(before) || /^\p{L}$/u.test(before))) close(token.word === '?');
    }
  }
  close(false);
  return sentences;
}

function readPiece(piece: string, at: number): Token[] {
  const read: Token[] = [];
  if (piece.length < 200 && ADDRESS.test(piece)) {
    const bare = piece.replace(/[.,;:!?)]+$/, '');
    read.push({ word: bare.toLowerCase(), start: at, end: at + bare.length, kind: 'address', capital: 'no' });
    piece = ' '.repeat(bare.length) + piece.slice(bare.length);
  }
  const plain = PLAIN.exec(piece);
  const parts = plain ? [] : piece.matchAll(PART);
  if (plain) {
    const [, raw = '', mark = ''] = plain;
    const end = at + raw.length;
    const word = raw.toLowerCase();
    read.push({ word, start: at, end, kind: 'word', capital: word[0] === raw[0] ? 'no' : 'first' });
    if (mark)
      read.push({ word: mark, start: end, end: end + 1, kind: CLAUSES.has(mark) ? 'clause' : 'word', capital: 'no' });
  }
  for (const part of parts) {
    const [raw] = part;
    read.push({
      word: fold(raw),
      start: at + part.index,
      end: at + part.index + raw.length,
      kind: CLAUSES.has(raw) ? 'clause' : /^\d[\d.:,/-]*$/.test(raw) ? 'number' : 'word',
      capital: raw[0] === raw[0]!.toLowerCase() ? 'no' : /^\p{Lu}[\p{Lu}&-]+$/u.test(raw) ? 'all' : 'first',
    });
  }
  return read;
}

/** Capitals from beginning to end say nothing of any word in it. */
function isShouted(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  return words.length > 1 && words.every(({ capital }) => capital === 'all');
}

const isShortened = ({ word }: Token): boolean => word.includes("'") || Object.hasOwn(ENGLISH_WHOLE, word);

/** "I'll" and "don't" as the two words they are. */
function expanded(token: Token): Token[] {
  const ending = ENGLISH_ENDS.find(([end]) => token.word.endsWith(end) && token.word.length > end.length);
  const words =
    (Object.hasOwn(ENGLISH_WHOLE, token.word) ? ENGLISH_WHOLE[token.word] : undefined) ??
    (ending ? [token.word.slice(0, -ending[0].length), ending[1]] : [token.word]);
  return words.filter((word) => word !== '').map((word) => ({ ...token, word }));
}

export function fold(raw: string): string {
  const lower = raw.toLowerCase();
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

const PAIRS: Readonly<Record<string, string>> = {
  '"': '"',
  '\u201c': '\u201d',
  '\u201e': '\u201d',
  '«': '»',
  "'": "'",
};

const QUOTES = new RegExp(`[${Object.keys(PAIRS).join('')}]`);

/**
 * What somebody else said is not what is said here: quoted lines and quoted sentences (three words and more) become
 * spaces, so that every place stays where it was. A message that is one whole quotation is read as it stands.
 */
function withoutQuotes(text: string): string {
  const plain = text.replace(/[\u2018\u2019\u02bc]/g, "'");
  const bare = plain.replace(/^[ \t]*>.*$/gm, (line) => ' '.repeat(line.length));
  if (!QUOTES.test(bare)) return /\p{L}/u.test(bare) ? bare : plain;
  let out = '';
  let from = 0;
  for (let i = 0; i < bare.length; i++) {
    const shut = Object.hasOwn(PAIRS, bare[i]!) ? PAIRS[bare[i]!] : undefined;
    if (shut === undefined || !opens(bare, i)) continue;
    const end = closing(bare, i + 1, shut);
    if (
      end < 0 ||
      bare
        .slice(i + 1, end)
        .trim()
        .split(/\s+/).length < 3
    )
      continue;
    out += bare.slice(from, i) + ' '.repeat(end + 1 - i);
    from = end + 1;
    i = end;
  }
  out += bare.slice(from);
  return /\p{L}/u.test(out) ? out : plain;
}

const opens = (text: string, at: number): boolean =>
  !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && /[\p{L}\d]/u.test(text[at + 1] ?? ' ');

function closing(text: string, from: number, shut: string): number {
  const until = Math.min(text.length, from + 300);
  for (let i = from; i < until; i++) {
    if (text[i] === '\n') return -1;
    if (text[i] === shut && !/[\p{L}\d]/u.test(text[i + 1] ?? ' ')) return i;
  }
  return -1;
}
