import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Cell, Kind, Sheet } from './sheet.js';
import { toXlsx } from './xlsx.js';

const DAY = 86_400_000;
const sheetOf = (kind: Kind, cells: readonly Cell[], title = 'Blad'): Sheet => ({
  title,
  zone: 'Europe/Amsterdam',
  columns: [{ label: 'Kolom', kind }],
  rows: cells.map((cell) => [cell]),
});

/** The files within, and the cells of each tab: text where the file says text, else the number as it stands there. */
async function opened(sheets: readonly Sheet[]) {
  const zipped = unzipSync(await toXlsx(sheets));
  const file = (name: string): string => strFromU8(zipped[name]!);
  const texts = [...file('xl/sharedStrings.xml').matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => meant(text!));
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => meant(name!));
  const tabs = names.map((_, at) => file(`xl/worksheets/sheet${at + 1}.xml`));
  const cells = tabs.map((tab) =>
    [...tab.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<v>(.*?)<\/v>)?/g)].map(([, , attributes, value]) =>
      attributes!.includes('t="s"') ? texts[Number(value)] : Number(value),
    ),
  );
  return { names, tabs, cells, styles: file('xl/styles.xml') };
}

/** As Excel reads it: entities, and `_x0041_` for A. */
const meant = (text: string): string =>
  text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&')
    .replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const column = async (kind: Kind, cells: readonly Cell[]) => (await opened([sheetOf(kind, cells)])).cells[0]!.slice(1);

describe('a workbook', () => {
  test.each<[Kind, Cell, number]>([
    ['count', -3, -3],
    ['count', 0.1 + 0.2, 0.3],
    ['minutes', 90.25, 90.25],
    ['share', 0.125, 0.125],
    ['euros', 12.5, 12.5],
    ['date', '2024-02-29', 45351],
    ['date', '1900-03-01', 61],
    ['instant', Date.UTC(2026, 6, 1, 22, 30), Date.UTC(2026, 6, 2, 0, 30) / DAY + 25569],
  ])('%s %p is the number %p', async (kind, cell, expected) => expect(await column(kind, [cell])).toEqual([expected]));

  test('an empty cell is no cell', async () => {
    expect(await column('count', [null, 1])).toEqual([1]);
    expect(await column('text', ['', null, 'x'])).toEqual(['x']);
  });

  test('whatever text goes in comes out as text, and nothing is a formula', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '=1+1',
        '_x0041_',
        '_x',
        '_',
        '&amp;',
        '<',
        '"',
        '\n',
        '\r\n',
        ' ',
        '12',
        '%',
        '\uFFFD',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const inherited = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
    const text = fc.oneof(
      { weight: 5, arbitrary: fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')) },
      { weight: 1, arbitrary: inherited },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text.filter(Boolean), { minLength: 1, maxLength: 5 }), async (texts) => {
        const { cells, tabs } = await opened([sheetOf('text', texts)]);
        expect(cells[0]).toEqual(['Kolom', ...texts.map((one) => one.replace(/\r\n?/g, '\n'))]);
        expect(tabs[0]).not.toContain('<f');
      }),
      { numRuns: 200 },
    );
  });

  test('text that Excel does not bear is cut, never through the middle of a sign', async () => {
    expect(await column('text', ['a'.repeat(32_767)])).toEqual(['a'.repeat(32_767)]);
    expect(await column('text', ['a'.repeat(32_768)])).toEqual([`${'a'.repeat(32_766)}…`]);
    expect(await column('text', [`${'a'.repeat(32_765)}😀b`])).toEqual([`${'a'.repeat(32_765)}…`]);
  });

  test.each([
    [['Vragen/dag: [a]*?'], ['Vragen dag a']],
    [["'t Anker'"], ['t Anker']],
    [[''], ['Blad']],
    [
      ['Per dag', 'per dag', 'Per dag'],
      ['Per dag', 'per dag (2)', 'Per dag (3)'],
    ],
    [['History'], ['History (2)']],
    [['Wachttijden per locatie en per team'], ['Wachttijden per locatie en per…']],
    [
      ['x'.repeat(40), 'x'.repeat(40)],
      [`${'x'.repeat(30)}…`, `${'x'.repeat(26)}… (2)`],
    ],
  ])('titles %j are tabs %j', async (titles, expected) => {
    const { names } = await opened(titles.map((title) => sheetOf('count', [1], title)));
    expect(names).toEqual(expected);
  });

  test('what figures mean stands on a tab of its own, after all others', async () => {
    const explained = { ...sheetOf('count', [1], 'Per dag:'), notes: ['Elke vraag telt één keer.', '=1+1'] };
    const { names, cells } = await opened([explained, sheetOf('count', [2], 'Betekenis')]);
    expect(names).toEqual(['Per dag', 'Betekenis', 'Betekenis (2)']);
    expect(cells[2]).toEqual(['Blad', 'Betekenis', 'Per dag', 'Elke vraag telt één keer.', 'Per dag', '=1+1']);
    expect((await opened([{ ...explained, notes: [] }])).names).toEqual(['Per dag']);
  });

  test('heads stay in sight, and a column is as wide as what is in it, within reason', async () => {
    for (const [text, width] of [
      ['a', 9],
      ['a'.repeat(30), 32],
      [`${'a'.repeat(30)}\n${'b'.repeat(20)}`, 32],
      ['a'.repeat(100), 60],
    ] as const) {
      const { tabs } = await opened([sheetOf('text', [text])]);
      expect(tabs[0]).toContain(`width="${width}"`);
      expect(tabs[0]).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    }
  });

  test('no sheet at all is no workbook, and a million rows are too many', async () => {
    await expect(toXlsx([])).rejects.toThrow(RangeError);
    const rows = { length: 1_048_576 } as Cell[][];
    await expect(toXlsx([{ ...sheetOf('count', []), rows }])).rejects.toThrow('1048576 rows do not fit');
  });
});
