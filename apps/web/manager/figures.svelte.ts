// What the first page shows of what was chosen, each thing asked once: the figures and those before, the weeks, the tables, the night.
import { api } from '../shared/api';
import { serverClock } from '../shared/time';
import { chosen } from './chosen.svelte';
import { fromFirst } from './dash/findings';
import type { Dashboard, Week } from './dash/views';
import { Kept } from './kept.svelte';
import { figuresOf, within, type Counted } from './numbers/asked';
import type { NightView } from './numbers/views';
import type { Only } from './only';
import { stretchBefore, stretchOf, type Period } from './period';

export interface Shown {
  period: Period;
  only: Only | undefined;
  counted: Counted;
  /** From the first there was anything. */
  weeks: Week[];
  /** That one, where nothing was before it. */
  begins?: string;
  /** Of all questions only. */
  tables?: Dashboard;
  night?: NightView;
}

export const figures = new Kept(() => shownOf(chosen.period, chosen.only));

async function shownOf(period: Period, only: Only | undefined): Promise<Shown> {
  const at = serverClock.now();
  const [now, before] = [within(stretchOf(period, at)), within(stretchBefore(period, at))];
  const ask = <T>(what: string, how: Record<string, string>) =>
    api.get<T>(`/stats/${what}?${new URLSearchParams(how).toString()}`);
  const [counted, { items }, whole] = await Promise.all([
    figuresOf(period, only),
    ask<{ items: Week[] }>('weeks', { ...now, ...(only ? { [only.by]: only.key } : {}) }),
    only
      ? undefined
      : Promise.all([
          ask<Dashboard>('dashboard', { ...now, beforeFrom: before.from, beforeTo: before.to }),
          api.get<NightView>('/stats/night'),
        ]),
  ]);
  const weeks = fromFirst(items);
  const begins = weeks.length < items.length ? { begins: weeks[0]!.week } : {};
  const more = whole ? { tables: whole[0], night: whole[1] } : {};
  return { period, only, counted, weeks, ...begins, ...more };
}
