import { describe, expect, it } from '@jest/globals';
import { phoneNumber, shownNumber } from './phone-number.js';

describe('a number, however it was written', () => {
  it.each([
    ['0612345678', '+31612345678'],
    ['06-12 34 56 78', '+31612345678'],
    ['+31612345678', '+31612345678'],
    ['+31 (0)6 12345678', '+31612345678'],
    ['0031612345678', '+31612345678'],
    ['31612345678', '+31612345678'],
    ['612345678', '+31612345678'],
    ['tel:+31612345678', '+31612345678'],
    ['sip:+31612345678@exchange.example', '+31612345678'],
    ['0113/112 112', '+31113112112'],
    ['0113-112112', '+31113112112'],
    ['31113112112', '+31113112112'],
    ['4930609854180', '+4930609854180'],
    ['004930609854180', '+4930609854180'],
    ['442079460000', '+442079460000'],
    ['22', '22'],
    ['4012', '4012'],
    ['123456789012345678', '123456789012345678'],
  ])('%s is %s', (written, number) => expect(phoneNumber(written)).toBe(number));

  it.each([undefined, '', '  ', 'anonymous', 'Anonymous', 'unknown', 'private', 'restricted', '-', 'no number'])(
    '%s is withheld',
    (written) => expect(phoneNumber(written)).toBeUndefined(),
  );

  it('is one number again when it is read once more', () => {
    for (const written of ['0612345678', '4930609854180', '22', '0113 112 112'])
      expect(phoneNumber(phoneNumber(written))).toBe(phoneNumber(written));
  });

  it.each([
    ['+31612345678', '06 12345678'],
    ['+31113112112', '0113 112 112'],
    ['+4930609854180', '+49 30 609854180'],
    ['22', '22'],
  ])('%s is read aloud as %s', (number, shown) => expect(shownNumber(number)).toBe(shown));
});
