/** A length of time as the policy writes it. Days mean calendar days around the clock and office days in opening hours. */
export interface Duration {
  readonly days: number;
  readonly ms: number;
}

const ISO_DURATION = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Reads ISO 8601 (`PT2M`, `P1D`, `-PT10M`); months and years are refused, their length is not fixed.
 * Throws RangeError with a sentence that quotes the text.
 */
export function parseDuration(text: string): Duration {
  const match = ISO_DURATION.exec(text);
  if (!match || /[PT]$/.test(text)) {
    throw new RangeError(`"${text}" is not a length of time such as PT15M, PT4H or P1D`);
  }
  const [, sign, weeks, days, hours, minutes, seconds] = match;
  const factor = sign === '-' ? -1 : 1;
  const number = (part: string | undefined): number => (part ? Number(part) : 0);
  return {
    days: factor * (number(weeks) * 7 + number(days)) || 0,
    ms: factor * Math.round(number(hours) * HOUR + number(minutes) * MINUTE + number(seconds) * SECOND) || 0,
  };
}
