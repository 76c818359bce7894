import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CsvParser, separatorOf } from './csv.js';

interface Read {
  rows: string[][];
  lines: number[];
  unread: [number, string][];
}

/** Pushed in pieces of this many characters: what is read may not depend on where they were cut. */
function read(text: string, { separator = ',', width = 0, piece = Infinity } = {}): Read {
  const said: Read = { rows: [], lines: [], unread: [] };
  const parser = new CsvParser(
    separator,
    {
      row: (cells, line) => void (said.rows.push([...cells]), said.lines.push(line)),
      unread: (line, why) => void said.unread.push([line, why]),
    },
    width,
  );
  for (let at = 0; at < text.length; at += piece) parser.push(text.slice(at, at + piece));
  parser.end();
  return said;
}

describe('rows of a CSV file', () => {
  test.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without a last newline',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'of Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with empty cells',
      'a,,\n,,c\n',
      [
        ['a', '', ''],
        ['', '', 'c'],
      ],
    ],
    [
      'with empty lines between',
      'a,b\n\n\r\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quoted',
      '"a","b"\r\n"1","2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a separator within quotes', '"a,b",c\n', [['a,b', 'c']]],
    [
      'a newline within quotes',
      '"a\nb",c\r\n"d\r\ne",f',
      [
        ['a\nb', 'c'],
        ['d\r\ne', 'f'],
      ],
    ],
    [
      'quotes within quotes',
      '"say ""hi""",""\n"""",x',
      [
        ['say "hi"', ''],
        ['"', 'x'],
      ],
    ],
    [
      'a quote in the middle of a cell',
      'pipe 5",b\n1,2\n',
      [
        ['pipe 5"', 'b'],
        ['1', '2'],
      ],
    ],
    ['an empty quoted last cell', 'a,""', [['a', '']]],
    ['a separator at the very end', '"a",', [['a', '']]],
  ])('%s', (_name, text, rows) => {
    expect(read(text).rows).toEqual(rows);
    expect(read(text, { piece: 1 }).rows).toEqual(rows);
    expect(read(text, { piece: 3 }).rows).toEqual(rows);
  });

  test('each row knows on which line it begins', () => {
    expect(read('a,b\n"x\ny",1\n\n2,3\n').lines).toEqual([1, 2, 5]);
  });

  test('whatever was written comes back, wherever it was cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' '), maxLength: 6 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom(',', ';', '\t'), (rows, piece, separator) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(separator)).join('\r\n');
        const said = read(text, { piece, separator, width: rows[0]!.length });
        expect(said).toMatchObject({ rows, unread: [] });
      }),
    );
  });
});

describe('a line that cannot be read costs that line', () => {
  test('too many cells, or too few; a separator too many at the end is nothing', () => {
    expect(read('a,b\n1,2,3\n1\n4,5,\n6,7\n', { width: 2 })).toEqual({
      rows: [
        ['a', 'b'],
        ['4', '5'],
        ['6', '7'],
      ],
      lines: [1, 4, 5],
      unread: [
        [2, 'cells'],
        [3, 'cells'],
      ],
    });
  });
  test('a quote that stays open', () => {
    for (const piece of [Infinity, 2])
      expect(read('a,b\n"1,2\n3,4\n5,6\n', { width: 2, piece })).toMatchObject({
        rows: [
          ['a', 'b'],
          ['3', '4'],
          ['5', '6'],
        ],
        unread: [[2, 'quotes']],
      });
  });
  test('two of those, which would make one cell of all that lies between', () => {
    expect(read('a,b\n"1,2\n3,4\n5,6\n7,8"\n9,10\n', { width: 2 })).toMatchObject({
      rows: [
        ['a', 'b'],
        ['3', '4'],
        ['5', '6'],
        ['7', '8"'],
        ['9', '10'],
      ],
      unread: [[2, 'quotes']],
    });
  });
  test('something behind a closing quote', () => {
    expect(read('a,b\n"1"x,2\n3,4\n', { width: 2 })).toMatchObject({
      rows: [
        ['a', 'b'],
        ['3', '4'],
      ],
      unread: [[2, 'quotes']],
    });
  });
  test('a quote that would swallow megabytes does not', () => {
    const many = Array.from({ length: 200_000 }, (_one, i) => `${i},2345678`).join('\n');
    const said = read(`a,b\n"1,2\n${many}\n`, { width: 2, piece: 65_536 });
    expect([said.rows.length, said.unread]).toEqual([200_001, [[2, 'quotes']]]);
  });
  test('a line without an end', () => {
    const said = read(`a,b\n${'x'.repeat(3_000_000)}\n1,2\n`, { width: 2, piece: 65_536 });
    expect(said).toMatchObject({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      lines: [1, 3],
      unread: [[2, 'length']],
    });
  });
});

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b;c\n1,5;2,5;3,5\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['"x;y;z","b"\n"1;2;3;4","2"\n', ','],
  ['Nummer;Omschrijving\n1;bed, lift, stoel\n2;tafel\n', ';'],
])('the separator of %j', (head, separator) => expect(separatorOf(head)).toBe(separator));
