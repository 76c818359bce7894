import { blocksOn, LONGEST_CLOSED_DAYS, type Block, type Calendar } from '../clock/calendar.js';
import { DAY } from '../clock/duration.js';
import { dateText, type HolidayRules } from '../clock/holidays.js';
import { localDate, nextDate, type LocalDate } from '../clock/zone.js';
import { type Reader } from './reader.js';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export const ZONE = 'Europe/Amsterdam';

/** The desk's own calendar and those of its regions. A region inherits nothing but the zone. */
export function readCalendars(
  root: Record<string, unknown>,
  at: Reader,
): { readonly calendar: Calendar; readonly regions: Record<string, Calendar> } {
  const zone = readZone(root['timezone'] ?? ZONE, 'timezone', at);
  const regions = Object.create(null) as Record<string, Calendar>; // a region may be called anything
  for (const [name, raw] of Object.entries(
    root['regions'] === undefined ? {} : at.object(root['regions'], 'regions'),
  )) {
    const where = `regions.${name}`;
    const region = at.object(raw, where, ['timezone', 'calendar']);
    const own = region['timezone'] === undefined ? zone : readZone(region['timezone'], `${where}.timezone`, at);
    regions[name] = readCalendar(region['calendar'], own, `${where}.calendar`, at);
  }
  return { calendar: readCalendar(root['calendar'], zone, 'calendar', at), regions };
}

function readZone(value: unknown, where: string, at: Reader): string {
  try {
    if (typeof value !== 'string') throw new RangeError();
    localDate(value, 0);
    return value;
  } catch {
    at.faults.push(`${where} "${String(value)}" is not a known time zone`);
    return 'UTC';
  }
}

function readCalendar(value: unknown, zone: string, where: string, at: Reader): Calendar {
  const raw = at.object(value, where, ['officeDay', 'openingHours', 'holidays', 'closed', 'partDays']);
  const week = readWeek(raw['openingHours'], `${where}.openingHours`, at);
  const officeDay = at.duration(raw['officeDay'] ?? 'PT8H', `${where}.officeDay`);
  if (officeDay.days !== 0 || officeDay.ms <= 0 || officeDay.ms > DAY)
    at.faults.push(`${where}.officeDay must be hours of open time, such as PT8H`);
  const calendar: Calendar = {
    zone,
    officeDayMs: officeDay.ms,
    week,
    ...(raw['holidays'] === undefined ? {} : { holidays: readHolidays(raw['holidays'], `${where}.holidays`, at) }),
    ...(raw['closed'] === undefined ? {} : { closed: readClosed(raw['closed'], `${where}.closed`, at) }),
    ...(raw['partDays'] === undefined ? {} : { partDays: readPartDays(raw['partDays'], `${where}.partDays`, at) }),
  };
  refuseNeverOpen(calendar, where, at);
  return calendar;
}

function readWeek(value: unknown, where: string, at: Reader): Block[][] {
  const hours = at.object(value, where);
  for (const day of Object.keys(hours))
    if (!(DAYS as readonly string[]).includes(day)) at.faults.push(`${where}.${day} is not a day (mon … sun)`);
  const week = DAYS.map((day) => (hours[day] === undefined ? [] : readBlocks(hours[day], `${where}.${day}`, at)));
  week.forEach((blocks, day) => {
    const tomorrow = (week[(day + 1) % 7] ?? []).map(({ from, to }) => ({ from: from + 1440, to: to + 1440 }));
    if (blocks.some((block, i) => [...blocks, ...tomorrow].slice(i + 1).some((next) => next.from < block.to)))
      at.faults.push(`${where}.${DAYS[day]} has blocks that overlap`);
  });
  return week;
}

const BLOCK = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** A block that ends before it starts runs past midnight. */
function readBlocks(value: unknown, where: string, at: Reader): Block[] {
  const blocks = at.list(value, where).flatMap((text) => {
    const match = BLOCK.exec(String(text));
    const [, h1, m1, h2, m2] = (match ?? []).map(Number);
    if (!match || (h2 === 24 && m2 !== 0)) {
      at.faults.push(`${where}: "${String(text)}" is not a block such as "08:00-17:30"`);
      return [];
    }
    const from = h1! * 60 + m1!;
    const to = h2! * 60 + m2!;
    return [{ from, to: to > from ? to : to + 1440 }];
  });
  return blocks.sort((a, b) => a.from - b.from);
}

function readHolidays(value: unknown, where: string, at: Reader): HolidayRules {
  const raw = at.object(value, where, ['country', 'goodFriday', 'liberationDay']);
  if ((raw['country'] ?? 'NL') !== 'NL') at.faults.push(`${where}.country knows NL only`);
  return {
    goodFriday: at.yesNo(raw['goodFriday'] ?? false, `${where}.goodFriday`),
    liberationDay: at.oneOf(
      ['lustrum', 'always', 'never'],
      raw['liberationDay'] ?? 'lustrum',
      `${where}.liberationDay`,
    ),
  };
}

function readClosed(value: unknown, where: string, at: Reader): ReadonlySet<string> {
  return new Set(at.list(value, where).flatMap((date) => readDate(date, where, at)));
}

function readPartDays(value: unknown, where: string, at: Reader): ReadonlyMap<string, readonly Block[]> {
  return new Map(
    Object.entries(at.object(value, where)).flatMap(([date, hours]) => {
      const blocks = readBlocks(hours, `${where}.${date}`, at);
      if (blocks.some((block, i) => (blocks[i + 1]?.from ?? Infinity) < block.to))
        at.faults.push(`${where}.${date} has blocks that overlap`);
      return readDate(date, where, at).map((day) => [day, blocks] as const);
    }),
  );
}

/** The date, or none where it does not exist. */
function readDate(value: unknown, where: string, at: Reader): string[] {
  const text = String(value);
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (dateText(nextDate({ year, month, day }, 0)) === text) return [text];
  at.faults.push(`${where}: "${text}" is not a date such as 2026-12-24`);
  return [];
}

/** One opening at least in every stretch that the arithmetic looks through; part days alone run out one day. */
function refuseNeverOpen(calendar: Calendar, where: string, at: Reader): void {
  if (calendar.week.every((blocks) => blocks.length === 0))
    return void at.faults.push(`${where}.openingHours is never open, so no due time could be reckoned`);
  let looked = '';
  const shut = [...(calendar.partDays ?? [])].flatMap(([text, blocks]) => (blocks.length === 0 ? [text] : []));
  for (const text of [...(calendar.closed ?? []), ...shut].sort()) {
    if (text <= looked) continue;
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    let date: LocalDate = { year, month, day };
    let closedDays = 0;
    while (closedDays < LONGEST_CLOSED_DAYS && blocksOn(calendar, date).length === 0) {
      closedDays += 1;
      date = nextDate(date);
    }
    looked = dateText(date);
    if (closedDays < LONGEST_CLOSED_DAYS) continue;
    return void at.faults.push(
      `${where}.${shut.includes(text) ? 'partDays' : 'closed'} leaves no opening for more than a year from ${text}, so no due time could be reckoned`,
    );
  }
}
