import { describe, expect, test } from '@jest/globals';
import { dots, fromFirst, shareOf, teamsFinding, weeksFinding, weeksSummary } from './findings';
import { csvOf, wrapped } from './save';
import { lineThrough } from './scale';
import { stacked } from './stacked';
import type { Part, Week } from './views';
import { nl } from './words.nl';

const say = String;
const week = (name: string, [atOnce, later, late]: [number, number, number], more: Partial<Week> = {}): Week => ({
  ...{ week: name, from: '', to: '', over: true, withheld: false, atOnce, later, late },
  ...{ figures: [], ...more },
});
const part = (key: string, confirmed: number, firstOwner: number): Part => ({
  ...{ key, label: key, withheld: false, confirmed, firstOwner },
});

describe('the weeks', () => {
  test('the title names the week with most late, where it is one and it is over', () => {
    const [one, other] = [week('1', [10, 10, 3]), week('2', [10, 5, 5])];
    expect(weeksFinding([one, other], nl, say, say)).toBe(nl.weeks.worst('2', '5', '20'));
    expect(weeksFinding([one, { ...other, over: false }], nl, say, say)).toBe(nl.weeks.some('8', '43'));
    expect(weeksFinding([one, week('2', [10, 7, 3])], nl, say, say)).toBe(nl.weeks.some('6', '43'));
  });

  test('of a handful no week is the worst, and of few nothing is found', () => {
    expect(weeksFinding([week('1', [9, 9, 0]), week('2', [0, 1, 4])], nl, say, say)).toBe(nl.weeks.some('4', '23'));
    expect(weeksFinding([week('1', [1, 1, 1])], nl, say, say)).toBe(nl.weeks.little);
    expect(weeksFinding([week('1', [0, 0, 0])], nl, say, say)).toBe(nl.weeks.quiet);
    expect(weeksFinding([week('1', [20, 4, 0])], nl, say, say)).toBe(nl.weeks.inTime);
  });

  test('the three of a hundred are a hundred, also where each is rounded', () => {
    const said = weeksSummary([week('1', [67, 67, 66])], nl);
    expect(said).toContain(nl.weeks.ofHundred(34, 33, 33));
  });

  test('what is not shown and what still runs is said', () => {
    const said = weeksSummary([week('1', [0, 0, 0], { withheld: true }), week('2', [1, 0, 0], { over: false })], nl);
    expect(said).toContain(nl.tooFewWeeks(1));
    expect(said).toContain(nl.weeks.runs);
  });

  test('a desk that began last week has no quiet weeks before it; one that is not shown was not quiet', () => {
    const name = { title: '', meaning: '' };
    const busy = week('2', [0, 0, 0], { figures: [{ name: 'firstWords', unit: 'time', n: 1, nl: name, en: name }] });
    const names = (weeks: Week[]) => fromFirst(weeks).map((one) => one.week);
    expect(names([week('1', [0, 0, 0]), busy, week('3', [0, 0, 0])])).toEqual(['2', '3']);
    expect(names([week('1', [0, 0, 0], { withheld: true }), week('2', [0, 0, 0])])).toEqual(['1', '2']);
    expect(names([week('1', [0, 0, 0]), week('2', [0, 0, 0])])).toEqual(['2']);
  });

  test('every bar stands inside the picture, its parts on each other, and the scale covers the tallest', () => {
    const { bars, left, ticks } = stacked([week('2026-11-16', [30, 20, 14]), week('2026-11-23', [0, 0, 0])], 320, 240);
    expect(ticks.at(-1)!.value).toBeGreaterThanOrEqual(64);
    for (const { x, width, parts } of bars) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x + width).toBeLessThanOrEqual(320);
      for (const [at, { y, height }] of parts.entries()) {
        expect(y + height).toBeLessThanOrEqual(240);
        if (at > 0) expect(y + height).toBeCloseTo(parts[at - 1]!.y);
      }
    }
  });

  test('a line is broken where nothing can be said', () => {
    const at = (x: number) => ({ x, y: 1 });
    expect(lineThrough([at(0), at(1), undefined, at(3)])).toBe('M0.0 1.0L1.0 1.0M3.0 1.0');
  });
});

describe('the teams', () => {
  test('those with enough to stand there, most first; a share of a hundred only from twenty', () => {
    const shown = dots([part('few', 4, 4), part('half', 10, 5), part('most', 20, 19)], [part('half', 8, 8)]);
    expect(shown.map(({ part: { key }, now, before }) => [key, now, before])).toEqual([
      ['most', 0.95, undefined],
      ['half', 0.5, 1],
    ]);
    expect(shown.map((dot) => shareOf(dot.part))).toEqual([95, undefined]);
  });

  test('the title says how many went up and down, of those that carry it', () => {
    const now = [part('a', 20, 20), part('b', 20, 10), part('c', 6, 6)];
    const before = [part('a', 20, 10), part('b', 20, 20), part('c', 6, 0)];
    expect(teamsFinding(dots(now, before), nl, say)).toBe(nl.teams.moved('1', '1'));
    expect(teamsFinding(dots(now, []), nl, say)).toBe(nl.teams.plain);
  });
});

describe('what is saved', () => {
  test('opens right in a Dutch Excel, and nothing in it is run', () => {
    expect(
      csvOf(
        ['Team', 'n'],
        [
          ['=1+1', 1.5],
          ['De; "Linde"', null],
        ],
      ),
    ).toBe(`\uFEFFTeam;n\r\n'=1+1;1,5\r\n"De; ""Linde""";\r\n`);
  });

  test('the title of a picture goes in lines that fit, one long word by itself', () => {
    expect(wrapped('een twee drie', 8, (text) => text.length)).toEqual(['een twee', 'drie']);
    expect(wrapped('onmogelijk', 3, (text) => text.length)).toEqual(['onmogelijk']);
  });
});
