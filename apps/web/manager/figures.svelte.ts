// What the first page shows of the chosen period, and of the one before it.
import { api } from '../shared/api';
import { serverClock } from '../shared/time';
import type { Day, Stats } from '../shared/types';
import { chosen } from './chosen.svelte';
import { Kept } from './kept.svelte';
import { figuresOf, within, type Counted } from './numbers/asked';
import type { NightView } from './numbers/views';
import { daysIn, fromFirst, stretchBefore, stretchOf, type Period, type Stretch } from './period';

export interface Shown {
  period: Period;
  stats: Stats;
  before: Stats;
  counted: Counted;
  night: NightView;
  /** Every day of the period, also the quiet ones; from the first question on, where there was nothing before it. */
  days: Day[];
  /** The first day there was anything, when that lies within the period. */
  begins?: string;
}

export const figures = new Kept(() => shownOf(chosen.period));

async function shownOf(period: Period): Promise<Shown> {
  const at = serverClock.now();
  const ask = (stretch: Stretch, more = {}) =>
    api.get<Stats>(`/stats/summary?${new URLSearchParams({ ...within(stretch), ...more }).toString()}`);
  const stretch = stretchOf(period, at);
  const [stats, before, counted, night] = await Promise.all([
    ask(stretch, { groupBy: 'team' }),
    ask(stretchBefore(period, at)),
    figuresOf(period),
    api.get<NightView>('/stats/night'),
  ]);
  const known = new Map(stats.perDay.map((day) => [day.day, day]));
  const all = daysIn(stretch).map((day) => known.get(day) ?? { day, asked: 0, confirmed: 0, late: 0 });
  const days = before.asked === 0 ? fromFirst(all) : all;
  const begins = days.length < all.length ? days[0]?.day : undefined;
  return { period, stats, before, counted, night, days, ...(begins === undefined ? {} : { begins }) };
}
