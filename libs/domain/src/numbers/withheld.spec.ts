import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Figure, SMALLEST_GROUP } from './figures.js';
import { type TablePart, withheldOf, withheldWithin, withoutFew, withoutFewTimes } from './withheld.js';

describe('what is withheld of a table', () => {
  const parts = (people: Record<string, number>) => Object.entries(people).map(([key, n]) => ({ key, people: n }));
  it.each([
    ['nothing is small', { a: 9, b: 5 }, []],
    [
      'one is small: the next is hidden too, or the whole less the others would tell it',
      { a: 9, b: 6, c: 2 },
      ['b', 'c'],
    ],
    ['two small ones together are few: a third is hidden with them', { a: 9, b: 6, c: 1, d: 2 }, ['b', 'c', 'd']],
    ['two small ones together are enough', { a: 9, c: 3, d: 2 }, ['c', 'd']],
    ['nobody asked there', { a: 9, b: 0 }, []],
    ['there is only one', { a: 2 }, ['a']],
  ])('%s', (_, people, hidden) => expect([...withheldOf(parts(people))].sort()).toEqual(hidden));

  it('never shows a small part, and never hides so little that the rest of the whole tells of it', () => {
    const table = fc.uniqueArray(fc.record({ key: fc.string(), people: fc.nat(12) }), { selector: ({ key }) => key });
    fc.assert(
      fc.property(table, (all) => {
        const hidden = withheldOf(all);
        const [shown, kept] = [all.filter(({ key }) => !hidden.has(key)), all.filter(({ key }) => hidden.has(key))];
        for (const { people } of shown) expect(people === 0 || people >= SMALLEST_GROUP).toBe(true);
        const there = all.filter(({ people }) => people > 0);
        if (kept.length === 0 || kept.length === there.length) return;
        expect(kept.length).toBeGreaterThan(1);
        expect(kept.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      }),
    );
  });

  it.each([
    ['a large one by itself: the next is hidden too', { a: 9, b: 6, c: 8 }, ['c'], ['b', 'c']],
    ['with a small one they are two', { a: 9, b: 6, c: 2 }, ['a'], ['a', 'c']],
    ['where nobody asked is nothing to hide', { a: 9, b: 0 }, ['b'], []],
  ])('what another table hides: %s', (_, people, also, hidden) =>
    expect([...withheldOf(parts(people), new Set(also))].sort()).toEqual(hidden),
  );

  it('whoever is in two small parts is one person', () => {
    const [ann, bea, cas] = ['ann', 'bea', 'cas'];
    const parts = [
      { key: 'a', people: 3, who: [ann!, bea!, cas!] },
      { key: 'b', people: 2, who: [ann!, bea!] },
      { key: 'c', people: 9 },
    ];
    expect([...withheldOf(parts)].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('what is withheld of parts within larger parts', () => {
  it('a team is not its region less the other teams', () => {
    const teams = ['r1', 'r1', 'r1', 'r2', 'r2'].map((region, i) => ({
      key: `${region} ${i}`,
      people: [3, 9, 7, 2, 6][i]!,
    }));
    const region = (key: string) => key.split(' ')[0]!;
    expect([...withheldWithin(teams, region, new Set())].sort()).toEqual(['r1 0', 'r1 2', 'r2 3', 'r2 4']);
  });

  it('a region that is hidden is not the sum of its teams, and not the rest of the house', () => {
    const teams = [
      { key: 'small', people: 3 },
      { key: 'one', people: 8 },
      { key: 'other', people: 6 },
      { key: 'elsewhere', people: 20 },
    ];
    const region = (key: string) => ({ small: 'r1', elsewhere: 'r3' })[key] ?? 'r2';
    expect([...withheldWithin(teams, region, new Set(['r1', 'r2']))].sort()).toEqual(['other', 'small']);
  });

  /** Who asked in a team: some of ten people, in teams of three regions. */
  const houses = fc.array(
    fc.record({
      region: fc.constantFrom('r1', 'r2', 'r3'),
      who: fc.uniqueArray(fc.nat(9).map(String), { minLength: 1 }),
    }),
    { maxLength: 9 },
  );
  const partOf = (key: string, who: readonly string[]): TablePart => {
    const people = new Set(who);
    return { key, people: people.size, ...(people.size < SMALLEST_GROUP ? { who: [...people] } : {}) };
  };

  it('no sum or difference of what is shown of house, regions and teams is of fewer than five people', () => {
    fc.assert(
      fc.property(houses, (house) => {
        const teams = house.map(({ region, who }, i) => ({ key: `${i}`, region, who }));
        const regions = [...new Set(teams.map(({ region }) => region))];
        const of = (region: string) => teams.filter((team) => team.region === region);
        const all = (some: typeof teams) => some.flatMap(({ who }) => who);
        const larger = withheldOf(regions.map((region) => partOf(region, all(of(region)))));
        const hidden = withheldWithin(
          teams.map(({ key, who }) => partOf(key, who)),
          (key) => teams[Number(key)]!.region,
          larger,
        );
        for (const { key, who } of teams) if (who.length < SMALLEST_GROUP) expect(hidden.has(key)).toBe(true);
        // What is known together and not apart: what is hidden of each shown region, and of all hidden ones.
        const shown = regions.filter((region) => !larger.has(region)).map(of);
        const rest = teams.filter(({ region }) => larger.has(region));
        for (const known of [...shown, rest]) {
          const left = known.filter(({ key }) => hidden.has(key));
          const isWholeHouse = left.length === teams.length;
          if (left.length === 0 || isWholeHouse) continue;
          expect(left.length).toBeGreaterThan(1);
          expect(new Set(all(left)).size).toBeGreaterThanOrEqual(SMALLEST_GROUP);
        }
      }),
    );
  });
});

describe('of how few a figure is shown', () => {
  const times = (n: number, open?: number): Figure => ({
    ...{ name: 'pickUp', unit: 'time', n, value: 60_000, p90: 90_000 },
    ...(open === undefined ? {} : { open: { n: open, p50: 1, p90: 2 } }),
  });
  const share = (n: number, among: number): Figure => ({
    name: 'firstOwner',
    unit: 'share',
    n,
    among,
    value: n / among,
  });

  it('how long it took is shown from five on, on the clock and in open time apart', () => {
    expect(withoutFewTimes(times(5, 5))).toEqual(times(5, 5));
    expect(withoutFewTimes(times(9, 4))).toEqual(times(9));
    expect(withoutFewTimes(times(4, 4))).toEqual({ name: 'pickUp', unit: 'time', n: 4, withheld: true });
    expect(withoutFewTimes({ name: 'pickUp', unit: 'time', n: 0 })).toEqual({ name: 'pickUp', unit: 'time', n: 0 });
  });

  it('a share of few is shown on a page, and in no file that goes round', () => {
    expect(withoutFewTimes(share(1, 2))).toEqual(share(1, 2));
    expect(withoutFew(share(1, 2))).toEqual({ name: 'firstOwner', unit: 'share', n: 0, withheld: true });
    expect(withoutFew(share(4, 5))).toEqual(share(4, 5));
    const none: Figure = { name: 'firstOwner', unit: 'share', n: 0, among: 0 };
    expect(withoutFew(none)).toEqual(none);
    expect(withoutFew({ name: 'pickUp', unit: 'time', n: 0 }).withheld).toBeUndefined();
    expect(withoutFew(times(9, 4))).toEqual(times(9));
    const count: Figure = { name: 'asked', unit: 'count', n: 2, value: 2 };
    expect(withoutFew(count)).toEqual(count);
  });
});
