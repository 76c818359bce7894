/** Time zones through the platform's own tables (Intl); dates are plain local calendar dates. */
export interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError when the zone is not an IANA zone this platform knows. */
export function localDate(zone: string, instant: number): LocalDate {
  const wall = new Date(Math.floor(instant / 1000) * 1000 + offset(zone, instant));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** "09:05" on the wall clock of `zone`. */
export function wallTime(zone: string, instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000 + offset(zone, instant)).toISOString().slice(11, 16);
}

/** 0 = Sunday. */
export function weekday(date: LocalDate): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
}

export function nextDate(date: LocalDate, days = 1): LocalDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/**
 * The instant (UTC ms) at which the wall clock in `zone` reads `minutes` after midnight of `date`; minutes may pass 1440.
 * In the hour that spring skips it is the first instant after the gap; in the hour that autumn doubles it is the first of the two.
 */
export function toInstant(zone: string, date: LocalDate, minutes: number): number {
  const wall = Date.UTC(date.year, date.month - 1, date.day) + minutes * MINUTE;
  const before = wall - offset(zone, wall - 24 * 60 * MINUTE);
  const after = wall - offset(zone, wall + 24 * 60 * MINUTE);
  for (const candidate of [Math.min(before, after), Math.max(before, after)]) {
    if (candidate + offset(zone, candidate) === wall) return candidate;
  }
  return gapEnd(zone, Math.min(before, after), Math.max(before, after));
}

const QUARTER = 15 * MINUTE;
/** Since then every zone turns its clock on a quarter of an hour, so that one reading serves the whole quarter. */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const offsets = new Map<string, number>();

/** Milliseconds to add to UTC to read the wall clock of `zone` at `instant`. */
function offset(zone: string, instant: number): number {
  if (instant < QUARTERS_SINCE) return readOffset(zone, instant);
  const quarter = Math.floor(instant / QUARTER);
  const key = `${zone} ${quarter}`;
  let known = offsets.get(key);
  if (known === undefined) {
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(key, (known = readOffset(zone, quarter * QUARTER)));
  }
  return known;
}

function readOffset(zone: string, instant: number): number {
  const wall = wallClock(zone, instant);
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return shown - Math.floor(instant / 1000) * 1000;
}

/** The first instant with the later offset, by halving. */
function gapEnd(zone: string, low: number, high: number): number {
  const old = offset(zone, low - MINUTE);
  let [from, to] = [low - MINUTE, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offset(zone, middle) === old) from = middle;
    else to = middle;
  }
  return to;
}

function wallClock(zone: string, instant: number): LocalDate & { hour: number; minute: number; second: number } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const read: Record<string, number> = {};
  for (const part of format.formatToParts(instant)) read[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  return { year, month, day, hour, minute, second };
}
