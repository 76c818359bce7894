import { describe, expect, it } from '@jest/globals';
import { dateText, easterSunday, holidaysOf, type HolidayRules } from './holidays.js';

const usual: HolidayRules = { goodFriday: false, liberationDay: 'lustrum' };

describe('Dutch holidays', () => {
  /** Published tables; 2011 and 2038 are about as late, 2008 about as early as Easter comes. */
  it.each([
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [1999, '1999-04-04'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2016, '2016-03-27'],
    [2019, '2019-04-21'],
    [2020, '2020-04-12'],
    [2021, '2021-04-04'],
    [2022, '2022-04-17'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2035, '2035-03-25'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
  ])('Easter of %i is on %s', (year, date) => {
    expect(dateText(easterSunday(year))).toBe(date);
  });

  it.each([
    [2026, '2026-01-01 2026-04-05 2026-04-06 2026-04-27 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26'],
    [2027, '2027-01-01 2027-03-28 2027-03-29 2027-04-27 2027-05-06 2027-05-16 2027-05-17 2027-12-25 2027-12-26'],
    [
      2030,
      '2030-01-01 2030-04-21 2030-04-22 2030-04-27 2030-05-05 2030-05-30 2030-06-09 2030-06-10 2030-12-25 2030-12-26',
    ],
  ])('of %i are these', (year, dates) => {
    expect([...holidaysOf(year, usual)].sort()).toEqual(dates.split(' '));
  });

  it.each([
    ['the king is a day early when the 27th is a Sunday', 2014, '04-26'],
    ['and again eleven years on', 2025, '04-26'],
    ['and in 2031', 2031, '04-26'],
    ['the king’s own day, on a Tuesday', 2027, '04-27'],
    ['on a Monday too: only a Sunday moves it', 2026, '04-27'],
    ['the queen had the 30th', 2013, '04-30'],
    ['the queen a day early', 2006, '04-29'],
    ['the queen of before 1980 a day late', 1978, '05-01'],
  ])('%s', (_name, year, date) => {
    const days = [...holidaysOf(year, usual)].filter((day) => /-04-(26|27|29|30)|-05-01/.test(day));
    expect(days.filter((day) => !isEaster(year, day))).toEqual([`${year}-${date}`]);
  });

  it.each<[HolidayRules['liberationDay'], number, boolean]>([
    ['lustrum', 2025, true],
    ['lustrum', 2026, false],
    ['lustrum', 2030, true],
    ['always', 2026, true],
    ['never', 2025, false],
  ])('5 May by the setting %s: %i closed is %s', (liberationDay, year, closed) => {
    expect(holidaysOf(year, { goodFriday: false, liberationDay }).has(`${year}-05-05`)).toBe(closed);
  });

  it('Goede Vrijdag closes only where the contract says so', () => {
    expect(holidaysOf(2027, usual).has('2027-03-26')).toBe(false);
    expect(holidaysOf(2027, { ...usual, goodFriday: true }).has('2027-03-26')).toBe(true);
  });

  it('of any year: Easter and Pentecost on Sundays, Ascension on a Thursday, no king on a Sunday', () => {
    for (let year = 1950; year <= 2200; year++) {
      const easter = Date.parse(dateText(easterSunday(year)));
      expect(new Date(easter).getUTCDay()).toBe(0);
      expect(easter).toBeGreaterThanOrEqual(Date.UTC(year, 2, 22));
      expect(easter).toBeLessThanOrEqual(Date.UTC(year, 3, 25));
      const kings = [...holidaysOf(year, usual)][3]!;
      expect(new Date(kings).getUTCDay()).not.toBe(0);
      const ascension = new Date(easter + 39 * 86_400_000);
      expect(ascension.getUTCDay()).toBe(4);
      expect(holidaysOf(year, usual).has(ascension.toISOString().slice(0, 10))).toBe(true);
    }
  });
});

function isEaster(year: number, day: string): boolean {
  const easter = Date.parse(dateText(easterSunday(year)));
  return [0, 1, 39].some((days) => day === new Date(easter + days * 86_400_000).toISOString().slice(0, 10));
}
