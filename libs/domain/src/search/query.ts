import { assetOf } from '../ownership/asset.js';
import { CLOSED_HOW, STATUSES } from '../ownership/ticket.js';
import { fold } from '../ownership/wording/tokens.js';
import { URGENCIES, type Urgency } from '../policy.js';
import { formsOf, wordsIn, type Form } from './forms.js';

/** What must be found: one of these forms, anywhere or only in the place or in the name of who asks. */
export interface Term {
  readonly within: 'all' | 'place' | 'asker';
  readonly anyOf: readonly Form[];
}

/** From the beginning of a local day: so many days ago, or a date. */
export type Since =
  { readonly daysAgo: number } | { readonly year: number; readonly month: number; readonly day: number };

/** What somebody typed to find questions by. `me` stands for whoever looks. */
export interface Search {
  readonly terms: readonly Term[];
  /** Called by its number, and nothing else was typed. */
  readonly number?: number;
  readonly askedByMe: boolean;
  /** Statuses, ways of being closed, or `open`. */
  readonly statuses: readonly string[];
  readonly urgencies: readonly Urgency[];
  /** Beginnings of words of a name, or `me`. */
  readonly owners: readonly (readonly string[] | 'me')[];
  readonly teams: readonly (readonly string[])[];
  /** Beginnings of the number on a thing, as it is kept; undefined for what is no such number. */
  readonly assets: readonly (string | undefined)[];
  readonly since?: Since;
}

type Key = 'text' | 'place' | 'asset' | 'asker' | 'status' | 'owner' | 'team' | 'since' | 'urgency';

/** Where in what was typed something stands that is looked for: [start, end). */
export interface Part {
  readonly key: Key;
  readonly value: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** Whoever types more is looked for with the first of it: no search costs more than this many. */
export const MOST_PARTS = 12;

const NAMES: Readonly<Record<string, Key>> = {
  ...{
    plek: 'place',
    place: 'place',
    apparaat: 'asset',
    asset: 'asset',
    van: 'asker',
    from: 'asker',
    status: 'status',
    team: 'team',
  },
  ...{ eigenaar: 'owner', owner: 'owner', sinds: 'since', since: 'since', spoed: 'urgency', urgency: 'urgency' },
};
const ME = ['ik', 'mij', 'me'];
const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  open: ['open'],
  nieuw: ['waiting_for_helper'],
  new: ['waiting_for_helper'],
  loopt: ['in_progress'],
  running: ['in_progress'],
  wacht: ['waiting_for_requester'],
  waits: ['waiting_for_requester'],
  opgelost: ['solution_offered'],
  solved: ['solution_offered'],
  klaar: ['closed'],
  done: ['closed'],
  ...Object.fromEntries([...STATUSES, ...CLOSED_HOW].map((name) => [name, [name]])),
};
const URGENCY_WORDS: Readonly<Record<string, readonly Urgency[]>> = {
  ...{ nu: ['now'], vandaag: ['today'], gewoon: ['normal'] },
  ...Object.fromEntries(URGENCIES.map((name) => [name, [name]])),
};
const DAYS_AGO: Readonly<Record<string, number>> = {
  ...{ vandaag: 0, today: 0, gisteren: 1, yesterday: 1, week: 7, maand: 30, month: 30, jaar: 365, year: 365 },
};

/**
 * Reads `plek:linde status:nieuw "de tillift" 4812`. A name before a colon that is none of ours is a word like another, so that a time
 * or an address is found as it is written; `unknown` is what stands behind one of ours and says nothing there.
 */
export function readSearch(typed: string): Search | { readonly unknown: string } {
  const parts = partsOf(typed);
  const of = (key: Key): Part[] => parts.filter((part) => part.key === key);
  const found = {
    statuses: of('status').map((part) => beginning(STATUS_WORDS, part)),
    urgencies: of('urgency').map((part) => beginning(URGENCY_WORDS, part)),
    since: of('since').map(({ value }) => sinceOf(value)),
  };
  for (const [list, key] of [
    [found.statuses, 'status'],
    [found.urgencies, 'urgency'],
    [found.since, 'since'],
  ] as const) {
    const at = (list as readonly unknown[]).indexOf(undefined);
    if (at >= 0) return { unknown: typed.slice(startOf(typed, of(key)[at]!), of(key)[at]!.end) };
  }
  const text = of('text');
  const number = text.length === 1 ? /^#?(\d{1,12})$/.exec(text[0]!.value)?.[1] : undefined;
  const since = found.since.at(-1);
  return {
    terms: parts.flatMap(termOf),
    askedByMe: of('asker').some(isMe),
    statuses: found.statuses.flatMap((names) => names!),
    urgencies: found.urgencies.flatMap((names) => names!),
    owners: of('owner').map((part) => (isMe(part) ? 'me' : wordsIn(part.value))),
    teams: of('team').map(({ value }) => wordsIn(value)),
    assets: of('asset').map(({ value }) => assetOf(value)),
    ...(number === undefined ? {} : { number: Number(number) }),
    ...(since === undefined ? {} : { since }),
  };
}

/** A name and what it says, words in quotes, or a word; never more than `MOST_PARTS`. */
export function partsOf(typed: string): Part[] {
  const parts: Part[] = [];
  for (const match of typed.matchAll(/(?:(\p{L}+):)?(?:"([^"]*)"?|([^\s"]+))?/gu)) {
    const [whole, name = '', phrase, word = ''] = match;
    if (whole === '') continue;
    const key = NAMES[fold(name)];
    const known = key !== undefined || name === '';
    const value = phrase ?? (known ? word : whole);
    const end = match.index + whole.length - (phrase !== undefined && /"[^"]*"$/.test(whole) ? 1 : 0);
    const part = { key: key ?? 'text', value, quoted: phrase !== undefined, start: end - value.length, end };
    // A name with nothing behind it is still being typed.
    if (wordsIn(value).length > 0) parts.push(part);
  }
  return parts.slice(0, MOST_PARTS);
}

function termOf(part: Part): Term[] {
  const words = wordsIn(part.value);
  if (part.key === 'text') return [{ within: 'all', anyOf: part.quoted ? exactly(words) : asWritten(words) }];
  if (part.key === 'place') return [{ within: 'place', anyOf: part.quoted ? exactly(words) : begun(words) }];
  if (part.key === 'asker' && !isMe(part)) return [{ within: 'asker', anyOf: begun(words) }];
  return [];
}

const exactly = (words: readonly string[]): Form[] => [{ words, begins: false }];
const begun = (words: readonly string[]): Form[] => [{ words, begins: true }];
/** What is one word for whoever types it ("wi-fi", "14:30") stands there in a row. */
const asWritten = (words: readonly string[]): readonly Form[] =>
  words.length === 1 ? formsOf(words[0]!) : begun(words);

const isMe = ({ value }: Part): boolean => ME.includes(fold(value));

/** The one that is meant, also while it is being typed. */
function beginning<T>(words: Readonly<Record<string, readonly T[]>>, { value }: Part): readonly T[] | undefined {
  const typed = fold(value);
  if (Object.hasOwn(words, typed)) return words[typed];
  const meant = Object.keys(words).find((word) => word.startsWith(typed));
  return meant === undefined ? undefined : words[meant];
}

/** `vandaag`, `gisteren`, `week`, `14d`, `2026-11-03` or `3-11-2026`. */
function sinceOf(value: string): Since | undefined {
  const word = fold(value);
  const named = Object.keys(DAYS_AGO).find((name) => name === word) ?? undefined;
  if (named !== undefined) return { daysAgo: DAYS_AGO[named]! };
  const days = /^(\d{1,4})(?:d|dagen|days)$/.exec(word);
  if (days) return { daysAgo: Number(days[1]) };
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word) ?? [];
  const [, day = d, month = m, year = y] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(word) ?? [];
  if (day === undefined) return undefined;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return real.getUTCMonth() + 1 === date.month && real.getUTCDate() === date.day ? date : undefined;
}

/** Where the name before a value begins. */
function startOf(typed: string, { start }: Part): number {
  return typed.slice(0, start).search(/\S*$/);
}
