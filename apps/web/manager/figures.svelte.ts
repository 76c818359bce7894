// The numbers of the chosen period and of the one before it. Fetched again each minute, quietly; the last ones stay when that fails.
import { api, ApiError } from '../shared/api';
import { refetch } from '../shared/refetch';
import { serverClock } from '../shared/time';
import type { Day, Stats } from '../shared/types';
import { daysIn, fromFirst, PARAM, periodIn, stretchBefore, stretchOf, type Period, type Stretch } from './period';

const EACH_MS = 60_000;
const SLOW_MS = 2_000;

class Figures {
  period = $state<Period>(periodIn(location.search));
  now = $state.raw<Stats>();
  before = $state.raw<Stats>();
  /** Every day of the period, also the quiet ones; from the first question on, where there was nothing before it. */
  days = $state.raw<Day[]>([]);
  /** The first day there was anything, when that lies within the period. */
  begins = $state<string>();
  fault = $state.raw<ApiError>();
  slow = $state(false);

  #fetch = this.#fetcher();

  start(): () => void {
    const timer = setInterval(() => document.hidden || this.#fetch.nudge(), EACH_MS);
    const back = () => this.choose(periodIn(location.search), false);
    addEventListener('popstate', back);
    void this.load();
    return () => {
      clearInterval(timer);
      removeEventListener('popstate', back);
      this.#fetch.stop();
    };
  }

  choose(period: Period, push = true): void {
    if (period === this.period) return;
    if (push) history.pushState(null, '', `?${PARAM}=${period}`);
    this.period = period;
    this.now = this.before = undefined;
    this.#fetch.stop(); // an answer about the other period comes too late
    this.#fetch = this.#fetcher();
    void this.load();
  }

  load = async (): Promise<void> => {
    const slow = setTimeout(() => (this.slow = true), SLOW_MS);
    this.fault = undefined;
    await this.#fetch.run();
    clearTimeout(slow);
    this.slow = false;
  };

  #fetcher() {
    const { period } = this;
    return refetch(
      () => summaries(period),
      ([now, before, stretch]) => {
        const known = new Map(now.perDay.map((day) => [day.day, day]));
        this.now = now;
        this.before = before;
        const days = daysIn(stretch).map((day) => known.get(day) ?? { day, asked: 0, confirmed: 0, late: 0 });
        this.days = before.asked === 0 ? fromFirst(days) : days;
        this.begins = this.days.length < days.length ? this.days[0]?.day : undefined;
        this.fault = undefined;
      },
      (fault) =>
        (this.fault =
          fault instanceof ApiError ? fault : new ApiError(0, { code: 'network.unreachable', message: '' })),
    );
  }
}

async function summaries(period: Period): Promise<[Stats, Stats, Stretch]> {
  const at = serverClock.now();
  const ask = ({ from, to }: Stretch, more = '') =>
    api.get<Stats>(`/stats/summary?from=${from.toISOString()}&to=${to.toISOString()}${more}`);
  const stretch = stretchOf(period, at);
  const [now, before] = await Promise.all([ask(stretch, '&groupBy=team'), ask(stretchBefore(period, at))]);
  return [now, before, stretch];
}

export const figures = new Figures();
