// Moments on the calendar's own wall, wherever the browser stands.

const MINUTE = 60_000;

/** "2026-11-24T10:40" on the wall of `zone`, as an instant; undefined when it is no moment. */
export function fromWall(wall: string, zone: string): string | undefined {
  const meant = Date.parse(`${wall}Z`);
  if (Number.isNaN(meant)) return undefined;
  // Twice, because the first guess may lie on the other side of a clock change.
  let instant = meant - offset(meant, zone);
  instant = meant - offset(instant, zone);
  return new Date(instant).toISOString();
}

/** The wall of `zone` at this instant, as a date field holds it. */
export function toWall(instant: number, zone: string): string {
  return new Date(instant + offset(instant, zone)).toISOString().slice(0, 16);
}

/** "di 24 november 10.40 uur"; the year only where it is another one than now. */
export function said(instant: string, zone: string, language: 'nl' | 'en', now: number): string {
  const at = new Date(instant);
  const far = new Date(now).getUTCFullYear() !== at.getUTCFullYear();
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(far ? { year: 'numeric' } : {}),
  }).format(at);
  const time = toWall(at.getTime(), zone).slice(11);
  const [hours = '', minutes = ''] = time.split(':');
  return language === 'nl' ? `${date} ${Number(hours)}.${minutes} uur` : `${date}, ${time}`;
}

function offset(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - Math.floor(instant / MINUTE) * MINUTE;
}
