// What a wall shows changes calmly. Every function takes the moment it is asked at; nothing here reads a clock.

export type Level = 'calm' | 'soon' | 'late';
/** A colour changes only where what it says held for so long: no flicker. */
const HOLDS_MS = 2 * 60_000;

export interface Steady {
  /** What is shown. */
  readonly shown: Level;
  /** What is true now, and since when. */
  readonly seen: Level;
  readonly since: number;
}

export const begin = (level: Level, now: number): Steady => ({ shown: level, seen: level, since: now });

/** `now` in ms, by any clock that goes on evenly. */
export function next(before: Steady, level: Level, now: number): Steady {
  if (level !== before.seen) return { shown: before.shown, seen: level, since: now };
  return now - before.since >= HOLDS_MS ? { ...before, shown: level } : before;
}

const SOON_MS = 10 * 60_000;
const LATE_MS = 30 * 60_000;

/** How long somebody waits: from ten minutes on it asks for eyes, from half an hour it is late. */
export const waitingLevel = (waitedMs: number | undefined): Level =>
  waitedMs === undefined || waitedMs < SOON_MS ? 'calm' : waitedMs < LATE_MS ? 'soon' : 'late';

/** Somebody cannot be helped properly now. */
export const careLevel = (questions: number): Level => (questions > 0 ? 'soon' : 'calm');

/** From nine in the evening until seven: the dark theme. `hour`: local, 0 to 23. */
export const isNight = (hour: number): boolean => hour >= 21 || hour < 7;

export type Greeting = 'night' | 'morning' | 'afternoon' | 'evening';
export const greeting = (hour: number): Greeting =>
  hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';

/** So that nothing burns in: four pixels to another side each ten minutes. */
export function shift(now: number): { x: number; y: number } {
  const step = Math.floor(now / (10 * 60_000)) % 4;
  return [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 4 },
    { x: 0, y: 4 },
  ][step]!;
}

/** A new build is fetched at four in the morning, when nobody looks. */
export const mayReload = (loaded: string, serves: string, hour: number): boolean => loaded !== serves && hour === 4;

/** One sentence for a minute, then the next. */
export const inTurn = <T>(all: readonly T[], now: number): T | undefined => all[Math.floor(now / 60_000) % all.length];

/** The time of the house, whatever the television thinks: the hour of the day (0 to 23) and "10.40 uur". `at`: UTC ms; `zone`: IANA. */
export function houseTime(at: number, zone: string): { hour: number; text: string } {
  const parts = new Intl.DateTimeFormat('nl', { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const part = (type: string): string => parts.formatToParts(at).find((one) => one.type === type)?.value ?? '';
  return { hour: Number(part('hour')), text: `${Number(part('hour'))}.${part('minute')} uur` };
}
