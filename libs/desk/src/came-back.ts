import { type StatsDetailsView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { type Span } from './span.js';
import { questions } from './tallies.js';

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;
const MOST = 20;
type Hidden = ReadonlySet<string | null>;

/**
 * A new question about the same subject at the same place of the same team (a room 4 is in every house), within thirty days of one that was
 * said to be solved. The team is named where its figures may be shown.
 */
export async function cameBackIn(
  read: ReadDatabase,
  span: Span,
  hidden: Hidden,
): Promise<StatsDetailsView['cameBack']> {
  const { text, values } = againIn(read, span, ['location', 'team_id', 'category']);
  const rows = await read.sql<
    Record<'location' | 'category', string> & Record<'id' | 'team', string | null> & { n: number | string }
  >(
    `SELECT a.location AS location, tm.id AS id, tm.name AS team, a.category AS category, COUNT(DISTINCT a.question) AS n
     FROM (${text}) AS a LEFT JOIN teams tm ON tm.id = a.team_id
     GROUP BY a.location, tm.id, tm.name, a.category ORDER BY n DESC, location, team, category LIMIT ${MOST}`,
    values,
  );
  return rows.map((row) => named(row, hidden));
}

/**
 * The same by the number on the thing. That is the same thing wherever it stands and whatever is the matter now: team and subject are said
 * where all of its questions have the same.
 */
export async function cameBackAssetsIn(
  read: ReadDatabase,
  span: Span,
  hidden: Hidden,
): Promise<StatsDetailsView['cameBackAssets']> {
  const { text, values } = againIn(read, span, ['asset']);
  const one = (column: string, shown: string): string =>
    `CASE WHEN COUNT(DISTINCT COALESCE(${column}, '')) = 1 THEN MIN(${shown}) END`;
  const rows = await read.sql<
    { asset: string; n: number | string } & Record<'id' | 'team' | 'category', string | null>
  >(
    `SELECT a.asset AS asset, ${one('a.team_id', 'tm.id')} AS id, ${one('a.team_id', 'tm.name')} AS team,
       ${one('a.category', 'a.category')} AS category, COUNT(DISTINCT a.question) AS n
     FROM (${text}) AS a LEFT JOIN teams tm ON tm.id = a.team_id GROUP BY a.asset ORDER BY n DESC, asset LIMIT ${MOST}`,
    values,
  );
  return rows.map((row) => {
    const { category, ...rest } = named(row, hidden);
    return { ...rest, ...(category === null ? {} : { category }) };
  });
}

/**
 * The questions asked again within thirty days of the last one with the same of these being solved. What was asked and what was solved is
 * read once, in the order of time, whatever the size of the house.
 */
function againIn(
  read: ReadDatabase,
  { from, to }: Span,
  same: readonly ('location' | 'team_id' | 'category' | 'asset')[],
) {
  const known = same.filter((name) => name !== 'team_id').map((name) => (name === 'location' ? 'c.key' : `t.${name}`));
  const told = (what: 'asked' | 'confirmed'): string =>
    `SELECT c.what AS what, c.at AS at, c.ticket_id AS question, c.key AS location, t.team_id AS team_id, t.category AS category, t.asset AS asset
     FROM counted c ${questions(read)} WHERE c.what = '${what}' AND c.at >= ? AND c.at < ? AND NOT t.private
       AND ${known.map((column) => `${column} IS NOT NULL`).join(' AND ')}`;
  // At the same instant the question comes first: what is solved only then was not solved before it.
  const text = `SELECT * FROM (
      SELECT told.*, MAX(CASE WHEN what = 'confirmed' THEN at END)
        OVER (PARTITION BY ${same.join(', ')} ORDER BY at, what ROWS UNBOUNDED PRECEDING) AS solved_at
      FROM (${told('asked')} UNION ALL ${told('confirmed')}) AS told) AS ordered
    WHERE what = 'asked' AND solved_at >= at - ${THIRTY_DAYS_MS}`;
  return { text, values: [from, to, from - THIRTY_DAYS_MS, to] };
}

function named<T extends { id: string | null; team: string | null; n: number | string }>(
  { n, id, team, ...row }: T,
  hidden: Hidden,
): Omit<T, 'id' | 'team' | 'n'> & { n: number; team?: string } {
  return { ...row, n: Number(n), ...(team === null || hidden.has(id) ? {} : { team }) };
}
