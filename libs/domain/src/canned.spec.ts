import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, unknownBlanks } from './canned.js';

const KNOWN = { asker: 'Noor', place: 'De Linde', number: '1042', me: 'Fatma' };

describe('a canned text', () => {
  it.each([
    ['says who asked', 'Hoi {vrager},', 'Hoi Noor,', undefined],
    ['in the other language too', 'Hi {asker}, {me} here.', 'Hi Noor, Fatma here.', undefined],
    ['whatever capitals and spaces', '{ Plek }: {VRAAGNUMMER}', 'De Linde: 1042', undefined],
    ['leaves open what is not known', 'Ik bel je vóór {tijd}, {ik}.', 'Ik bel je vóór …, Fatma.', '…'],
    ['leaves open what fills in nothing', 'Het is {kleur}.', 'Het is ….', '…'],
    ['keeps braces that hold a sentence', `{${'a'.repeat(41)}}`, `{${'a'.repeat(41)}}`, undefined],
    ['is itself without blanks', 'Ik kijk ernaar.', 'Ik kijk ernaar.', undefined],
  ])('%s', (_, text, said, gap) => {
    const filled = fill(text, KNOWN);
    expect(filled.text).toBe(said);
    expect(filled.gap && filled.text.slice(filled.gap.start, filled.gap.end)).toBe(gap);
  });

  it('what is blank of somebody is not known', () => expect(fill('Op {plek}', { place: ' ' }).text).toBe('Op …'));

  it('the first gap is the one to fill', () => {
    expect(fill('{tijd} en {stap}', KNOWN).gap).toEqual({ start: 0, end: 1 });
  });

  it('names that fill in nothing are told', () => {
    expect(unknownBlanks('{vrager} {kleur} { } {Tijd}')).toEqual(['kleur', ' ']);
  });

  it('never leaves a blank of ours to be read, and says all else as it was', () => {
    const piece = fc.oneof(
      fc.constantFrom('{vrager}', '{tijd}', '{x}', '{ik}'),
      fc.stringMatching(/^[a-z ,.\n]{0,8}$/),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text } = fill(pieces.join(''), KNOWN);
        expect(text).not.toMatch(/\{(vrager|tijd|x|ik)\}/u);
        expect(text.replace(/Noor|Fatma|…/gu, '')).toBe(pieces.filter((one) => !one.startsWith('{')).join(''));
      }),
    );
  });
});
