import { nextDate, weekday, type LocalDate } from './zone.js';

/** Which Dutch public holidays close the desk. Goede Vrijdag and 5 May are days off in some contracts only. */
export interface HolidayRules {
  readonly goodFriday: boolean;
  /** 5 May: each fifth year (1945 + 5n), each year, or never. */
  readonly liberationDay: 'lustrum' | 'always' | 'never';
}

/** A local date as a policy writes it: 2026-12-24. */
export function dateText({ year, month, day }: LocalDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The Dutch public holidays of one year, as dates. Sources: Gregorian computus; the Koningsdag rule of 2014, Koninginnedag before. */
export function holidaysOf(year: number, rules: HolidayRules): ReadonlySet<string> {
  const easter = easterSunday(year);
  const dates: LocalDate[] = [
    { year, month: 1, day: 1 },
    easter,
    nextDate(easter, 1),
    kingsDay(year),
    nextDate(easter, 39), // Hemelvaart
    nextDate(easter, 49), // Pinksteren
    nextDate(easter, 50),
    { year, month: 12, day: 25 },
    { year, month: 12, day: 26 },
  ];
  if (rules.goodFriday) dates.push(nextDate(easter, -2));
  if (rules.liberationDay === 'always' || (rules.liberationDay === 'lustrum' && year % 5 === 0))
    dates.push({ year, month: 5, day: 5 });
  return new Set(dates.map(dateText));
}

export function isHoliday(date: LocalDate, rules: HolidayRules): boolean {
  const key = `${date.year} ${rules.goodFriday} ${rules.liberationDay}`;
  let days = known.get(key);
  if (!days) {
    if (known.size > 1_000) known.clear();
    known.set(key, (days = holidaysOf(date.year, rules)));
  }
  return days.has(dateText(date));
}

const known = new Map<string, ReadonlySet<string>>();

/** The Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const leaps = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * a + century - leaps - moon + 15) % 30;
  const left = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((a + 11 * epact + 22 * left) / 451);
  const days = epact + left - 7 * late + 114;
  return { year, month: Math.floor(days / 31), day: (days % 31) + 1 };
}

/** 27 April, a day earlier on a Sunday; before 2014 the queen's 30 April (on a Sunday the 29th, until 1979 the 1st of May). */
function kingsDay(year: number): LocalDate {
  const day = { year, month: 4, day: year < 2014 ? 30 : 27 };
  if (weekday(day) !== 0) return day;
  return nextDate(day, year < 1980 ? 1 : -1);
}
