import { describe, expect, test } from '@jest/globals';
import { FIGURE_NAMES } from '../../../../libs/domain/src/numbers/figures';
import { onlyIn, searchOf } from '../only';
import { nl as behind } from './behind.nl';
import { nightSentence } from '../night';
import { nl as manager } from '../words.nl';
import { longest, maatwerk, services, steps, suppliers, waiting } from './found';
import { corrected, said, trend } from './said';
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
  const hour = (weekday: number, hour: number, n: number, p50?: number) => ({
    ...{ weekday, hour, n },
    ...(p50 === undefined ? {} : { p50, p90: p50 }),
  });
  const hours = [hour(7, 3, 1), hour(7, 4, 5, 600_000), hour(1, 9, 40, 60_000)];
  expect(longest(hours)).toBe(hours[1]);
  expect(waiting(hours, behind, String, String).title).toBe('Op zondag tussen 4 en 5 uur wacht je het langst');
  expect(waiting(hours.slice(0, 1), behind, String, String).title).toBe(behind.heat.plain);
});

test('no service is named where two were late as often', () => {
  const late = (name: string, broken: number) => ({ id: name, name, asked: 5, answered: 5, kept: 0, broken });
  expect(services([late('A', 2), late('B', 1)], undefined, behind, String).title).toBe(
    'A kwam het vaakst te laat: 2 keer',
  );
  expect(services([late('A', 1), late('B', 1), late('C', 0)], undefined, behind, String).title).toBe(
    '2 diensten kwamen te laat',
  );
  expect(services([late('A', 0)], undefined, behind, String).title).toBe('Geen dienst kwam te laat');
  const still = { ...late('A', 0), lateNow: 2 };
  expect(services([still], undefined, behind, String).title).toBe('2 antwoorden zijn nu te laat');
});

test('of a service where few work it is not said how late it was: of all of them it is', () => {
  const few = { id: 'A', name: 'A', asked: 5, answered: 5, withheld: true };
  const all = { asked: 10, answered: 9, kept: 7, broken: 3 };
  const still = services([few], { ...all, broken: 0, lateNow: 1 }, behind, String);
  expect(still.title).toBe('Eén antwoord is nu te laat');
  const says = (broken?: number) =>
    services([few], broken === undefined ? undefined : { ...all, broken }, behind, String);
  expect([says(3), says(0), says()].map(({ title }) => title)).toEqual([
    'Diensten kwamen 3 keer te laat',
    'Geen dienst kwam te laat',
    'We vroegen 5 keer een dienst erbij',
  ]);
  expect(says().summary).toContain(behind.services.few);
});

test('a supplier is named by its domain, and of few answers it is said that how fast is not', () => {
  const late = (key: string, broken: number) => ({ key, asked: 2, answered: 2, kept: 0, heldUp: 0, broken });
  const says = (...all: ReturnType<typeof late>[]) => suppliers(all, (key) => key.slice(1), behind, String);
  expect(says(late('@a.example', 2), late('@b.example', 1)).title).toBe('a.example kwam het vaakst te laat: 2 keer');
  expect(says(late('@a.example', 1), late('@b.example', 1)).title).toBe('2 leveranciers kwamen te laat');
  expect(says(late('@a.example', 0)).title).toBe(behind.suppliers.inTime);
  expect(says(late('@a.example', 0)).summary).toContain(behind.suppliers.few);
  expect(says().title).toBe(behind.suppliers.none);
});

test('the address says one thing to look at', () => {
  expect(onlyIn('?periode=28&regio=Stad+Noord')).toEqual({ by: 'region', key: 'Stad Noord' });
  expect(onlyIn(searchOf('91', { by: 'team', key: 'a&b' }))).toEqual({ by: 'team', key: 'a&b' });
  expect(onlyIn('?periode=week')).toBeUndefined();
});

describe('how the night went', () => {
  const night = {
    from: '',
    to: new Date(2026, 10, 28, 7).toISOString(),
    asked: 0,
    late: 0,
    helped: 0,
    withdrawn: 0,
    joined: 0,
  };
  const [morning, noon, evening] = [8, 12, 23].map((hour) => new Date(2026, 10, 28, hour).getTime());
  const still = { ...night, to: new Date(evening! + 1).toISOString() };
  test.each([
    ['quiet', night, morning, 'Vannacht was het stil.'],
    [
      'late, all helped',
      { ...night, late: 3, helped: 3 },
      morning,
      'Vannacht waren er drie te laat. Alle drie geholpen. Je hoefde niet wakker.',
    ],
    [
      'some wait',
      { ...night, asked: 11, late: 3, helped: 1 },
      morning,
      'Vannacht kwamen er elf vragen binnen. Drie waren te laat. Eén is geholpen, twee wachten nog.',
    ],
    [
      'some were not needed any more',
      { ...night, late: 4, helped: 1, withdrawn: 2 },
      morning,
      'Vannacht waren er vier te laat. Eén is geholpen, één wacht nog, twee waren niet meer nodig.',
    ],
    [
      'one, late, not needed any more',
      { ...night, late: 1, withdrawn: 1 },
      morning,
      'Vannacht waren we één keer te laat. Die was niet meer nodig.',
    ],
    [
      'one, late',
      { ...night, asked: 1, late: 1 },
      morning,
      'Vannacht kwam er één vraag binnen. Eén keer waren we te laat. Die wacht nog.',
    ],
    [
      'in time',
      { ...night, asked: 14 },
      morning,
      'Vannacht kwamen er 14 vragen binnen. Niets was te laat. Je hoefde niet wakker.',
    ],
    ['at noon it is over', { ...night, asked: 14 }, noon, ''],
    [
      'while it lasts',
      { ...still, asked: 2 },
      evening,
      'Vannacht tot nu toe kwamen er twee vragen binnen. Niets was te laat. Je hoefde niet wakker.',
    ],
    ['while it is quiet', still, evening, ''],
  ])('%s', (_, is, now, says) => expect(nightSentence(is, now!, manager)).toBe(says));
});

test('a correction is what reads otherwise by now', () => {
  const [asked, share] = [
    figure('count', { name: 'asked', value: 4, n: 4 }),
    figure('share', { name: 'share', value: 0.5, n: 50, among: 100 }),
  ];
  const corrections = [
    { ...asked, value: 5, n: 5 },
    { ...share, value: 0.501, n: 51, among: 102 },
  ];
  expect(corrected({ items: [asked, share], corrections }, nl, 'nl', String)).toEqual([
    { title: '', then: '4', now: '5' },
  ]);
});

test('a correction of the open time alone is read too', () => {
  const time = (p50: number) =>
    figure('time', { name: 'pickUp', value: 60_000, n: 40, open: { n: 12, p50, p90: 600_000 } });
  expect(corrected({ items: [time(120_000)], corrections: [time(180_000)] }, nl, 'nl', String)).toEqual([
    {
      title: '',
      then: 'in open tijd: helft binnen 2 min, negen van de tien binnen 10 min (12 keer)',
      now: 'in open tijd: helft binnen 3 min, negen van de tien binnen 10 min (12 keer)',
    },
  ]);
});

test('how often the clock warned is counted over all of its steps', () => {
  const title = (...counts: number[]) =>
    steps(
      counts.map((n, i) => ({ key: `${i}0%`, n })),
      behind,
      String,
      'nl',
    ).title;
  expect([title(), title(1), title(4, 9)]).toEqual([
    'De klok hoefde niet te waarschuwen',
    'De klok waarschuwde één keer',
    'De klok waarschuwde 13 keer',
  ]);
});

test('what maatwerk solved is said with what it cost', () => {
  const title = (solved: number) =>
    maatwerk([{ level: 'owner', n: 12, cents: 64_000, solved }], behind, String, (cents) => `€ ${cents / 100}`).title;
  expect([11, 1, 0].map(title)).toEqual([
    '€ 640 maatwerk: 11 problemen weg',
    '€ 640 maatwerk: één probleem weg',
    '12 keer maatwerk, samen € 640',
  ]);
});
