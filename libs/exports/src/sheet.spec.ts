import { describe, expect, test } from '@jest/globals';
import { toCsv } from './csv.js';
import type { Cell, Kind } from './sheet.js';
import { toXlsx } from './xlsx.js';

const files = { toCsv, toXlsx: (sheet: Parameters<typeof toCsv>[0]) => toXlsx([sheet]) };

describe.each(Object.entries(files))('a mistake of ours is named, not written: %s', (_, make) => {
  const refused = (rows: Cell[][], kind: Kind = 'count', zone = 'Europe/Amsterdam') => {
    const columns = [{ label: 'Wacht', kind }];
    return expect((async () => make({ title: 'Blad', zone, columns, rows }))()).rejects;
  };

  test.each<[Kind, Cell, string]>([
    ['text', 5, 'row 2, column "Wacht": text is a string, not 5'],
    ['count', '5', 'row 2, column "Wacht": count is a finite number, not 5'],
    ['share', NaN, 'row 2, column "Wacht": share is a finite number, not NaN'],
    ['euros', Infinity, 'row 2, column "Wacht": euros is a finite number, not Infinity'],
    ['instant', '2026-01-01', 'row 2, column "Wacht": instant is a finite number, not 2026-01-01'],
    ['date', 1, 'row 2, column "Wacht": date is a string, not 1'],
  ])('%s %p', async (kind, cell, why) => {
    await refused([[null], [cell]], kind).toThrow(new TypeError(why));
  });

  test.each<[Kind, Cell]>([
    ['date', '2026-02-31'],
    ['date', '2025-02-29'],
    ['date', '2026-13-01'],
    ['date', '1-2-2026'],
    ['date', '2026-01-01T00:00'],
    ['date', ''],
    ['date', '1900-02-28'],
    ['instant', Date.UTC(1900, 1, 28)],
    ['instant', Date.UTC(9999, 11, 31, 23, 30)],
    ['instant', 1e15],
    ['instant', 1e300],
  ])('no moment that every program reads alike: %s %p', async (kind, cell) => {
    await refused([[cell]], kind).toThrow('row 1, column "Wacht": not a moment between');
  });

  test('the first and the last day that are', async () => {
    const columns = [{ label: 'Dag', kind: 'date' as const }];
    await make({ title: 'Blad', zone: 'UTC', columns, rows: [['1900-03-01'], ['9999-12-31']] });
  });

  test.each([[[]], [[1, 2]]])('a row of %j under one column', async (row) => {
    await refused([[1], row]).toThrow(new RangeError(`row 2: ${row.length} cells under 1 columns`));
  });

  test('a zone that is none', async () => {
    await refused([[0]], 'instant', 'Nergens/Huizen').toThrow(RangeError);
  });
});
