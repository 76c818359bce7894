import { expect, test } from '@jest/globals';
import { FIGURE_NAMES } from '../../../../libs/domain/src/numbers/figures';
import { onlyIn, searchOf } from '../only';
import { nl as behind } from './behind.nl';
import { longest, services, waiting } from './found';
import { said, trend } from './said';
import { byTheme, hasQuestions, THEMES } from './themes';
import type { FigureView } from './views';
import { nl } from './words.nl';

const words = { title: '', meaning: '' };
const figure = (unit: FigureView['unit'], more: Partial<FigureView>): FigureView => ({
  ...{ name: 'one', unit, n: 0, nl: words, en: words },
  ...more,
});
const says = (one: FigureView) => said(one, nl, 'nl', String);
const way = (now: FigureView, before?: FigureView) => trend(now, before, nl, 'nl', String);

test('every figure stands in one place, and one that is new is not lost', () => {
  expect(Object.values(THEMES).flat().sort()).toEqual([...FIGURE_NAMES].sort());
  expect(byTheme([{ name: 'brandNew' }]).at(-1)!.figures).toEqual([{ name: 'brandNew' }]);
});

test('what people told of us leads to no question', () => {
  const names = ['asked', 'elsewhere', 'elsewhereAnswered', 'score', 'scored'];
  expect(names.filter((name) => hasQuestions({ name, n: 9 }))).toEqual(['asked']);
  expect(hasQuestions({ name: 'asked', n: 0 })).toBe(false);
});

test('of few there is no share of a hundred and no trend', () => {
  const few = figure('share', { value: 0.75, n: 3, among: 4 });
  const many = figure('share', { value: 0.9, n: 90, among: 100 });
  expect(says(few)).toEqual({ value: '3', unit: 'van 4', on: ['Te weinig voor een deel van de 100.'] });
  expect(says(many)).toEqual({ value: '90', unit: 'van de 100', on: ['90 van 100'] });
  expect(way(many, few)).toBeUndefined();
  expect(way(few, many)).toBeUndefined();
  expect(way(many)).toBeUndefined();
});

test('a trend says which way in words, and what it was', () => {
  const share = (n: number) => figure('share', { value: n / 100, n, among: 100 });
  expect(way(share(90), share(87))).toEqual({ arrow: '↗', words: 'meer: was 87 van de 100' });
  expect(way(share(87), share(87))).toEqual({ arrow: '→', words: 'gelijk' });
  const time = (minutes: number) => figure('time', { value: minutes * 60_000, p90: 1_800_000, n: 40 });
  expect(way(time(4), time(6))).toEqual({ arrow: '↘', words: 'sneller: was 6 min' });
  expect(way(time(4.1), time(4))).toEqual({ arrow: '→', words: 'gelijk' });
});

test('a time says half and nine of ten, and open time beside it', () => {
  const time = figure('time', { value: 240_000, p90: 1_200_000, n: 40, open: { p50: 60_000, p90: 90_000, n: 12 } });
  expect(says(time)).toEqual({
    ...{ lead: 'helft binnen', value: '4 min' },
    on: [
      'negen van de tien binnen 20 min',
      '40 keer',
      'in open tijd: helft binnen 1 min, negen van de tien binnen 2 min (12 keer)',
    ],
  });
  expect(says(figure('time', {}))).toBeUndefined();
});

test('an hour in which few asked is not called the longest', () => {
  const hour = (weekday: number, hour: number, n: number, p50: number) => ({ weekday, hour, n, p50, p90: p50 });
  const hours = [hour(7, 3, 1, 9_000_000), hour(7, 4, 5, 600_000), hour(1, 9, 40, 60_000)];
  expect(longest(hours)).toBe(hours[1]);
  expect(waiting(hours, behind, String, String).title).toBe('Op zondag tussen 4 en 5 uur wacht je het langst');
  expect(waiting(hours.slice(0, 1), behind, String, String).title).toBe(behind.heat.plain);
});

test('no service is named where two were late as often', () => {
  const late = (name: string, broken: number) => ({ id: name, name, asked: 5, answered: 5, kept: 0, broken });
  expect(services([late('A', 2), late('B', 1)], behind, String).title).toBe('A kwam het vaakst te laat: 2 keer');
  expect(services([late('A', 1), late('B', 1), late('C', 0)], behind, String).title).toBe('2 diensten kwamen te laat');
  expect(services([late('A', 0)], behind, String).title).toBe('Geen dienst kwam te laat');
});

test('the address says one thing to look at', () => {
  expect(onlyIn('?periode=28&regio=Stad+Noord')).toEqual({ by: 'region', key: 'Stad Noord' });
  expect(onlyIn(searchOf('91', { by: 'team', key: 'a&b' }))).toEqual({ by: 'team', key: 'a&b' });
  expect(onlyIn('?periode=week')).toBeUndefined();
});
