import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findBsns, isBsn, maskBsns, maskWithin } from './bsn.js';

const numbersIn = (text: string): string[] => findBsns(text).map(({ start, end }) => text.slice(start, end));

describe('a burgerservicenummer in a text', () => {
  test.each(['123456782', '111222333', '249566758', '012345672', '999999990', '111111110'])(
    'passes the elfproef: %s',
    (number) => expect(isBsn(number)).toBe(true),
  );

  test.each(['123456789', '612345678', '000000000', '12345672', '1234567820', '', 'abcdefghi'])(
    'does not pass: %s',
    (number) => expect(isBsn(number)).toBe(false),
  );

  test.each([
    ['het gaat om 123456782', '123456782'],
    ['123456782', '123456782'],
    ['BSN:123456782.', '123456782'],
    ['bsn123456782', '123456782'],
    ['(123456782)', '123456782'],
    ['"123456782"', '123456782'],
    ['1234.56.782 is haar nummer', '1234.56.782'],
    ['1234 56 782', '1234 56 782'],
    ['123 456 782', '123 456 782'],
    ['123.456.782', '123.456.782'],
    ['123-456-782', '123-456-782'],
    ['123\u00a0456\u00a0782', '123\u00a0456\u00a0782'],
    ['met een nul: 012345672', '012345672'],
    ['kamer 14 123456782', '123456782'],
    ['kamer 14 123 456 782', '123 456 782'],
    ['geb. 12-03-1940 123456782', '123456782'],
    ['NL 123456782', '123456782'],
    ['regel een\n123456782\nregel drie', '123456782'],
    ['123456782/111222333', '123456782'],
  ])('is found in "%s"', (text, number) => expect(numbersIn(text)[0]).toBe(number));

  test('is found each time', () => {
    expect(numbersIn('123456782, 111222333,249566758 en 123 456 782')).toEqual([
      '123456782',
      '111222333',
      '249566758',
      '123 456 782',
    ]);
  });

  test.each([
    ['a 06-number', '0612345678'],
    ['a 06-number that holds one', '0123456782'],
    ['a 06-number with a hyphen', '06-12345678'],
    ['a 06-number with a space', '06 123 456 78'],
    ['an area number', '0113 123456'],
    ['a number with its country', '+31 123456782'],
    ['a number with its country, in one piece', '+31123456782'],
    ['a number with its country, in threes', '+31 123 456 782'],
    ['a number with its country and nought', '+31 (0) 123456782'],
    ['a number with noughts for its country', '0031 123456782'],
    ['an IBAN', 'NL91ABNA0123456782'],
    ['an IBAN in fours', 'NL91 ABNA 0417 1643 00'],
    ['an IBAN in odd pieces', 'NL91 ABNA 0 123456782'],
    ['ten digits', '1234567820'],
    ['eighteen digits', '123456782123456782'],
    ['a number of four threes', '123 456 782 901'],
    ['a number of four threes, from the other side', '901 123 456 782'],
    ['a number with more behind a dot', '123456782.123'],
    ['a number with more before a hyphen', '2026-123456782'],
    ['an amount', '123456782,50'],
    ['a device with letters before', 'SN123456782'],
    ['a device with letters behind', '123456782A'],
    ['eight digits', '12345672'],
    ['nine digits that do not pass', '123456789'],
    ['nine noughts', '000000000'],
    ['a date', '12-03-1940'],
    ['no number at all', 'de lift doet niets'],
  ])('is not %s: "%s"', (_what, text) => expect(numbersIn(text)).toEqual([]));

  test('is told apart the same way by somebody who looks at every piece of the text', () => {
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('123456782', '111222333', '123 456 782', '1234.56.782', '123456789') },
      { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789 .-+,a'), maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('bsn', '+31', '0031 ', 'kamer ', ' 123', '_', '•') },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        expect(numbersIn(text)).toEqual(naive(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('masking', () => {
  test('leaves every other word, and every place', () => {
    const text = 'Mevrouw, 123456782 en 1234.56.782, bel 0612345678';
    expect(maskBsns(text)).toBe('Mevrouw, ••••••••• en •••••••••••, bel 0612345678');
    expect(maskBsns(text)).toHaveLength(text.length);
  });

  test('is done once: what is masked holds nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 .-a'), maxLength: 40 }), (text) => {
        const masked = maskBsns(text);
        expect(findBsns(masked)).toEqual([]);
        expect(masked).toHaveLength(text.length);
      }),
    );
  });

  test('reaches every text in a thing, and gives back the very same thing where there was nothing', () => {
    const clean = { a: 'lift', b: [{ c: 123456782 }], d: null };
    expect(maskWithin(clean)).toBe(clean);
    expect(maskWithin({ ...clean, b: [{ c: 'nr 123456782' }], e: ['123456782'] })).toEqual({
      ...clean,
      b: [{ c: 'nr •••••••••' }],
      e: ['•••••••••'],
    });
  });
});

/** The same again, by looking at each piece of nine or eleven characters and at what stands around it. */
function naive(text: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const piece = [9, 11].map((length) => text.slice(i, i + length)).find((one) => standsAlone(text, i, one));
    if (piece === undefined) continue;
    found.push(piece);
    i += piece.length - 1;
  }
  return found;
}

function standsAlone(text: string, at: number, piece: string): boolean {
  const shape = [...piece].map((one) => (isDigit(one) ? '9' : ' .-'.includes(one) ? '.' : one)).join('');
  if (!['999999999', '9999.99.999', '999.999.999'].includes(shape)) return false;
  const digits = [...piece].filter(isDigit).map(Number);
  const [last, ...rest] = [...digits].reverse() as [number, ...number[]];
  const sum = rest.reduce((all, digit, i) => all + digit * (i + 2), 0) - last;
  if (sum % 11 !== 0 || digits.every((digit) => digit === 0)) return false;
  const [before, behind] = [text.slice(0, at), text.slice(at + piece.length)];
  const [b1 = '', b2 = ''] = [before.at(-1), before.at(-2)];
  const [a1 = '', a2 = ''] = [behind[0], behind[1]];
  if (isDigit(b1) || isDigit(a1) || '_+'.includes(b1 || ' ') || '_'.includes(a1 || ' ')) return false;
  if (isLetter(a1) || (isLetter(b1) && !before.endsWith('bsn'))) return false;
  if (('.-'.includes(b1 || ' ') && isDigit(b2)) || ('.-'.includes(a1 || ' ') && isDigit(a2))) return false;
  if (a1 === ',' && [1, 2].includes(leadingDigits(behind.slice(1)))) return false;
  const country = ' .-'.includes(b1 || 'x') ? before.slice(0, -1) : before;
  const code = trailingDigits(country);
  if (code > 0) {
    const digitsBefore = country.slice(country.length - code);
    if (code <= 3 && country.at(-1 - code) === '+') return false;
    if (code <= 5 && code >= 3 && digitsBefore.startsWith('00')) return false;
    if (code > 5 && [3, 4, 5].some((many) => digitsBefore.slice(-many).startsWith('00'))) return false;
    if (code > 3 && code <= 5 && [3, 4].some((many) => digitsBefore.slice(-many).startsWith('00'))) return false;
  }
  if (shape !== '999.999.999') return true;
  return (
    !(b1 === ' ' && trailingDigits(before.slice(0, -1)) === 3) && !(a1 === ' ' && leadingDigits(behind.slice(1)) === 3)
  );
}

const isDigit = (one: string): boolean => one >= '0' && one <= '9' && one.length === 1;
const isLetter = (one: string): boolean => one !== '' && one.toLowerCase() !== one.toUpperCase();
const leadingDigits = (text: string): number => text.length - text.replace(/^\d+/, '').length;
const trailingDigits = (text: string): number => text.length - text.replace(/\d+$/, '').length;
