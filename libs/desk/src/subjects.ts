import { Injectable } from '@nestjs/common';
import { Database } from '@zorg112/database';
import { DAY, usualFirst, type Actor, type Category } from '@zorg112/domain';
import { TimeSource } from './time-source.js';

const LOOKED_BACK = 30 * DAY;

/** What a team mostly asks about, so that it stands within reach before anybody knows which department a problem belongs to. */
@Injectable()
export class Subjects {
  constructor(
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  async usualFor({ teamIds: [teamId] }: Actor): Promise<Category[]> {
    if (teamId === undefined) return usualFirst(new Map());
    const rows = await this.database.read.sql<{ category: string; n: number | string }>(
      `SELECT category, COUNT(*) AS n FROM tickets WHERE team_id = ? AND created_at >= ? AND category IS NOT NULL GROUP BY category`,
      [teamId, this.time.now() - LOOKED_BACK],
    );
    return usualFirst(new Map(rows.map(({ category, n }) => [category, Number(n)])));
  }
}
