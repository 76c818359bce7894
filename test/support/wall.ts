import { setTimeout as pause } from 'node:timers/promises';

/** The clock on the wall of the house, read by the minute: for a second count, so it shares no line with the calendar of the rule. */
const WALL = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit' },
});
export const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** YYYY-MM-DD. */
export const dayAt = (at: number): string => WALL.format(at).slice(0, 10);
/** HH:mm. */
export const timeAt = (at: number): string => WALL.format(at).slice(11);

/** When this day begins (UTC ms), found by looking. */
export function midnightOf(day: string): number {
  let at = Date.parse(`${day}T00:00:00Z`) - 3 * 3_600_000;
  while (dayAt(at) < day) at += QUARTER_MS;
  return at;
}

/** So many days later, or before. */
export const daysOn = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const mondayOf = (day: string): string => daysOn(day, -((new Date(day).getUTCDay() + 6) % 7));

/** The last instant at or before this one at which the wall said so (HH:mm on a quarter). */
export function lastTime(time: string, before: number): number {
  let at = Math.floor(before / QUARTER_MS) * QUARTER_MS;
  while (timeAt(at) !== time) at -= QUARTER_MS;
  return at;
}

/** For what counts since midnight: within this long (ms) no day begins. */
export async function notOverMidnight(ms: number): Promise<void> {
  while (dayAt(Date.now() + ms) !== dayAt(Date.now())) await pause(1_000);
}
