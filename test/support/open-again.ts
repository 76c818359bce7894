import { dayAt, timeAt } from './wall.js';

/** What the desk of config/policy.yaml calls open: quarters of an hour on the wall, and days off as a printed calendar has them. */
const QUARTER_MS = 900_000;
const HOURS = [
  ['08:00', '12:30'],
  ['13:00', '17:30'],
] as const;
const DAYS_OFF = [
  // From the calendars of those years; 5 May is off once in five years.
  ...['2016-01-01', '2016-03-27', '2016-03-28', '2016-04-27', '2016-05-05', '2016-05-15', '2016-05-16', '2016-12-25'],
  ...['2016-12-26', '2017-01-01', '2017-04-16', '2017-04-17', '2017-04-27', '2017-05-25', '2017-06-04', '2017-06-05'],
  ...['2017-12-25', '2017-12-26', '2026-01-01', '2026-04-05', '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-24'],
  ...['2026-05-25', '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-06'],
  ...['2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26'],
];

/** Open time once more, by looking at the clock on the wall each quarter of an hour. It shares no line with the calendar of the rule. */
export class OpenAgain {
  /** How much was open before each quarter since the first. */
  readonly #before: number[] = [0];
  readonly #first: number;

  /** Between two instants (UTC ms). */
  constructor(from: number, to: number) {
    this.#first = Math.floor(from / QUARTER_MS) * QUARTER_MS;
    for (let at = this.#first; at <= to; at += QUARTER_MS)
      this.#before.push(this.#before.at(-1)! + (isOpen(at) ? QUARTER_MS : 0));
  }

  /** Open milliseconds in [from, to). */
  between(from: number, to: number): number {
    return this.#until(to) - this.#until(from);
  }

  #until(at: number): number {
    const i = Math.floor((at - this.#first) / QUARTER_MS);
    const within = at - this.#first - i * QUARTER_MS;
    const whole = this.#before[i]!;
    return this.#before[i + 1] === whole ? whole : whole + within;
  }
}

function isOpen(at: number): boolean {
  const [day, time] = [dayAt(at), timeAt(at)];
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || DAYS_OFF.includes(day)) return false;
  return HOURS.some(([opens, shuts]) => time >= opens && time < shuts);
}
