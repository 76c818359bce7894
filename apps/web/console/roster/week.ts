// The week of a roster as days and rows, in the time zone of the organisation. Nothing here reads a clock.
import type { Language } from '../../shared/language.svelte';
import type { Named } from '../../shared/types';

export type Kind = 'shift' | 'duty' | 'on_call' | 'absent';
export interface Entry {
  id: string;
  person: Named;
  kind: Kind;
  service?: Named;
  from: string;
  /** Absent: until further notice. */
  to?: string;
}
export interface Week {
  from: string;
  to: string;
  timezone: string;
  items: Entry[];
}
export interface Day {
  /** YYYY-MM-DD */
  key: string;
  /** A moment in the middle of it. */
  at: number;
}
export interface Row {
  person: Named;
  ongoing: Entry[];
  /** Per day of the week, in order of time. */
  days: Entry[][];
}

const HOUR = 3_600_000;
const DAYS = 7;
const ms = (instant: string | number): number => new Date(instant).getTime();

export function dayKey(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    ms(instant),
  );
}

/** Twelve hours past each midnight, also where a night is an hour longer or shorter. */
export function daysOf({ from, timezone }: Week): Day[] {
  return Array.from({ length: DAYS }, (_none, i) => {
    const at = ms(from) + (i * 24 + 12) * HOUR;
    return { key: dayKey(at, timezone), at };
  });
}

/** It began before the week and does not end in it. */
export function isOngoing({ from, to }: Entry, week: Week): boolean {
  return ms(from) < ms(week.from) && (to === undefined || ms(to) >= ms(week.to));
}

/** A night stands on the evening it begins; what lasts longer than a day stands on each of its days. */
export function standsOn(entry: Entry, day: Day, week: Week): boolean {
  if (isOngoing(entry, week)) return false;
  const first = dayKey(Math.max(ms(entry.from), ms(week.from)), week.timezone);
  if (!isLong(entry)) return first === day.key;
  const last = entry.to === undefined ? '9999' : dayKey(ms(entry.to) - 1, week.timezone);
  return first <= day.key && day.key <= last;
}

/** Which part of an entry a day shows. */
export function partOn(entry: Entry, day: Day, { timezone }: Week): 'whole' | 'begins' | 'ends' | 'all day' {
  const begins = dayKey(entry.from, timezone) === day.key;
  if (!isLong(entry)) return begins ? 'whole' : 'ends';
  if (begins) return 'begins';
  return entry.to !== undefined && dayKey(ms(entry.to) - 1, timezone) === day.key ? 'ends' : 'all day';
}

function isLong({ from, to }: Entry): boolean {
  return to === undefined || ms(to) - ms(from) > 24 * HOUR;
}

/** Everybody in the week by name; who only has ongoing shifts comes last. */
export function rowsOf(week: Week): Row[] {
  const days = daysOf(week);
  const people = new Map(week.items.map(({ person }) => [person.id, person]));
  const rows = [...people.values()].map((person) => {
    const mine = week.items.filter((entry) => entry.person.id === person.id);
    return {
      person,
      ongoing: mine.filter((entry) => isOngoing(entry, week)),
      days: days.map((day) => mine.filter((entry) => standsOn(entry, day, week))),
    };
  });
  const dated = ({ days }: Row): number => Number(days.some((entries) => entries.length > 0));
  return rows.sort((a, b) => dated(b) - dated(a) || a.person.name.localeCompare(b.person.name, 'nl'));
}

/** "9.00", in English "9:00". */
export function timeIn(instant: string, timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const [hour = '', minute = ''] = parts.format(ms(instant)).split(':');
  return `${Number(hour)}${language === 'nl' ? '.' : ':'}${minute}`;
}

/** "ma 23 nov" */
export function dayIn(at: string | number, timeZone: string, language: Language, long = false): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const names = long ? 'long' : 'short';
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: names, day: 'numeric', month: names }).format(ms(at));
}
