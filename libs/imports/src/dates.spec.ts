import { describe, expect, test } from '@jest/globals';
import { orderOf, readDate } from './dates.js';

const at = (text: string, order: 'dmy' | 'mdy' = 'dmy'): string | undefined => {
  const ms = readDate(text, order);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().replace('.000Z', '').replace('Z', '');
};

describe('one moment, however it is written', () => {
  test.each([
    '29/2/2016 13:16',
    '29-02-2016 13:16',
    '29.02.2016 13.16',
    '29-02-16 13:16',
    '2016-02-29 13:16',
    '2016-02-29T13:16:00',
    '2016/02/29 13:16',
    '2016-02-29T13:16:00Z',
    '2016-02-29T14:16:00+01:00',
    '2016-02-29 08:16:00 -0500',
    '2016-02-29 13:16:00.000',
    '29/2/2016 1:16 PM',
    '29/2/2016, 1:16 p.m.',
    '29 feb 2016 13:16',
    '29 februari 2016 om 13.16 uur',
    'maandag 29 februari 2016 13:16',
    'ma 29 feb. 2016 13:16',
    '29-feb-16 13:16',
    '29/Feb/16 1:16 PM',
    'Feb 29, 2016 1:16 PM',
    'February 29, 2016 at 1:16 PM',
    '29 FEB 2016, 13:16',
    '1456751760',
    '1456751760000',
    ' 29/2/2016 13:16 ',
    '29-2-2016 13:16 UTC',
  ])('%s', (text) => expect(at(text)).toBe('2016-02-29T13:16:00'));

  test.each([
    ['2/29/2016 1:16 PM', '2016-02-29T13:16:00'],
    ['2/3/2016 12:05 AM', '2016-02-03T00:05:00'],
    ['02-03-2016', '2016-02-03T00:00:00'],
    ['2.3.2016', '2016-03-02T00:00:00'], // with dots the day stands first everywhere
  ])('month first: %s', (text, iso) => expect(at(text, 'mdy')).toBe(iso));

  test.each([
    ['3 mrt 2024', '2024-03-03'],
    ['3 maart 2024', '2024-03-03'],
    ['3 mei 2024', '2024-05-03'],
    ['3 okt. 2024', '2024-10-03'],
    ['3 Dec 2024', '2024-12-03'],
  ])('%s', (text, day) => expect(at(text)).toBe(`${day}T00:00:00`));

  test.each([
    '',
    '?',
    'gisteren',
    '31/2/2016 10:00',
    '29/2/2015',
    '0/1/2016',
    '1/13/2016',
    '1/1/2016 24:00',
    '1/1/2016 10:60',
    '13:16',
    '12345',
    '1/1/2016 13:00 PM',
    '29 foo 2016',
    '2016-02-29 13:16 of zo',
  ])('no date: %j', (text) => expect(at(text)).toBeUndefined());
});

describe('day or month first', () => {
  test.each([
    [['1/2/2016', '29/2/2016'], 'dmy'],
    [['1/2/2016', '2/29/2016'], 'mdy'],
    [['1/2/2016', '3/4/2016 1:00 PM'], 'unclear'], // Australians write so too
    [['29/2/2016', '2/29/2016'], 'unclear'],
    [['1.2.2016'], 'dmy'],
    [['2016-02-01', '3 feb 2016'], 'clear'],
    [['3/3/2016', '4-4-2016'], 'clear'],
    [['hallo', '12'], 'none'],
    [[], 'none'],
  ] as const)('%j: %s', (values, order) => expect(orderOf(values)).toBe(order));
});
