import { type StatsDetailsView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { type Span } from './span.js';
import { hiddenIn, peopleBy } from './tallies.js';

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;
const MOST = 20;

/**
 * A new question about the same subject at the same place of the same team (a room 4 is in every house), within thirty days of one that was
 * said to be solved. The team is named where its figures may be shown.
 */
export async function cameBackIn(read: ReadDatabase, span: Span): Promise<StatsDetailsView['cameBack']> {
  const { from, to } = span;
  const rows = await read.sql<
    Record<'location' | 'category', string> & Record<'id' | 'team', string | null> & { n: number | string }
  >(
    `SELECT a.key AS location, tm.id AS id, tm.name AS team, t.category AS category, COUNT(DISTINCT a.ticket_id) AS n FROM counted a JOIN tickets t ON t.id = a.ticket_id LEFT JOIN teams tm ON tm.id = t.team_id
     WHERE a.what = 'asked' AND a.at >= ? AND a.at < ? AND a.key IS NOT NULL AND t.category IS NOT NULL AND NOT t.private
       AND EXISTS (SELECT 1 FROM counted b JOIN tickets o ON o.id = b.ticket_id WHERE b.what = 'confirmed' AND b.at >= ? AND b.at < ?
         AND b.key = a.key AND b.at < a.at AND b.at >= a.at - ${THIRTY_DAYS_MS} AND o.category = t.category AND COALESCE(o.team_id, '') = COALESCE(t.team_id, '') AND NOT o.private)
     GROUP BY a.key, tm.id, tm.name, t.category ORDER BY n DESC, location, team, category LIMIT ${MOST}`,
    [from, to, from - THIRTY_DAYS_MS, to],
  );
  return named(read, span, rows);
}

/**
 * The same by the number on the thing. That is the same thing wherever it stands and whatever is the matter now: team and subject are said
 * where all of its questions have the same.
 */
export async function cameBackAssetsIn(read: ReadDatabase, span: Span): Promise<StatsDetailsView['cameBackAssets']> {
  const { from, to } = span;
  const one = (column: string, shown: string): string =>
    `CASE WHEN COUNT(DISTINCT COALESCE(${column}, '')) = 1 THEN MIN(${shown}) END`;
  const rows = await read.sql<
    { asset: string; n: number | string } & Record<'id' | 'team' | 'category', string | null>
  >(
    `SELECT t.asset AS asset, ${one('t.team_id', 'tm.id')} AS id, ${one('t.team_id', 'tm.name')} AS team,
       ${one('t.category', 't.category')} AS category, COUNT(DISTINCT t.id) AS n
     FROM counted a JOIN tickets t ON t.id = a.ticket_id LEFT JOIN teams tm ON tm.id = t.team_id
     WHERE a.what = 'asked' AND a.at >= ? AND a.at < ? AND t.asset IS NOT NULL AND NOT t.private
       AND EXISTS (SELECT 1 FROM tickets o JOIN counted b ON b.ticket_id = o.id WHERE o.asset = t.asset AND NOT o.private
         AND b.what = 'confirmed' AND b.at < a.at AND b.at >= a.at - ${THIRTY_DAYS_MS})
     GROUP BY t.asset ORDER BY n DESC, asset LIMIT ${MOST}`,
    [from, to],
  );
  return (await named(read, span, rows)).map(({ category, ...row }) => ({
    ...row,
    ...(category === null ? {} : { category }),
  }));
}

/** The team where its figures may be shown. */
async function named<T extends { id: string | null; team: string | null; n: number | string }>(
  read: ReadDatabase,
  span: Span,
  rows: readonly T[],
): Promise<(Omit<T, 'id' | 'team' | 'n'> & { n: number; team?: string })[]> {
  const hidden: ReadonlySet<string | null> =
    rows.length === 0 ? new Set() : await hiddenIn(read, span, 'team', await peopleBy(read, span, 'team'));
  return rows.map(({ n, id, team, ...row }) => ({
    ...{ ...row, n: Number(n) },
    ...(team === null || hidden.has(id) ? {} : { team }),
  }));
}
