import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namePartsOf, namesNobody } from './nameless.js';

const PEOPLE = namePartsOf(['Fatma Yildiz', 'Jan van der Berg', 'Noor de Wit', 'Els Snel']);

describe('a sentence for a wall', () => {
  it.each([
    'Super snel, dank jullie wel!',
    'Dank je wel, fijn geholpen.',
    'Top, werkt weer.',
    'Fijn dat je even meekeek.',
    'Super, bedankt namens het hele team.',
    'bedankt! wat fijn.',
    'Great, thank you. I can work again.',
    'TOP',
  ])('may say: %s', (text) => {
    expect(namesNobody(text, PEOPLE)).toBe(true);
  });

  it.each([
    ['a colleague who has nothing to do with the question', 'Top, en dank aan Fatma ook.'],
    ['a colleague, in small letters', 'super gedaan fatma'],
    ['a colleague, and what is hers', 'Dank voor fatma’s hulp.'],
    ['a colleague at the beginning', 'Fatma is een topper.'],
    ['a surname', 'Bedankt namens de heer van der berg'],
    ['a short name', 'dank je jan'],
    ['somebody who is called like a word of thanks', 'Bedankt, mevrouw Snel'],
    ['a word of thanks that is written as a name', 'Bedankt Els, en ook de familie Snel'],
    ['somebody nobody knows', 'Nu kan Truus weer slapen.'],
    ['somebody nobody knows, at the beginning', 'Truus kan weer slapen.'],
    ['somebody nobody knows, at the beginning of another sentence', 'Fijn. Truus slaapt weer.'],
    ['somebody nobody knows, behind a mark', 'Fijn! "Truus" slaapt weer.'],
    ['somebody with a title', 'Fijn dat mevrouw de vries weer warm zit.'],
    ['a room', 'Fijn, kamer 14 is weer warm.'],
    ['a house', 'Bedankt namens De Linde.'],
    ['a birthday', 'Fijn, geb. 12-03-1940.'],
  ])('may not name %s: %s', (_what, text) => {
    expect(namesNobody(text, PEOPLE)).toBe(false);
  });

  it('names nobody of the house, wherever the name stands and however it is written', () => {
    const before = fc.constantFrom('Dank aan ', 'top ', '', 'Fijn. ', 'Goed, "');
    const name = fc.constantFrom('Fatma', 'fatma', 'YILDIZ', 'Jan', 'noor', 'wit', 'Berg’s');
    fc.assert(
      fc.property(before, name, fc.constantFrom('', '.', ' ook', ', bedankt!'), (a, b, c) => {
        expect(namesNobody(a + b + c, PEOPLE)).toBe(false);
      }),
    );
  });
});
