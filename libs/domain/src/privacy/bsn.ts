/** A piece of a text: from `start` up to but not including `end`, in UTF-16 units, as `slice` takes them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** As people write it: in one piece, 1234.56.782, 123 456 782. The separator may be a space, a dot or a hyphen. */
const SHAPES = /\d{9}|\d{4}[ \u00a0.-]\d\d[ \u00a0.-]\d{3}|\d{3}[ \u00a0.-]\d{3}[ \u00a0.-]\d{3}/y;
/** What stands before or behind a longer number's ninth digit; without lookbehind, which old phones cannot read. */
const GOES_ON_BEFORE = /(?:\d|\d[.-]|(?:\+|00)\d{1,3}[ \u00a0.-]?(?:\(0\) ?)?|\+)$/;
const GOES_ON_BEHIND = /^(?:[.-]?\d|,\d\d?(?!\d))/;
/** 123 456 782 901 is one number of threes. */
const THREES_BEFORE = /(?:^|\D)\d{3}[ \u00a0]$/;
const THREES_BEHIND = /^[ \u00a0]\d{3}(?!\d)/;
const IBAN = /[A-Z]{2}\d\d ?[A-Z]{4} ?\d(?: ?\d){9}/gi;
const LETTER_BEFORE = /[\p{L}_]$/u;
const LETTER_BEHIND = /^[\p{L}_]/u;
const NAMED = /bsn$/i;
/** Enough text before a number to know what it hangs on. */
const LOOK_BACK = 12;

/**
 * Numbers in a text that can be a burgerservicenummer: nine digits that pass the elfproef and stand by themselves, in order. Not eight
 * digits, not part of a longer number, a phone number with its country or an IBAN. One in eleven other numbers of nine digits passes too.
 */
export function findBsns(text: string): Span[] {
  const accounts = [...text.matchAll(IBAN)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  const found: Span[] = [];
  for (let at = text.search(/\d/); at >= 0 && at < text.length; at++) {
    const end = endOfNumber(text, at);
    if (end === undefined || accounts.some((account) => at < account.end && end > account.start)) continue;
    if (!isBsn(text.slice(at, end).replace(/\D/g, ''))) continue;
    found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** The elfproef on nine digits: weights 9 to 2 and −1 give a multiple of eleven. Nine zeroes are nobody's number. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

/** The text with each number that can be a BSN made unreadable, place by place, so that it stays as long as it was. */
export function maskBsns(text: string): string {
  return findBsns(text).reduce((masked, span) => replaced(masked, span, '•'.repeat(span.end - span.start)), text);
}

/** What stands at `span` in `text` becomes `by`. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Every text in it masked, however deep, what things are called too; the very same thing where nothing had to be. */
export function maskWithin<T>(value: T): T {
  if (typeof value === 'string') return maskBsns(value) as T;
  if (Array.isArray(value)) {
    const masked = value.map((one) => maskWithin<unknown>(one));
    return masked.some((one, i) => one !== value[i]) ? (masked as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([name, one]) => [maskBsns(name), maskWithin<unknown>(one)] as const);
  const same = after.every(([name, one], i) => name === before[i]![0] && one === before[i]![1]);
  return same ? value : (Object.fromEntries(after) as T);
}

/** Where a number of the right shape that begins at `at` and stands by itself ends. */
function endOfNumber(text: string, at: number): number | undefined {
  SHAPES.lastIndex = at;
  const [number] = SHAPES.exec(text) ?? [];
  if (number === undefined) return undefined;
  const [before, behind] = [text.slice(Math.max(0, at - LOOK_BACK), at), text.slice(at + number.length)];
  if (GOES_ON_BEFORE.test(before) || GOES_ON_BEHIND.test(behind)) return undefined;
  if ((LETTER_BEFORE.test(before) && !NAMED.test(before)) || LETTER_BEHIND.test(behind)) return undefined;
  const threes = /^\d{3}\D/.test(number) && (THREES_BEFORE.test(before) || THREES_BEHIND.test(behind));
  return threes ? undefined : at + number.length;
}
