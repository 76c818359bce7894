/** Which of two numbers comes first; a file that does not show it is asked about, never guessed. */
export type DateOrder = 'dmy' | 'mdy';

const TIME =
  '(?:(?:,?\\s+(?:om\\s+|at\\s+)?|T)(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([ap])?(?:\\.?m\\.?)?(?:\\s*uur)?\\s*(z|utc|gmt|[+-]\\d{2}:?\\d{2})?)?$';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})${TIME}`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`, 'i');
const DAY_AND_NAME = new RegExp(
  `^(?:\\p{L}{2,9}\\.?,?\\s+)?(\\d{1,2})[-/. ]+(\\p{L}{3,9})\\.?[-/., ]+(\\d{4}|\\d{2})${TIME}`,
  'iu',
);
const NAME_AND_DAY = new RegExp(`^(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${TIME}`, 'iu');
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** The first three letters of months in Dutch and English. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar', 'maa', 'mrt'],
  ['apr'],
  ['may', 'mei'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec'],
];

/**
 * What the dates of one file show together: the order of day and month, `unclear` when every one of them can be read both ways or
 * some one way and some the other, `clear` when no date leaves a choice, `none` when nothing here is a date.
 */
export function orderOf(values: Iterable<string>): DateOrder | 'unclear' | 'clear' | 'none' {
  let [dates, both, dayFirst, monthFirst] = [0, 0, 0, 0];
  for (const value of values) {
    const text = value.trim();
    const [, one, sign, two] = YEAR_LAST.exec(text) ?? [];
    if (one === undefined) dates += Number.isNaN(readDate(text, 'dmy')) ? 0 : 1;
    else if (sign === '.' || Number(one) > 12) dayFirst++;
    else if (Number(two) > 12) monthFirst++;
    else if (one !== two) both++;
    else dates++;
  }
  if (dayFirst > 0 && monthFirst > 0) return 'unclear';
  if (dayFirst > 0) return 'dmy';
  if (monthFirst > 0) return 'mdy';
  if (both > 0) return 'unclear';
  return dates > 0 ? 'clear' : 'none';
}

/**
 * Milliseconds, or NaN when it is no date. Without a zone it is the time on some wall, taken as it stands: a stretch over the
 * night the clock changes is an hour off, which no median notices; a zone that was guessed would be wrong all year.
 */
export function readDate(value: string, order: DateOrder): number {
  const text = value.trim();
  let found = YEAR_LAST.exec(text);
  if (found) {
    const [one, two] = [Number(found[1]), Number(found[3])];
    const dayFirst = order === 'dmy' || found[2] === '.';
    return moment(found[4]!, dayFirst ? two : one, dayFirst ? one : two, found, 5);
  }
  if ((found = YEAR_FIRST.exec(text))) return moment(found[1]!, Number(found[2]), Number(found[3]), found, 4);
  if ((found = DAY_AND_NAME.exec(text))) return moment(found[3]!, monthOf(found[2]!), Number(found[1]), found, 4);
  if ((found = NAME_AND_DAY.exec(text))) return moment(found[3]!, monthOf(found[1]!), Number(found[2]), found, 4);
  return EPOCH.test(text) ? Number(text) * (text.length === 10 ? 1_000 : 1) : NaN;
}

const monthOf = (name: string): number =>
  MONTHS.findIndex((names) => names.includes(name.slice(0, 3).toLowerCase())) + 1;

function moment(yearText: string, month: number, day: number, found: RegExpExecArray, from: number): number {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const half = found[from + 4];
  let hour = Number(found[from] ?? 0);
  const minute = Number(found[from + 1] ?? 0);
  const second = Number(found[from + 2] ?? 0);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NaN;
  if (hour > 23 || minute > 59 || second > 60) return NaN;
  const part = found[from + 3];
  const ms = part === undefined ? 0 : Math.trunc(Number(`0.${part}`) * 1_000);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - zoneMs(found[from + 5]);
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

function zoneMs(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}
