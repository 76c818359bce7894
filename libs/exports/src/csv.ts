import { CSV, csvText } from '@zorg112/domain';
import { kindIn, writtenRows, type Kind, type Sheet, type Written } from './sheet.js';

/**
 * A sheet as a CSV file that a Dutch Excel opens right on a double click: UTF-8 with a byte order mark, semicolons, CRLF,
 * decimal commas and no thousands points, `dd-mm-jjjj`, `dd-mm-jjjj uu:mm`, shares as 12,5%. Text that a spreadsheet would
 * run has an apostrophe before it. Notes are left out. In CSV, Excel still takes text for a number where it looks like one
 * ("0012" becomes 12): only a workbook can tell it not to.
 *
 * Throws what `writtenRows` throws.
 */
export function toCsv(sheet: Sheet): Buffer {
  const lines = [sheet.columns.map(({ label }) => csvText(label)).join(CSV.separator)];
  for (const cells of writtenRows(sheet)) {
    const row = lines.length - 1;
    lines.push(cells.map((cell, at) => csvCell(cell, kindIn(sheet.columns[at]!, row))).join(CSV.separator));
  }
  return Buffer.from(CSV.mark + lines.map((line) => line + CSV.newline).join(''), 'utf8');
}

function csvCell(cell: Written | null, kind: Kind): string {
  return cell?.is === 'text' ? csvText(cell.text) : shown(cell, kind);
}

/** A cell as Dutch people read it. */
export function shown(cell: Written | null, kind: Kind): string {
  if (!cell) return '';
  if (cell.is === 'text') return cell.text;
  if (cell.is === 'number') return (NUMBERS[kind] ?? PLAIN).format(cell.number);
  const [year, month, day, time] = cell.wall.toISOString().split(/[-T]/) as [string, string, string, string];
  return `${day}-${month}-${year}${kind === 'instant' ? ` ${time.slice(0, 5)}` : ''}`;
}

const numbers = (how: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  new Intl.NumberFormat('nl-NL', { useGrouping: false, maximumFractionDigits: 20, ...how });
const PLAIN = numbers();
const NUMBERS: { readonly [kind in Kind]?: Intl.NumberFormat } = {
  share: numbers({ style: 'percent' }),
  euros: numbers({ minimumFractionDigits: 2 }),
};
