import { expect, test } from '@jest/globals';
import { drawn } from './drawn';
import { daysIn, fromFirst, periodIn, stretchBefore, stretchOf, type Month } from './period';
import { ofHundred } from './share';
import { inWeeks } from './weeks';

const monday = new Date(2026, 10, 23, 10, 15).getTime();
const day = (name: string, asked: number) => ({ day: name, asked, confirmed: 0, late: 0 });

test('the address says the period; nonsense is four weeks', () => {
  expect(periodIn('?periode=week')).toBe('week');
  expect(periodIn('?periode=drop%20table')).toBe('28');
});

test('a month that is over stands in the address too; one that is not, or is none, does not', () => {
  const said = ['2026-10', '2026-11', '2027-01', '2026-13'].map((month) => periodIn(`?periode=${month}`, monday));
  expect(said).toEqual(['2026-10', '28', '28', '28']);
});

test('a month is whole, and the one before it is the month before', () => {
  const [january, december]: Month[] = ['2026-01', '2025-12'];
  expect(stretchOf(december!, monday)).toEqual({ from: new Date(2025, 11, 1), to: new Date(2026, 0, 1) });
  expect(stretchBefore(january!, monday)).toEqual(stretchOf(december!, monday));
});

test('this week begins on Monday, also on Monday itself and on Sunday', () => {
  expect(daysIn(stretchOf('week', monday))).toEqual(['2026-11-23']);
  expect(daysIn(stretchOf('week', new Date(2026, 10, 29, 23).getTime()))).toHaveLength(7);
});

test('four weeks are 28 days, over the night of the clock change too', () => {
  const days = daysIn(stretchOf('28', new Date(2026, 10, 2, 9).getTime()));
  expect(days).toHaveLength(28);
  expect(new Set(days).size).toBe(28);
});

test('the stretch before ends at the same hour, so that half a week is compared with half a week', () => {
  const { from, to } = stretchBefore('week', monday);
  expect([from.getDay(), from.getHours(), to.getDay(), to.getHours()]).toEqual([1, 0, 1, 10]);
});

test('too little to say is not a percentage', () => {
  expect(ofHundred(3, 1)).toBeUndefined();
  expect(ofHundred(18, 2)).toBe(90);
});

test('weeks are counted back from today', () => {
  const weeks = inWeeks(daysIn(stretchOf('28', monday)).map((name, i) => day(name, i)));
  expect(weeks).toHaveLength(4);
  expect(weeks.at(-1)).toMatchObject({ day: '2026-11-17', asked: 21 + 22 + 23 + 24 + 25 + 26 + 27 });
});

test('every bar stands inside the picture and the scale covers the tallest', () => {
  const picture = drawn([day('2026-11-21', 64), day('2026-11-22', 0), day('2026-11-23', 7)], 320, 240);
  for (const { x, y, width, height } of picture.bars) {
    expect(x).toBeGreaterThanOrEqual(picture.left);
    expect(x + width).toBeLessThanOrEqual(320);
    expect(y + height).toBeLessThanOrEqual(240);
  }
  expect(picture.ticks.at(-1)!.value).toBeGreaterThanOrEqual(64);
});

test('a desk that began last week has no quiet weeks before it', () => {
  expect(fromFirst([day('a', 0), day('b', 3), day('c', 0)]).map((one) => one.day)).toEqual(['b', 'c']);
  expect(fromFirst([day('a', 0)])).toHaveLength(1);
});
