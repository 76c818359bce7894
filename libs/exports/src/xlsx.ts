import writeExcelFile, { type CellObject, type Sheet as Tab } from 'write-excel-file/node';
import { shown } from './csv.js';
import { kindIn, writtenRows, type Column, type Kind, type Sheet, type Written } from './sheet.js';

/** How the tab with the notes is called, and the head above the names of the others. */
export interface MeaningWords {
  readonly meaning: string;
  readonly sheet: string;
}
const DUTCH: MeaningWords = { meaning: 'Betekenis', sheet: 'Blad' };
/** Dutch in every Excel: 413 is the language, so that an English one does not show dollars or a month before its day. */
const FORMATS: { readonly [kind in Kind]: string } = {
  text: '@', // else F2 and Enter would make a formula out of text that begins like one
  count: '#,##0',
  share: '0.0%',
  minutes: '#,##0',
  euros: '[$€-413] #,##0.00;[$€-413] -#,##0.00',
  date: '[$-413]dd-mm-yyyy',
  instant: '[$-413]dd-mm-yyyy hh:mm',
};

/** What Excel bears; it calls a file with more than this damaged. */
const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;
const LONGEST_TITLE = 31;

/** Widths are in figures of the usual letter. */
const NARROW = 9;
const WIDE = 60;
/** Rows that are measured: the width of a column does not hang on the last of a hundred thousand. */
const MEASURED = 1_000;

/**
 * Sheets as one XLSX workbook, a tab each and after them "Betekenis" where any of them has notes. Numbers are numbers, dates are
 * dates and text is text, whatever it begins with; heads are bold and stay in sight. Text longer than Excel bears (32 767
 * signs) is cut and ends in "…". It is made at once, in this thread: a hundred thousand rows take seconds.
 *
 * Throws RangeError for no sheet at all or more than a million rows, and what `writtenRows` throws.
 */
export async function toXlsx(sheets: readonly Sheet[], words = DUTCH): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a workbook without a sheet cannot be opened');
  const titles = titlesOf([...sheets.map(({ title }) => title), words.meaning]);
  const meaning = meaningOf(sheets, titles, words);
  const all = meaning ? [...sheets, meaning] : sheets;
  return writeExcelFile(all.map((sheet, at) => tab(sheet, titles[at]!))).toBuffer();
}

function meaningOf(
  sheets: readonly Sheet[],
  titles: readonly string[],
  { meaning, sheet }: MeaningWords,
): Sheet | undefined {
  const rows = sheets.flatMap(({ notes = [] }, at) => notes.map((note) => [titles[at]!, note]));
  if (rows.length === 0) return undefined;
  const columns: Column[] = [sheet, meaning].map((label) => ({ label, kind: 'text' }));
  return { title: meaning, zone: 'UTC', columns, rows };
}

/** Titles that Excel takes: no forbidden signs, no quote at either end, not too long, and each another (A is a). */
function titlesOf(titles: readonly string[]): string[] {
  const taken = new Set(['history']); // Excel keeps this one for itself
  return titles.map((title) => {
    const plain = title.replace(/[\s[\]/\\:*?\p{Cc}]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Blad';
    let name = cut(plain, LONGEST_TITLE);
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const tail = ` (${number})`;
      name = cut(plain, LONGEST_TITLE - tail.length) + tail;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function tab(sheet: Sheet, title: string): Tab<never> {
  const { columns, rows } = sheet;
  if (rows.length >= MOST_ROWS) throw new RangeError(`${rows.length} rows do not fit under a head in Excel`);
  const widths = columns.map(({ label }) => label.length);
  const data: (CellObject | null)[][] = [columns.map(head)];
  for (const cells of writtenRows(sheet)) {
    const kinds = columns.map((column) => kindIn(column, data.length - 1));
    if (data.length <= MEASURED)
      cells.forEach((cell, at) => {
        widths[at] = Math.max(widths[at]!, longestLine(shown(cell, kinds[at]!)));
      });
    data.push(cells.map((cell, at) => xlsxCell(cell, kinds[at]!)));
  }
  return {
    sheet: title,
    data,
    columns: widths.map((width) => ({ width: Math.min(Math.max(width + 2, NARROW), WIDE) })),
    stickyRowsCount: 1,
  };
}

const longestLine = (text: string): number => Math.max(...text.split('\n', 50).map(({ length }) => length));

function head({ label, kind }: Column): CellObject {
  const align = kind === 'text' ? 'left' : 'right';
  return { value: xml(label), type: String, format: FORMATS.text, fontWeight: 'bold', align, wrap: true };
}

function xlsxCell(cell: Written | null, kind: Kind): CellObject | null {
  if (cell === null) return null;
  const format = FORMATS[kind];
  if (cell.is === 'number') return { value: cell.number, type: Number, format, alignVertical: 'top' };
  if (cell.is === 'moment') return { value: cell.wall, type: Date, format, alignVertical: 'top' };
  if (cell.text === '') return null;
  return { value: xml(cell.text), type: String, format, wrap: true, alignVertical: 'top' };
}

/** Names that every object of JavaScript has: the library keeps its texts by name in one, and would find these unasked. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Signs XML can hold and the library leaves out all the same, such as the one that stands for what could not be read. */
const LEFT_OUT = /[\x7f-\x84\x86-\x9f\uFDD0-\uFDEF\uFFFD]/g;

/** Text so that Excel reads back what was meant: in its files `_x0041_` stands for A, and `_x005F_` for the line itself. */
function xml(text: string): string {
  // A sign that XML cannot hold makes it another name; the library leaves it out of the file.
  if (INHERITED.has(text)) return `${text}\0`;
  const named = (sign: string) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  return cut(text, LONGEST_TEXT)
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(LEFT_OUT, named);
}

/** Of a sign that takes two places the library leaves out the half that is left. */
function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
