import { type Figure } from '@zorg112/domain';
import { reportOf } from './month-report.js';

const time = (p50: number): Figure => ({
  ...{ name: 'pickUp', unit: 'time', value: 60_000, p90: 120_000, n: 40 },
  open: { n: 12, p50, p90: 600_000 },
});
const told = (was: Figure, is: Figure): readonly string[] =>
  reportOf(
    { month: '2026-10', figures: [], before: undefined, corrected: [{ month: '2026-09', was, is }] },
    'nl',
  ).corrections.map((one) => one.replaceAll('\u00a0', ' '));

test('a correction of the open time alone is told, and one that reads the same is not', () => {
  expect(told(time(120_000), time(180_000))).toEqual([
    'september 2026, Wachten tot iemand het oppakt: was in open tijd: helft binnen 2 min, negen van de tien binnen 10 min (12 keer), is nu in open tijd: helft binnen 3 min, negen van de tien binnen 10 min (12 keer)',
  ]);
  expect(told(time(120_000), time(120_001))).toEqual([]);
});

test('what may not be shown any more, or may by now, is told as that', () => {
  const share = (n: number, among: number): Figure => ({
    name: 'firstOwner',
    unit: 'share',
    value: n / among,
    n,
    among,
  });
  const hidden: Figure = { name: 'firstOwner', unit: 'share', n: 0, withheld: true };
  expect(told(share(80, 100), hidden)[0]).toMatch(/: was 80 van de 100, is nu niet getoond$/);
  expect(told(hidden, share(80, 100))[0]).toMatch(/: was niet getoond, is nu 80 van de 100$/);
  expect(told(hidden, hidden)).toEqual([]);
});
