import { expect, test } from '@jest/globals';
import { periodIn, stretchBefore, stretchOf, type Month } from './period';
import { ofHundred } from './share';

const monday = new Date(2026, 10, 23, 10, 15).getTime();

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
  const begin = new Date(2026, 10, 23);
  expect(stretchOf('week', monday).from).toEqual(begin);
  expect(stretchOf('week', new Date(2026, 10, 29, 23).getTime()).from).toEqual(begin);
});

test('four weeks begin at midnight 27 days ago, over the night of the clock change too', () => {
  expect(stretchOf('28', new Date(2026, 10, 2, 9).getTime()).from).toEqual(new Date(2026, 9, 6));
});

test('the stretch before ends at the same hour, so that half a week is compared with half a week', () => {
  const { from, to } = stretchBefore('week', monday);
  expect([from.getDay(), from.getHours(), to.getDay(), to.getHours()]).toEqual([1, 0, 1, 10]);
});

test('too little to say is not a percentage', () => {
  expect(ofHundred(3, 1)).toBeUndefined();
  expect(ofHundred(18, 2)).toBe(90);
});
