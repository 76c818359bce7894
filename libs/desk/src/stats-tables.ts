import { Injectable } from '@nestjs/common';
import { type DashboardQuery, type DashboardView, type PeriodQuery, type TablesView } from '@zorg112/contracts';
import { Database } from '@zorg112/database';
import { enoughOf, type FigureName } from '@zorg112/domain';
import { PolicyBook } from './policy-book.js';
import { spanOf } from './span.js';
import { waitingIn } from './stats-details.js';
import { Stats } from './stats.js';
import { spreadsBy } from './tallies.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const NAMES = ['asked', 'confirmed', 'firstOwner', 'firstContact', 'promisesKept'] as const satisfies FigureName[];

/** The tables of the dashboard: a team, region or subject is shown here where its figures may be shown in a file. */
@Injectable()
export class StatsTables {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly stats: Stats,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError request.invalid. */
  async in({ beforeFrom, beforeTo, ...query }: DashboardQuery): Promise<DashboardView> {
    const now = this.time.now();
    const compared = beforeFrom !== undefined && beforeTo !== undefined;
    return {
      freshAt: iso(now),
      ...(await this.#tables(query)),
      ...(compared ? { before: await this.#tables({ from: beforeFrom, to: beforeTo }) } : {}),
      waiting: await waitingIn(this.database.read, spanOf(query, now), this.policies.current.calendar.zone),
    };
  }

  async #tables(query: PeriodQuery): Promise<TablesView> {
    const [teams, regions, subjects] = [
      await this.#parts(query, 'team'),
      await this.#parts(query, 'region'),
      await this.#parts(query, 'category'),
    ];
    return { teams, regions, subjects };
  }

  async #parts(query: PeriodQuery, by: 'team' | 'region' | 'category'): Promise<TablesView['teams']> {
    const parts = await this.stats.parts(query, by, NAMES);
    const medians = await spreadsBy(this.database.read, spanOf(query, this.time.now()), by, 'first_words');
    return parts.map(({ key, label, figures }) => {
      if (!figures) return { key, label, withheld: true };
      const of = (name: (typeof NAMES)[number]) => figures.find((figure) => figure.name === name)!;
      const [kept, words] = [of('promisesKept'), enoughOf(medians.get(key))];
      return {
        ...{ key, label, withheld: false, asked: of('asked').n, confirmed: of('confirmed').n },
        ...{ firstOwner: of('firstOwner').n, firstContact: of('firstContact').n },
        ...{ promisesKept: kept.n, promisesBroken: (kept.among ?? kept.n) - kept.n },
        ...(words ? { firstWords: words.n, firstWordsMs: words.p50 } : {}),
      };
    });
  }
}
