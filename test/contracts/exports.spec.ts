import { beforeAll, describe, expect, test } from '@jest/globals';
import { toCsv, toXlsx, type Sheet } from '@zorg112/exports';
import { inOffice, type OfficeTab } from '../support/office.js';

const sheet: Sheet = {
  title: 'Vragen per dag',
  zone: 'Europe/Amsterdam',
  columns: [
    { label: 'Locatie', kind: 'text' },
    { label: 'Vragen', kind: 'count' },
    { label: 'Zelf geholpen', kind: 'share' },
    { label: 'Wachttijd (minuten)', kind: 'minutes' },
    { label: 'Kosten', kind: 'euros' },
    { label: 'Dag', kind: 'date' },
    { label: 'Laatste vraag', kind: 'instant' },
  ],
  rows: [
    ['De "Linde"; zuid', 1234, 0.125, 7.5, 1234.5, '2024-02-29', Date.UTC(2026, 6, 1, 22, 30)],
    ['=1+1', -3, 1, 0, -0.05, '1999-12-31', Date.UTC(2026, 2, 29, 1)],
    ['@SUM(A1)', null, null, null, null, null, null],
    ['-2+3', 0, 0, 1e6, 0, '2026-01-02', Date.UTC(2026, 0, 2, 3, 4)],
    ['＝1+1', 5, 0.3333, 1, 2, '2026-03-02', Date.UTC(2026, 9, 25, 1, 30)],
    ['twee\nregels', 5, 0.07, 1, 2, '2026-12-11', Date.UTC(2026, 11, 31, 23, 30)],
    ['constructor', null, null, null, null, null, null],
    ['_x0041_ & <b>', null, null, null, null, null, null],
  ],
  notes: ['Zelf geholpen: niet doorverwezen.'],
};
const NUMBERS = [
  [1234, 0.125, 7.5, 1234.5, '2024-02-29', '2026-07-02T00:30:00'],
  [-3, 1, 0, -0.05, '1999-12-31', '2026-03-29T03:00:00'],
  [],
  [0, 0, 1e6, 0, '2026-01-02', '2026-01-02T04:04:00'],
  [5, 0.3333, 1, 2, '2026-03-02', '2026-10-25T02:30:00'],
  [5, 0.07, 1, 2, '2026-12-11', '2027-01-01T00:30:00'],
  [],
  [],
];
const FORMULAS = new Set(['=1+1', '@SUM(A1)', '-2+3', '＝1+1']);
const OPENING_MS = 120_000;

/** The real program opens the real files: what it counts with is what we wrote. */
describe.each([
  ['csv', () => inOffice('vragen.csv', toCsv(sheet))],
  ['xlsx', async () => inOffice('vragen.xlsx', await toXlsx([sheet]))],
] as const)('a sheet that LibreOffice opens: %s', (kind, open) => {
  let tabs: OfficeTab[];
  const rows = () => tabs[0]!.rows.slice(1);
  beforeAll(async () => void (tabs = await open()), OPENING_MS);

  test('has its heads and its rows', () => {
    expect(tabs[0]!.rows[0]!.map((cell) => cell?.value)).toEqual(sheet.columns.map(({ label }) => label));
    expect(rows()).toHaveLength(sheet.rows.length);
  });

  test('counts with numbers, shares and dates', () => {
    const values = rows().map((row) => row.slice(1).map((cell) => [cell?.is, cell?.value]));
    const money = kind === 'csv' ? 'float' : 'currency';
    const kinds = ['float', 'percentage', 'float', money, 'date', 'date'];
    expect(values).toEqual(NUMBERS.map((row) => row.map((value, at) => [kinds[at], String(value)])));
  });

  test('text is text: none of it runs', () => {
    const texts = sheet.rows.map(([text]) => (kind === 'csv' && FORMULAS.has(String(text)) ? `'${text}` : text));
    expect(rows().map(([cell]) => [cell?.is, cell?.value])).toEqual(texts.map((text) => ['string', text]));
    expect(tabs.flatMap((tab) => tab.rows.flat()).filter((cell) => cell?.formula !== undefined)).toEqual([]);
  });

  if (kind === 'csv') return;

  test('shows Dutch dates and shares, under bold heads', () => {
    expect(
      rows()[0]!
        .slice(5)
        .map((cell) => cell?.shown),
    ).toEqual(['29-02-2024', '02-07-2026 00:30']);
    expect(rows()[0]![2]!.shown).toMatch(/^12[.,]5%$/);
    expect(tabs[0]!.rows.map((row) => row.every((cell) => cell?.bold))).toEqual([true, ...rows().map(() => false)]);
  });

  test('tells on the second tab what the figures mean', () => {
    expect(tabs.map(({ name }) => name)).toEqual(['Vragen per dag', 'Betekenis']);
    const texts = tabs[1]!.rows.map((row) => row.map((cell) => cell?.value));
    expect(texts).toEqual([
      ['Blad', 'Betekenis'],
      ['Vragen per dag', 'Zelf geholpen: niet doorverwezen.'],
    ]);
  });
});
