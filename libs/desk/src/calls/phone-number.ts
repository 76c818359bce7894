import { parsePhoneNumberFromString as parse } from 'libphonenumber-js';

/** Numbers without a country are of this one. */
const HOME = 'NL';
/** How exchanges say that a number is withheld. */
const WITHHELD = ['', 'anonymous', 'unknown', 'private', 'restricted', 'unavailable'];
/** A number inside the house, as 22 or 4012. */
const INTERNAL = /^\d{1,6}$/;
const LONGEST = 40;

/**
 * However it was written, the one number it is (E.164): 06-, +316, 00316 and 316 are the same. An exchange may leave the plus out, so
 * digits that are no Dutch number are tried with one. What is no number anywhere stays as its digits. Undefined: withheld.
 */
export function phoneNumber(given: string | undefined): string | undefined {
  const text = (given ?? '')
    .trim()
    .replace(/^(?:sip|tel):/i, '')
    .replace(/@.*$/, '')
    .slice(0, LONGEST);
  if (WITHHELD.includes(text.toLowerCase())) return undefined;
  const plain = text.replace(/[^\d+]/g, '');
  if (plain === '') return undefined;
  if (INTERNAL.test(plain)) return plain;
  const [here, abroad] = [parse(plain, HOME), parse(`+${plain.replace(/\D/g, '')}`)];
  return [here, abroad].find((one) => one?.isValid())?.number ?? plain;
}

/** As people read it aloud: Dutch numbers without their country. */
export function shownNumber(number: string): string {
  const known = parse(number);
  if (!known) return number;
  return known.country === HOME ? known.formatNational() : known.formatInternational();
}
