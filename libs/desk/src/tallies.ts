import { type ReadDatabase } from '@zorg112/database';
import {
  type Figure,
  FIGURE_NAMES,
  figureFrom,
  FIGURES,
  type FigureOf,
  type Spread,
  type TablePart,
  type What,
} from '@zorg112/domain';

/** By what figures can be taken apart, each question under one key. */
export type Dimension = 'team' | 'region' | 'category' | 'channel' | 'urgency';

/** What is counted, in [from, to) (UTC ms), of all questions or of those under one key. */
export interface Selection {
  readonly from: number;
  readonly to: number;
  /** `owner`: for that person's own eyes, never a part of a table. */
  readonly only?: { readonly by: Dimension | 'owner'; readonly key: string };
  /** Only what has an open time: questions whose clock runs in office hours. */
  readonly office?: true;
}

const KEY: Record<Dimension | 'owner', string> = {
  team: `COALESCE(t.team_id, 'none')`,
  region: `COALESCE(tm.region, 'none')`,
  // Nobody has to choose a subject.
  category: `COALESCE(t.category, 'unknown')`,
  channel: 't.channel',
  urgency: 't.urgency',
  owner: 't.owner_id',
};
const QUESTIONS = 'JOIN tickets t ON t.id = c.ticket_id LEFT JOIN teams tm ON tm.id = t.team_id';

/** Each of them is looked up by itself (`what` comes first in the order of the table), so that a period costs what is in it. */
export const ALL_WHATS: readonly What[] = [
  ...new Set<What>([
    ...FIGURE_NAMES.flatMap((name) => {
      const { of, among = [] }: FigureOf = FIGURES[name];
      return [...of, ...among];
    }),
    ...(['logged', 'thanks', 'someone_else', 'handover.offered', 'promise.made'] as const),
    ...(['solve.kept', 'solve.broken', 'maatwerk.asked', 'maatwerk.refused', 'maatwerk.silence'] as const),
  ]),
];

export type Tallies = ReadonlyMap<string, { readonly n: number; readonly sum: number }>;
export const tallyOf = (tallies: Tallies, what: What) => tallies.get(what) ?? { n: 0, sum: 0 };

/** For `what IN (…)`. */
export const quoted = (whats: readonly string[]): string => whats.map((what) => `'${what}'`).join(', ');

/** What is counted of a selection: these things, from these tables, under this condition. */
function among({ from, to, only, office }: Selection, whats: readonly What[]) {
  const tables = `counted c ${only ? QUESTIONS : ''}`;
  const where = `c.what IN (${quoted(whats)}) AND c.at >= ? AND c.at < ?`;
  const own = `${office ? ' AND c.open_ms IS NOT NULL' : ''}${only ? ` AND ${KEY[only.by]} = ?` : ''}`;
  return { tables, where: `${where}${own}`, values: [from, to, ...(only ? [only.key] : [])] };
}

export async function talliesIn(read: ReadDatabase, selection: Selection): Promise<Tallies> {
  const { tables, where, values } = among(selection, ALL_WHATS);
  const rows = await read.sql<{ what: string; n: number | string; sum: number | string | null }>(
    `SELECT c.what AS what, COUNT(*) AS n, SUM(c.value) AS sum FROM ${tables} WHERE ${where} GROUP BY c.what`,
    values,
  );
  return new Map(rows.map(({ what, n, sum }) => [what, { n: Number(n), sum: Number(sum ?? 0) }]));
}

/** The questions something was counted of, each once, with the part it belongs to. */
function questionsOf(selection: Selection, part: string) {
  const { tables, where, values } = among(selection, ALL_WHATS);
  const ids = `SELECT DISTINCT c.ticket_id FROM ${tables} WHERE ${where}`;
  return { text: `SELECT c.ticket_id, ${part} AS part, t.requester_id FROM (${ids}) AS c ${QUESTIONS}`, values };
}

/**
 * The same for each key of a dimension, and how many people asked what is counted there. Each question is looked up once, not once for
 * each thing counted of it. LEFT, so that SQLite makes an index of them for the second half; joined plainly it walks them all for each row.
 */
export async function talliesBy(
  read: ReadDatabase,
  selection: Selection,
  by: Dimension,
): Promise<{ key: string; people: number; tallies: Tallies }[]> {
  const { tables, where, values } = among(selection, ALL_WHATS);
  const questions = questionsOf(selection, KEY[by]);
  const rows = await read.sql<Record<'n' | 'sum', number | string | null> & { part: string; what: string | null }>(
    `WITH questions AS MATERIALIZED (${questions.text})
     SELECT q.part AS part, c.what AS what, COUNT(*) AS n, SUM(c.value) AS sum
       FROM ${tables} LEFT JOIN questions q ON q.ticket_id = c.ticket_id WHERE ${where} GROUP BY c.what, q.part
     UNION ALL SELECT part, NULL, COUNT(DISTINCT requester_id), NULL FROM questions GROUP BY part`,
    [...questions.values, ...values],
  );
  const parts = new Map<string, { people: number; tallies: Map<string, { n: number; sum: number }> }>();
  for (const { part, what, n } of rows) if (what === null) parts.set(part, { people: Number(n), tallies: new Map() });
  for (const { part, what, n, sum } of rows)
    if (what !== null) parts.get(part)?.tallies.set(what, { n: Number(n), sum: Number(sum ?? 0) });
  return [...parts].map(([key, part]) => ({ key, ...part }));
}

/** How many people asked what is counted, for each key. */
export async function peopleBy(read: ReadDatabase, selection: Selection, by: Dimension): Promise<TablePart[]> {
  const { text, values } = questionsOf(selection, KEY[by]);
  const rows = await read.sql<{ part: string; people: number | string }>(
    `SELECT part, COUNT(DISTINCT requester_id) AS people FROM (${text}) AS questions GROUP BY part`,
    values,
  );
  return rows.map(({ part, people }) => ({ key: part, people: Number(people) }));
}

export async function peopleIn(read: ReadDatabase, selection: Selection): Promise<number> {
  const { text, values } = questionsOf(selection, `''`);
  const [row] = await read.sql<{ people: number | string }>(
    `SELECT COUNT(DISTINCT requester_id) AS people FROM (${text}) AS questions`,
    values,
  );
  return Number(row?.people ?? 0);
}

/** Of the values of one thing, in clock or in open time; undefined where there are none. */
export async function spreadIn(
  read: ReadDatabase,
  selection: Selection,
  what: What,
  column: 'value' | 'open_ms' = 'value',
): Promise<(Spread & { n: number }) | undefined> {
  const { tables, where, values } = among(selection, [what]);
  const rows = await read.sql<{ v: number | string; i: number | string; n: number | string }>(
    `SELECT v, i, n FROM (SELECT c.${column} AS v, ROW_NUMBER() OVER (ORDER BY c.${column}) - 1 AS i, COUNT(*) OVER () AS n
       FROM ${tables} WHERE ${where} AND c.${column} IS NOT NULL) AS ordered
     WHERE i = (n - 1) / 2 OR i = n / 2 OR i = (9 * n + 9) / 10 - 1 ORDER BY i`,
    values,
  );
  if (rows.length === 0) return undefined;
  const n = Number(rows[0]!.n);
  const at = (i: number): number => Number(rows.find((row) => Number(row.i) === i)!.v);
  return { n, p50: Math.round((at((n - 1) >> 1) + at(n >> 1)) / 2), p90: at(Math.ceil((9 * n) / 10) - 1) };
}

/** Every figure of a selection. */
export async function figuresIn(read: ReadDatabase, selection: Selection): Promise<Figure[]> {
  const tallies = await talliesIn(read, selection);
  const figures: Figure[] = [];
  for (const name of FIGURE_NAMES) {
    const { unit, of }: FigureOf = FIGURES[name];
    const [what] = of as [What];
    const spread = (column: 'value' | 'open_ms') => spreadIn(read, selection, what, column);
    const spreads =
      unit === 'time'
        ? { clock: await spread('value'), open: await spread('open_ms') }
        : { clock: unit === 'score' ? await spread('value') : undefined };
    figures.push(figureFrom(name, (one) => tallyOf(tallies, one), spreads));
  }
  return figures;
}

/** Without times: what a part of a table shows. */
export function sharesFrom(tallies: Tallies): Figure[] {
  const plain = FIGURE_NAMES.filter((name) => !(['time', 'score'] as string[]).includes(FIGURES[name].unit));
  return plain.map((name) => figureFrom(name, (what) => tallyOf(tallies, what)));
}
