import { expect, test } from '@jest/globals';
import { FIGURE_NAMES, FIGURES, missedOf, type FigureOf } from '../../../libs/domain/src/numbers/figures';
import { CALLS, IN_TIME, TOLD } from './numbers/themes';
import { periodIn, stretchBefore, stretchOf, type Month } from './period';
import { ofHundred } from './share';

/** In the house, wherever this runs. */
const at = (wall: string): Date => new Date(`${wall}+01:00`);
const monday = at('2026-11-23T10:15').getTime();

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
  expect(stretchOf(december!, monday)).toEqual({ from: at('2025-12-01T00:00'), to: at('2026-01-01T00:00') });
  expect(stretchBefore(january!, monday)).toEqual(stretchOf(december!, monday));
});

test('this week begins on Monday, also on Monday itself and on Sunday', () => {
  const begin = at('2026-11-23T00:00');
  expect(stretchOf('week', monday).from).toEqual(begin);
  expect(stretchOf('week', at('2026-11-29T23:00').getTime()).from).toEqual(begin);
});

test('four weeks begin at midnight 27 days ago, over the night of the clock change too', () => {
  expect(stretchOf('28', at('2026-11-02T09:00').getTime()).from).toEqual(new Date('2026-10-06T00:00+02:00'));
});

test('the stretch before ends at the same hour, so that half a week is compared with half a week', () => {
  expect(stretchBefore('week', monday)).toEqual({ from: at('2026-11-16T00:00'), to: at('2026-11-16T10:15') });
  const autumn = at('2026-10-26T10:15').getTime();
  expect(stretchBefore('week', autumn).to).toEqual(new Date('2026-10-19T10:15+02:00'));
});

test('too little to say is not a percentage', () => {
  expect(ofHundred(3, 1)).toBeUndefined();
  expect(ofHundred(18, 2)).toBe(90);
});

test('the screens know which figures people told, which are of calls and which of what was in time, without the list of all of them', () => {
  const marked = (mark: 'told' | 'calls') => FIGURE_NAMES.filter((name) => (FIGURES[name] as FigureOf)[mark]).sort();
  expect([...TOLD].sort()).toEqual(marked('told'));
  expect([...CALLS].sort()).toEqual(marked('calls'));
  expect([...IN_TIME].sort()).toEqual(FIGURE_NAMES.filter((name) => missedOf(name).length > 0).sort());
});
