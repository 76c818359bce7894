import { type FigureView, type GroupView, type StatsView, type TablesView, type WeeksView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { ALL_WHATS, type Dimension } from '@zorg112/desk';
import { isDeepStrictEqual } from 'node:util';
import { OpenAgain } from './open-again.js';
import { isOver } from './recount-behind.js';
import {
  clocksIn,
  historiesOf,
  middle,
  OFFICE,
  partsAgain,
  sinceAsked,
  thingsIn,
  type Told,
  urgencyIn,
} from './recount.js';
import { dayAt, daysOn, midnightOf, mondayOf } from './wall.js';

/** Said to somebody, and late when it passed. */
export const PROMISED = ['claim', 'first_reply', 'promise', 'solve', 'consult', 'callback'];
const FEW = 5;

/** One question with all it counts, told by its facts alone. */
interface Question {
  readonly id: string;
  readonly facts: readonly Told[];
  readonly asker: unknown;
  readonly things: readonly [string, number, number?][];
}
interface Keyed {
  readonly key: string;
}
export type Span = readonly [from: number, to: number];

/** All but known faults, which are the desk's own. */
export async function questionsAgain(read: ReadDatabase): Promise<Question[]> {
  return [...(await historiesOf((text) => read.sql(text)))]
    .filter(([, [first]]) => first!.data['isOutage'] !== true)
    .map(([id, facts]) => ({ id, facts, asker: facts[0]!.data['requesterId'], things: thingsIn(facts) }));
}

/** What differs, as sentences; an empty list is what must be. */
export class Differences {
  readonly found: string[] = [];
  same(what: string, is: unknown, should: unknown): void {
    const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
    if (!isDeepStrictEqual(plain(is), plain(should)))
      this.found.push(`${what}: ${JSON.stringify(is)} but ${JSON.stringify(should)}`);
  }
}

/** The drawings of the dashboard once more, slowly, from the raw facts; the clock on the wall is read minute by minute. */
export class DrawnAgain {
  private constructor(
    private readonly all: readonly Question[],
    private readonly partOf: Record<Dimension, (facts: readonly Told[]) => unknown>,
  ) {}

  static async of(read: ReadDatabase): Promise<DrawnAgain> {
    return new DrawnAgain(await questionsAgain(read), await partsAgain((text) => read.sql(text)));
  }

  keysOf(by: Dimension): string[] {
    return [...new Set(this.all.map(({ facts }) => String(this.partOf[by](facts))))];
  }

  /** How many people of a team asked anything. */
  askersIn(team: string): number {
    return askersOf(this.#under('team', team), [0, Number.MAX_SAFE_INTEGER]).size;
  }

  /** The weeks of [from, to): which there are, what each holds, and which may not be shown of a part. */
  weeks(view: WeeksView, [from, to]: Span, part?: { by: Dimension; key: string }): string[] {
    const differ = new Differences();
    const own = part ? this.#under(part.by, part.key) : this.all;
    const mondays: string[] = [];
    for (let day = mondayOf(dayAt(to - 1)); mondays.length < 8 || midnightOf(mondays[0]!) > from; day = daysOn(day, -7))
      mondays.unshift(day);
    differ.same(
      'the weeks',
      view.items.map((item) => [item.week, item.from, item.to, item.over]),
      mondays.map((day) => {
        const end = midnightOf(daysOn(day, 7));
        return [day, iso(midnightOf(day)), iso(Math.min(end, to)), end <= to];
      }),
    );
    for (const item of view.items) {
      const span: Span = [Date.parse(item.from), Date.parse(item.to)];
      const asked = askersOf(own, span).size;
      if (part && asked > 0 && asked < FEW) differ.same(`${item.week}, withheld`, item.withheld, true);
      if (item.withheld) {
        const told = [item.atOnce, item.later, item.late].filter((n) => n !== undefined);
        differ.same(`${item.week}, nothing shown`, [item.figures, told], [[], []]);
      } else this.#week(differ, item, own, span);
    }
    // Those of what was chosen add up to what stands above them; so do those before it in a longer stretch.
    for (const items of [
      view.items.filter((item) => Date.parse(item.from) >= from),
      view.items.filter((item) => Date.parse(item.from) < from),
    ]) {
      const asked = (item: WeeksView['items'][number]) => askersOf(own, [Date.parse(item.from), Date.parse(item.to)]);
      const there = items.filter((item) => asked(item).size > 0);
      const hidden = there.filter(({ withheld }) => withheld);
      const people = new Set(hidden.flatMap((item) => [...asked(item)])).size;
      if (hidden.length > 0 && hidden.length < there.length)
        differ.same('hidden weeks hide who is in them', [hidden.length > 1, people >= FEW], [true, true]);
    }
    return differ.found;
  }

  #week(differ: Differences, item: WeeksView['items'][number], own: readonly Question[], span: Span): void {
    const ends = { atOnce: 0, later: 0, late: 0 };
    for (const { facts, things } of own)
      for (const [what, at] of things) {
        if (what !== 'confirmed' || at < span[0] || at >= span[1]) continue;
        const late = clocksIn(facts).some(
          ({ kind, outcome, endedAt }) => PROMISED.includes(kind) && outcome === 'broken' && endedAt! <= at,
        );
        const atOnce = things.some(([other, when]) => other === 'first_contact' && when === at);
        ends[late ? 'late' : atOnce ? 'atOnce' : 'later'] += 1;
      }
    const { atOnce, later, late } = item;
    differ.same(`${item.week}, how it came about`, { atOnce, later, late }, ends);
    const n = (...whats: string[]): number => valuesOf(own, whats, span).length;
    const of = (name: string): FigureView => item.figures.find((figure) => figure.name === name)!;
    for (const [name, counted, among] of [
      ['firstContact', n('first_contact'), n('confirmed')],
      ['firstOwner', n('first_owner'), n('confirmed')],
      ['promisesKept', n('promise.kept'), n('promise.kept', 'promise.broken')],
    ] as const)
      differ.same(`${item.week}, ${name}`, [of(name).n, of(name).among], [counted, among]);
    const words = valuesOf(own, ['first_words'], span);
    differ.same(`${item.week}, first words`, [of('firstWords').n, of('firstWords').value], [words.length, half(words)]);
  }

  /** Teams, regions and subjects of [from, to). */
  tables(view: TablesView, span: Span): string[] {
    const differ = new Differences();
    for (const [by, rows] of [
      ['team', view.teams],
      ['region', view.regions],
      ['category', view.subjects],
    ] as const) {
      differ.same(`${by}, which`, rows.map(({ key }) => key).sort(), this.#thereIn(by, span));
      const hidden = rows.filter(({ withheld }) => withheld);
      this.#hideEnough(differ, by, hidden, rows, span);
      if (by === 'team')
        for (const region of view.regions.filter(({ withheld }) => !withheld)) {
          const inIt = (row: Keyed): boolean => this.#regionOf(row.key) === region.key;
          this.#hideEnough(differ, by, hidden.filter(inIt), rows.filter(inIt), span);
        }
      for (const { key, label: _label, withheld, ...told } of rows) {
        const own = this.#under(by, key);
        if (askersOf(own, span).size < FEW) differ.same(`${by} ${key}, withheld`, withheld, true);
        const n = (what: string): number => valuesOf(own, [what], span).length;
        const words = valuesOf(own, ['first_words'], span);
        const shown = {
          ...{ asked: n('asked'), confirmed: n('confirmed'), firstOwner: n('first_owner') },
          ...{ firstContact: n('first_contact'), promisesKept: n('promise.kept') },
          ...{ promisesBroken: n('promise.broken') },
          ...(words.length < FEW ? {} : { firstWords: words.length, firstWordsMs: half(words) }),
        };
        differ.same(`${by} ${key}`, told, withheld ? {} : shown);
      }
    }
    return differ.found;
  }

  /** The days, the groups and the times of a summary. */
  summary(view: StatsView, span: Span, by: Dimension): string[] {
    const differ = new Differences();
    const days = new Map<string, { asked: number; confirmed: number; late: number }>();
    for (const [what, at] of this.all.flatMap(({ things }) => things)) {
      const late = PROMISED.some((kind) => what === `${kind}.broken`);
      if (at < span[0] || at >= span[1] || !(late || what === 'asked' || what === 'confirmed')) continue;
      const day = days.get(dayAt(at)) ?? { asked: 0, confirmed: 0, late: 0 };
      day[late ? 'late' : (what as 'asked')] += 1;
      days.set(dayAt(at), day);
    }
    const inOrder = [...days.keys()].sort();
    differ.same('open', view.open, this.all.filter(({ facts }) => !isOver(facts)).length);
    differ.same(
      'by day',
      view.perDay,
      inOrder.map((day) => ({ day, ...days.get(day)! })),
    );
    differ.same(`${by}, which`, view.groups.map(({ key }) => key).sort(), this.#thereIn(by, span));
    for (const group of view.groups) differ.same(`${by} ${group.key}`, ...this.#group(group, by, span));
    const silent = view.groups.filter(({ sentAnyway }) => sentAnyway === undefined);
    this.#hideEnough(differ, by, silent, view.groups, span);
    const words = valuesOf(this.all, ['first_words'], span);
    differ.same('first words', view.firstReplyMedianMs, half(words));
    const { open, wall } = inOffice(this.all, span);
    const times = { count: open.length, openMedianMs: half(open), clockMedianMs: half(wall) };
    differ.same('first words in office hours', view.firstReplyInOffice, open.length < FEW ? undefined : times);
    return differ.found;
  }

  #group({ key, label: _label, ...told }: GroupView, by: Dimension, span: Span): [unknown, unknown] {
    const own = this.#under(by, key);
    if (askersOf(own, span).size < FEW) return [told, { withheld: true }];
    const n = (what: string): number => valuesOf(own, [what], span).length;
    const shown = {
      ...{ withheld: false, asked: n('asked'), claimed: n('claimed'), confirmed: n('confirmed') },
      ...{ promisesKept: n('promise.kept'), promisesBroken: n('promise.broken') },
      ...(told.sentAnyway === undefined ? {} : { sentAnyway: n('sent_anyway') }),
    };
    return [told, shown];
  }

  /** Who is in what is not shown is more than one part and five people, or all there are: the whole less the rest tells of nobody. */
  #hideEnough(differ: Differences, by: Dimension, hidden: readonly Keyed[], of: readonly Keyed[], span: Span): void {
    const askers = (key: string): Set<unknown> => askersOf(this.#under(by, key), span);
    const small = of.filter(({ key }) => askers(key).size < FEW);
    differ.same(`${by}, of the small nothing`, small.filter((one) => !hidden.includes(one)).length, 0);
    const people = new Set(hidden.flatMap(({ key }) => [...askers(key)]));
    if (hidden.length > 0 && hidden.length < of.length)
      differ.same(`${by}, hidden among others`, [hidden.length > 1, people.size >= FEW], [true, true]);
  }

  #regionOf(team: string): string | undefined {
    const one = this.all.find(({ facts }) => String(this.partOf.team(facts)) === team);
    return one && String(this.partOf.region(one.facts));
  }

  #under(by: Dimension, key: string): Question[] {
    return this.all.filter(({ facts }) => String(this.partOf[by](facts)) === key);
  }

  #thereIn(by: Dimension, span: Span): string[] {
    return this.keysOf(by)
      .filter((key) => askersOf(this.#under(by, key), span).size > 0)
      .sort();
  }
}

const iso = (at: number): string => new Date(at).toISOString();
const half = (values: readonly number[]): number | undefined => (values.length < FEW ? undefined : middle(values));

/** From low to high; of what has no value a nought. */
function valuesOf(all: readonly Question[], whats: readonly string[], [from, to]: Span): number[] {
  return all
    .flatMap(({ things }) => things.filter(([what, at]) => whats.includes(what) && at >= from && at < to))
    .map(([, , value = 0]) => value)
    .sort((a, b) => a - b);
}

/** Who asked what is counted in it. */
function askersOf(all: readonly Question[], [from, to]: Span): Set<unknown> {
  const counts = (what: string): boolean => ALL_WHATS.some((one) => one === what);
  const there = all.filter(({ things }) => things.some(([what, at]) => counts(what) && at >= from && at < to));
  return new Set(there.map(({ asker }) => asker));
}

/** First words to questions whose clock ran in office hours then: in open time and on the wall. */
function inOffice(all: readonly Question[], [from, to]: Span): { open: number[]; wall: number[] } {
  const times: { open: number[]; wall: number[] } = { open: [], wall: [] };
  for (const { facts } of all)
    for (const [i, fact] of facts.entries()) {
      const before = facts.slice(0, i);
      if (i === 0 || !OFFICE.includes(urgencyIn(before))) continue;
      for (const [what, at, value] of sinceAsked(fact, before, facts)) {
        if (what !== 'first_words' || at < from || at >= to) continue;
        times.wall.push(value);
        times.open.push(new OpenAgain(at - value, at).between(at - value, at));
      }
    }
  for (const values of Object.values(times)) values.sort((a, b) => a - b);
  return times;
}
