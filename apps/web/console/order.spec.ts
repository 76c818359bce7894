import { expect, test } from '@jest/globals';
import { marked } from './marked';
import { waitingChanges, windowOf, withRest, withTail } from './order';
import { fromInput, quickTimes, toInput } from './when';

test('one row that jumps to the top moved up; the others stayed where they were', () => {
  expect(waitingChanges(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual({ fresh: 0, up: 1, any: true });
});

test('one row that sinks to the bottom moved, but nothing went up', () => {
  expect(waitingChanges(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual({ fresh: 0, up: 0, any: true });
});

test('new rows are counted, wherever they come in, and rows that left are a change too', () => {
  expect(waitingChanges(['a', 'b'], ['x', 'a', 'y', 'b'])).toEqual({ fresh: 2, up: 0, any: true });
  expect(waitingChanges(['a', 'b'], ['b'])).toEqual({ fresh: 0, up: 0, any: true });
  expect(waitingChanges(['a', 'b'], ['a', 'b'])).toEqual({ fresh: 0, up: 0, any: false });
});

test('rows behind everything shown are added without moving anything', () => {
  expect(withTail(['a', 'b'], ['b', 'x', 'a', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
  expect(withTail(['a', 'b'], ['x'])).toEqual(['a', 'b']);
});

test('a first page is followed by the rest as it was, without doubles', () => {
  expect(withRest(['c', 'a'], ['a', 'b', 'c', 'd'])).toEqual(['c', 'a', 'b', 'd']);
});

test('only the rows in sight are drawn, and a few beyond', () => {
  expect(windowOf(5_000, 6_800, 680, 68, 2)).toEqual({ from: 98, to: 112 });
  expect(windowOf(3, 6_800, 680, 68, 2)).toEqual({ from: 3, to: 3 });
  expect(windowOf(0, 0, 680, 68)).toEqual({ from: 0, to: 0 });
});

test('a text is cut at its marked phrases; a mark that does not fit is left out', () => {
  const text = 'Bel zelf even de leverancier.';
  expect(marked(text, [{ start: 0, end: 8 }])).toEqual([
    { text: 'Bel zelf', hit: true },
    { text: ' even de leverancier.', hit: false },
  ]);
  expect(marked(text, [{ start: 5, end: 400 }])).toEqual([{ text, hit: false }]);
});

test('quick times lie ahead, and this afternoon is only offered while it is', () => {
  const morning = new Date(2026, 10, 23, 10, 12, 30).getTime();
  const evening = new Date(2026, 10, 23, 16, 20).getTime();
  expect(quickTimes(morning).map(({ name, at }) => [name, toInput(at)])).toEqual([
    ['in15', '2026-11-23T10:28'],
    ['in60', '2026-11-23T11:13'],
    ['afternoon', '2026-11-23T17:00'],
    ['morning', '2026-11-24T09:00'],
  ]);
  expect(quickTimes(evening).map(({ name }) => name)).toEqual(['in15', 'in60', 'morning']);
});

test('a time goes into its field and comes out the same; half a time is no time', () => {
  const at = new Date(2026, 10, 23, 9, 5).getTime();
  expect(fromInput(toInput(at))).toBe(at);
  expect(fromInput('')).toBeUndefined();
  expect(fromInput('2026-11')).not.toBe(at);
});
