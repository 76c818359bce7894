import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CsvParser } from '../../imports/src/csv.js';
import { toCsv } from './csv.js';
import type { Cell, Kind, Sheet } from './sheet.js';

const FORMULA_SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\t', '\r'];
const ZONE = 'Europe/Amsterdam';

/** One column of this kind, beside one that keeps an empty cell from being an empty line. */
function sheetOf(kind: Kind, cells: readonly Cell[], zone = ZONE): Sheet {
  const columns = [
    { label: 'Kolom', kind },
    { label: 'Naast', kind: 'text' as const },
  ];
  return { title: 'Blad', zone, columns, rows: cells.map((cell) => [cell, 'x']) };
}

/** The cells of that column as the reader of other desks' logs reads them. */
function readBack(file: Buffer): string[] {
  const cells: string[] = [];
  const unread = (line: number, why: string): never => {
    throw new Error(`line ${line}: ${why}`);
  };
  const parser = new CsvParser(';', { row: ([first]) => void cells.push(first!), unread }, 2);
  parser.push(file.toString('utf8').slice(1));
  parser.end();
  return cells.slice(1);
}
const written = (kind: Kind, cell: Cell, zone?: string): string => readBack(toCsv(sheetOf(kind, [cell], zone)))[0]!;

describe('a CSV file for a Dutch Excel', () => {
  test('has a byte order mark, semicolons and CRLF after every line; notes stay out', () => {
    const sheet: Sheet = {
      title: 'Per dag',
      zone: ZONE,
      columns: [
        { label: 'Dag', kind: 'date' },
        { label: 'Vragen; alle', kind: 'count' },
        { label: '=Team', kind: 'text' },
      ],
      rows: [
        ['2026-11-05', 1234, 'De "Linde"'],
        [null, null, null],
      ],
      notes: ['Elke vraag telt één keer.'],
    };
    const expected = `\uFEFFDag;"Vragen; alle";'=Team\r\n05-11-2026;1234;"De ""Linde"""\r\n;;\r\n`;
    expect(toCsv(sheet)).toEqual(Buffer.from(expected));
    expect([...toCsv(sheet).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test.each<[Kind, Cell, string]>([
    ['count', 1234567, '1234567'],
    ['count', -3, '-3'],
    ['count', 1.5, '1,5'],
    ['count', 0.1 + 0.2, '0,3'],
    ['count', -0, '0'],
    ['count', 1e21, '1000000000000000000000'],
    ['count', 1e-7, '0,0000001'],
    ['minutes', 90.25, '90,25'],
    ['share', 0.125, '12,5%'],
    ['share', 0.07, '7%'],
    ['share', 1, '100%'],
    ['euros', 12.5, '12,50'],
    ['euros', -1234, '-1234,00'],
    ['euros', 0.004, '0,004'],
    ['date', '2024-02-29', '29-02-2024'],
    ['instant', Date.UTC(2026, 6, 1, 22, 30), '02-07-2026 00:30'],
    ['instant', Date.UTC(2026, 11, 31, 23, 30), '01-01-2027 00:30'],
    ['instant', Date.UTC(2026, 2, 29, 0, 59, 59), '29-03-2026 01:59'],
    ['instant', Date.UTC(2026, 2, 29, 1), '29-03-2026 03:00'],
    ['instant', Date.UTC(2026, 9, 25, 0, 30), '25-10-2026 02:30'],
    ['instant', Date.UTC(2026, 9, 25, 1, 30), '25-10-2026 02:30'],
    ['text', 'gewoon', 'gewoon'],
    ['text', 'een\r\ntwee\rdrie', 'een\ntwee\ndrie'],
    ['text', '', ''],
    ['text', null, ''],
    ['instant', null, ''],
  ])('%s %p is written as %p', (kind, cell, expected) => expect(written(kind, cell)).toBe(expected));

  test('a column can hold a kind of its own in each row', () => {
    const kind = ['share', 'count', 'euros'] as const;
    const columns = [{ label: 'Nu', kind }];
    const file = toCsv({ title: 'Later', zone: ZONE, columns, rows: [[0.25], [3], [12.5]] });
    expect(file.toString('utf8').slice(1)).toBe('Nu\r\n25%\r\n3\r\n12,50\r\n');
  });

  test('an instant is read on the clock of the sheet’s own zone', () => {
    expect(written('instant', Date.UTC(2026, 6, 1, 22, 30), 'America/Curacao')).toBe('01-07-2026 18:30');
  });

  test.each([
    ...FORMULA_SIGNS.map((sign) => `${sign}1+1`),
    ' =1+1',
    '\u00A0\u3000=1+1',
    '\u200B\uFEFF=1+1',
    '\0=1+1',
    '\n=1+1',
    '−1',
    '-',
  ])('text %j is not run: an apostrophe stands before it', (text) => {
    expect(written('text', text)).toBe(`'${text.replace('\r', '\n')}`);
  });

  test.each(['1+1', 'a=b', 'jan@huis.nl', "'=1", '', '"=1"', '(-1)', '€ 5'])('text %j is left as it is', (text) =>
    expect(written('text', text)).toBe(text),
  );

  test('whatever text goes in comes out, and never begins like a formula', () => {
    const piece = fc.oneof(
      fc.constantFrom(...FORMULA_SIGNS, '"', ';', ',', '\n', '\r\n', ' ', "'", '\u00A0', '\u200B'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const runs = (read: string): boolean => /^[\t\n\r]|^[\s\p{C}]*[=+@-]/u.test(read.normalize('NFKC'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const meant = texts.map((one) => one.replace(/\r\n?/g, '\n'));
        const read = readBack(toCsv(sheetOf('text', texts)));
        expect(read.filter(runs)).toEqual([]);
        expect(read.map((one, at) => (one === meant[at] ? one : one.replace(/^'/, '')))).toEqual(meant);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever number goes in comes out, with a comma and without a power of ten', () => {
    const number = fc.double({ noNaN: true, min: -1e18, max: 1e18 });
    fc.assert(
      fc.property(number, fc.constantFrom<Kind>('count', 'share', 'minutes', 'euros'), (value, kind) => {
        const read = written(kind, value);
        expect(read).toMatch(kind === 'share' ? /^-?\d+(,\d+)?%$/ : /^-?\d+(,\d+)?$/);
        const back = Number(read.replace(',', '.').replace('%', '')) / (kind === 'share' ? 100 : 1);
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14 + 1e-20);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever moment goes in is what a Dutch clock and calendar said', () => {
    const moment = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2060, 0) });
    const zones = fc.constantFrom('Europe/Amsterdam', 'America/Curacao', 'Asia/Kathmandu', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(moment, zones, (at, timeZone) => {
        const clock = new Intl.DateTimeFormat('nl-NL', {
          timeZone,
          ...({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
        });
        expect(written('instant', at, timeZone)).toBe(clock.format(at).replace(', ', ' '));
      }),
    );
  });
});
