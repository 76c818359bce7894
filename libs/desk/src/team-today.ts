import { Injectable } from '@nestjs/common';
import { type TeamTodayView } from '@zorg112/contracts';
import { Database, type StoredRow, toStored } from '@zorg112/database';
import { spreadOf } from '@zorg112/domain';
import { AHEAD_HOURS, cameBefore, WEEKS_BACK } from './ahead.js';
import { flowIn, todayOf } from './day-so-far.js';
import { PolicyBook } from './policy-book.js';
import { Stats } from './stats.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const OLDEST = 5;
/** So many are looked through for five that may be shown. */
const LOOKED_AT = 100;

/** How the day of one team goes, by the calendar of the house: never who asked or who helps. */
@Injectable()
export class TeamToday {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
    private readonly stats: Stats,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError stats.too_few where of its last four weeks nothing may be shown. */
  async of(team: string): Promise<TeamTodayView> {
    await this.stats.selection({ team });
    const { zone } = this.policies.current.calendar;
    const now = this.time.now();
    const { ended: closed, ...flow } = await flowIn(this.database.read, todayOf(zone, now), team);
    const ahead = await this.#ahead(team, zone, now);
    return {
      ...{ freshAt: iso(now), ...flow, closed, oldest: await this.#oldest(team) },
      ...(ahead ? { ahead } : {}),
    };
  }

  /** By number. Private ones are not there; nor is one in which somebody may be in danger, or something happened to a client, unless a helper said it is not so. */
  async #oldest(team: string): Promise<TeamTodayView['oldest']> {
    const rows = await this.database.read.sql<StoredRow>(
      `SELECT state, number, text FROM tickets WHERE team_id = ? AND status <> 'closed' AND NOT private AND NOT is_outage
       ORDER BY created_at, number LIMIT ${LOOKED_AT}`,
      [team],
    );
    return rows
      .map((row) => ({ number: Number(row.number), ticket: toStored(row).ticket }))
      .filter(({ ticket }) => ticket.paths.every(({ declinedAt }) => declinedAt !== undefined))
      .slice(0, OLDEST)
      .map(({ number, ticket: { createdAt, category } }) => ({
        ...{ number, askedAt: iso(createdAt) },
        ...(category === undefined ? {} : { category }),
      }));
  }

  /** Of fewer than half of the weeks nothing is foretold. */
  async #ahead(team: string, zone: string, now: number): Promise<TeamTodayView['ahead']> {
    const came = await cameBefore(this.database.read, zone, now, team);
    if (came.length < WEEKS_BACK / 2) return undefined;
    return { hours: AHEAD_HOURS, weeks: came.length, usual: spreadOf(came).p50, most: came.at(-1)! };
  }
}
