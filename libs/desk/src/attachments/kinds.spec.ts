import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOf, nameFor } from './kinds.js';

const hex = (digits: string): Buffer => Buffer.from(digits.replace(/ /g, ''), 'hex');

describe('what a file is', () => {
  it.each([
    ['ff d8 ff e0 00 10', 'image/jpeg'],
    ['89 50 4e 47 0d 0a 1a 0a 00', 'image/png'],
    ['52 49 46 46 24 00 00 00 57 45 42 50', 'image/webp'],
    ['25 50 44 46 2d 31 2e 37', 'application/pdf'],
    ['00 00 00 18 66 74 79 70 68 65 69 63', 'heic'],
    ['00 00 00 18 66 74 79 70 6d 69 66 31', 'heic'],
    ['00 00 00 18 66 74 79 70 69 73 6f 6d', undefined], // a film
    ['52 49 46 46 24 00 00 00 57 41 56 45', undefined], // a sound
    ['47 49 46 38 39 61', undefined],
    ['ff d8', undefined],
    ['', undefined],
  ])('%s', (digits, kind) => expect(kindOf(hex(digits))).toBe(kind));
});

describe('what it is called', () => {
  it.each([
    ['lift.jpg', 'lift.jpg'],
    ['lift.jpeg', 'lift.jpg'],
    ['de lift van 2.hoog', 'de lift van 2.jpg'],
    ['C:\\fakepath\\lift.png', 'lift.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['.htaccess', 'htaccess.jpg'],
    ['', 'foto.jpg'],
    ['a\r\nset-cookie: x.jpg', 'aset-cookie x.jpg'],
    ['\u202Egpj.exe', 'gpj.jpg'],
    ['é'.repeat(200), `${'é'.repeat(80)}.jpg`],
  ])('%j', (given, name) => expect(nameFor(given, 'image/jpeg')).toBe(name));

  it('is always short, on one line, and no path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = nameFor(given, 'application/pdf');
        expect(name).toMatch(/^[^/\\\p{C}]+\.pdf$/u);
        expect([...name].length).toBeLessThanOrEqual(84);
      }),
    );
  });
});
