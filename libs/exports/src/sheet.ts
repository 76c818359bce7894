import { localDate, wallTime } from '@zorg112/domain';

/**
 * What the cells of a column are; an empty cell is `null` in each of them.
 * - `text`: a string, shown as it stands; never a formula, whatever it begins with
 * - `count`: a number, shown whole
 * - `share`: a fraction: 0.125 is shown as 12,5%
 * - `minutes`: a number of minutes, shown whole
 * - `euros`: a number of euros (not cents), shown with cents
 * - `date`: a day on the calendar, 'YYYY-MM-DD', in no zone at all
 * - `instant`: UTC milliseconds, shown to the minute on the wall clock of the sheet's zone
 *
 * Numbers keep the fifteen figures that a spreadsheet keeps; shown whole is not rounded.
 */
export type Kind = 'text' | 'count' | 'share' | 'minutes' | 'euros' | 'date' | 'instant';

export type Cell = string | number | null;

export interface Column {
  /** The head above it; units belong in here ("Wachttijd (minuten)"). */
  readonly label: string;
  /** Or of each row its own, where a column holds figures of more kinds. */
  readonly kind: Kind | readonly Kind[];
}

/** What the cell in this row of the column is. */
export const kindIn = ({ kind }: Column, row: number): Kind =>
  typeof kind === 'string' ? kind : (kind[row] ?? 'text');

export interface Sheet {
  /** The name of its tab in a workbook; signs that Excel forbids there are left out, and it is cut to 31. */
  readonly title: string;
  /** The IANA zone in which instants are shown, such as "Europe/Amsterdam". */
  readonly zone: string;
  readonly columns: readonly Column[];
  /** As many cells as there are columns, in their order. */
  readonly rows: readonly (readonly Cell[])[];
  /** What the figures mean, a sentence each. A workbook has them on a tab "Betekenis"; a CSV file is rows only. */
  readonly notes?: readonly string[];
}

/** A cell as it is written: a moment is the reading of a calendar and a wall clock, kept as if those stood in UTC. */
export type Written =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'moment'; readonly wall: Date };

const FIGURES = 15;
/** Excel takes 1900 for a leap year: before March of it no day has a number that all programs read alike. */
const FIRST_DAY = Date.UTC(1900, 2, 1);
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59);

/**
 * Every cell as it is written. A cell that is not what its column says, a row that is too long or too short and a day outside
 * 1 March 1900 – 31 December 9999 are mistakes of ours: TypeError or RangeError, which name the column and the row.
 */
export function* writtenRows({ columns, rows, zone }: Sheet): Generator<(Written | null)[]> {
  for (const [at, row] of rows.entries()) {
    const where = (label: string): string => `row ${at + 1}${label && `, column "${label}"`}`;
    if (row.length !== columns.length)
      throw new RangeError(`${where('')}: ${row.length} cells under ${columns.length} columns`);
    yield columns.map((column, index) =>
      written(row[index] ?? null, kindIn(column, at), zone, () => where(column.label)),
    );
  }
}

function written(cell: Cell, kind: Kind, zone: string, where: () => string): Written | null {
  if (cell === null) return null;
  if (kind === 'text' || kind === 'date') {
    if (typeof cell !== 'string') throw new TypeError(`${where()}: ${kind} is a string, not ${String(cell)}`);
    // \r\n within a cell is two breaks to some readers and a stray sign to others.
    if (kind === 'text') return { is: 'text', text: cell.replace(/\r\n?/g, '\n') };
    return { is: 'moment', wall: inRange(day(cell), where) };
  }
  if (typeof cell !== 'number' || !Number.isFinite(cell))
    throw new TypeError(`${where()}: ${kind} is a finite number, not ${String(cell)}`);
  if (kind === 'instant') return { is: 'moment', wall: inRange(onTheWall(zone, cell), where) };
  // A sum such as 0.1 + 0.2 has more figures than it has meaning. (And minus nought becomes nought.)
  return { is: 'number', number: Number(cell.toPrecision(FIGURES)) };
}

function day(text: string): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  // 31 February would quietly become 3 March.
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text) ? at : NaN;
}

function onTheWall(zone: string, instant: number): number {
  if (instant < FIRST_DAY - 86_400_000 || instant > LAST_MOMENT + 86_400_000) return NaN;
  const { year, month, day: date } = localDate(zone, instant);
  const [hours, minutes] = wallTime(zone, instant).split(':').map(Number) as [number, number];
  return Date.UTC(year, month - 1, date, hours, minutes);
}

function inRange(at: number, where: () => string): Date {
  if (at >= FIRST_DAY && at <= LAST_MOMENT) return new Date(at);
  throw new RangeError(`${where()}: not a moment between 1 March 1900 and 31 December 9999`);
}
