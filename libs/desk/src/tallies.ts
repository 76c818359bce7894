import { type ReadDatabase } from '@zorg112/database';
import {
  type Figure,
  FIGURE_NAMES,
  type FigureName,
  figureFrom,
  FIGURES,
  type FigureOf,
  groupsFrom,
  inFives,
  SMALLEST_GROUP,
  type Spread,
  spreadOf,
  type Spreads,
  stands,
  type What,
  withheldFigure,
  withoutFewTimes,
} from '@zorg112/domain';
import { callsIn, type CallTallies } from './call-tallies.js';

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

/** What a question `t` stands under. */
export const KEY: Record<Dimension | 'owner', string> = {
  team: `COALESCE(t.team_id, 'none')`,
  region: `COALESCE((SELECT region FROM teams WHERE id = t.team_id), 'none')`,
  // Nobody has to choose a subject.
  category: `COALESCE(t.category, 'unknown')`,
  channel: 't.channel',
  urgency: 't.urgency',
  owner: 't.owner_id',
};
/**
 * The question `t` of each row `c`. PostgreSQL thinks that a month holds ten times the questions it does, and would rather read all there
 * ever were than look these up.
 */
export const questions = ({ engine }: ReadDatabase): string =>
  engine === 'postgres'
    ? 'CROSS JOIN LATERAL (SELECT * FROM tickets WHERE id = c.ticket_id OFFSET 0) t'
    : 'JOIN tickets t ON t.id = c.ticket_id';

/** What these figures are counted from. */
export const whatsOf = (names: readonly FigureName[]): What[] => [
  ...new Set(
    names.flatMap((name) => {
      const { of, among: out = [] }: FigureOf = FIGURES[name];
      return [...of, ...out];
    }),
  ),
];

/** Each of them is looked up by itself (`what` comes first in the order of the table), so that a period costs what is in it. */
export const ALL_WHATS: readonly What[] = [
  ...new Set<What>([
    ...whatsOf(FIGURE_NAMES),
    ...(['logged', 'thanks', 'someone_else', 'handover.offered', 'promise.made'] as const),
    ...(['maatwerk.asked', 'maatwerk.refused', 'maatwerk.silence'] as const),
  ]),
];

export type Tallies = ReadonlyMap<string, { readonly n: number; readonly sum: number }>;
export const tallyOf = (tallies: Tallies, what: What) => tallies.get(what) ?? { n: 0, sum: 0 };

/** For `what IN (…)`. */
export const quoted = (whats: readonly string[]): string => whats.map((what) => `'${what}'`).join(', ');

/**
 * The rows of these things in [from, to), as `counted c`. PostgreSQL thinks that many things of a month are all over the table and would
 * rather read all there ever was: it is given them one by one, each the look-up that it is.
 */
function rowsOf({ engine }: ReadDatabase, { from, to }: Selection, whats: readonly What[]): string {
  if (engine === 'sqlite') return `counted c WHERE c.what IN (${quoted(whats)}) AND c.at >= ${from} AND c.at < ${to}`;
  const each = whats.map((what) => `('${what}')`).join(', ');
  return `(VALUES ${each}) AS w (what) CROSS JOIN LATERAL
    (SELECT * FROM counted WHERE what = w.what AND at >= ${from} AND at < ${to} OFFSET 0) AS c WHERE TRUE`;
}

/** What is counted of a selection, these things, to select from as `c`. Each question is looked up once, not once for each thing. */
export function among(read: ReadDatabase, selection: Selection, whats: readonly What[]) {
  const { only, office } = selection;
  const rows = rowsOf(read, selection, whats);
  const own = only
    ? ` AND c.ticket_id IN (SELECT c.ticket_id FROM (SELECT DISTINCT c.ticket_id FROM ${rows}) AS c ${questions(read)} WHERE ${KEY[only.by]} = ?)`
    : '';
  const counted = `(SELECT c.* FROM ${rows}${office ? ' AND c.open_ms IS NOT NULL' : ''}${own}) AS c`;
  return { counted, values: only ? [only.key] : [] };
}

export async function talliesIn(
  read: ReadDatabase,
  selection: Selection,
  whats: readonly What[] = ALL_WHATS,
): Promise<Tallies> {
  const { counted, values } = among(read, selection, whats);
  const rows = await read.sql<{ what: string; n: number | string; sum: number | string | null }>(
    `SELECT c.what AS what, COUNT(*) AS n, SUM(c.value) AS sum FROM ${counted} GROUP BY c.what`,
    values,
  );
  return new Map(rows.map(({ what, n, sum }) => [what, { n: Number(n), sum: Number(sum ?? 0) }]));
}

/** The questions something was counted of, each once, with the part it belongs to. `week` (read of `counted c`): once in each of them. */
export function questionsOf(read: ReadDatabase, selection: Selection, part: string, week?: string) {
  const { counted, values } = among(read, selection, ALL_WHATS);
  const ids = `SELECT DISTINCT ${week ? `${week} AS week, ` : ''}c.ticket_id FROM ${counted}`;
  const text = `SELECT ${week ? 'c.week, ' : ''}c.ticket_id, ${part} AS part, t.requester_id FROM (${ids}) AS c ${questions(read)}`;
  return { text, values };
}

/**
 * The same for each key of a dimension, and how many people asked what is counted there. Each question is looked up once, not once for
 * each thing counted of it. LEFT, so that SQLite makes an index of them for the second half; joined plainly it walks them all for each row.
 */
export async function talliesBy(
  read: ReadDatabase,
  selection: Selection,
  by: Dimension,
  whats: readonly What[] = ALL_WHATS,
): Promise<{ key: string; people: number; tallies: Tallies }[]> {
  const { counted, values } = among(read, selection, whats);
  const asked = questionsOf(read, selection, KEY[by]);
  const rows = await read.sql<Record<'n' | 'sum', number | string | null> & { part: string; what: string | null }>(
    `WITH questions AS MATERIALIZED (${asked.text})
     SELECT q.part AS part, c.what AS what, COUNT(*) AS n, SUM(c.value) AS sum
       FROM ${counted} LEFT JOIN questions q ON q.ticket_id = c.ticket_id GROUP BY c.what, q.part
     UNION ALL SELECT part, NULL, COUNT(DISTINCT requester_id), NULL FROM questions GROUP BY part`,
    [...asked.values, ...values],
  );
  const parts = new Map<string, { people: number; tallies: Map<string, { n: number; sum: number }> }>();
  for (const { part, what, n } of rows) if (what === null) parts.set(part, { people: Number(n), tallies: new Map() });
  for (const { part, what, n, sum } of rows)
    if (what !== null) parts.get(part)?.tallies.set(what, { n: Number(n), sum: Number(sum ?? 0) });
  return [...parts].map(([key, part]) => ({ key, ...part }));
}

export type Times = Spread & { readonly n: number };

/** Of the values `v` that `text` reads, for each `part` of them. */
export async function spreadsOf(
  read: ReadDatabase,
  text: string,
  values: readonly (number | string)[],
): Promise<ReadonlyMap<string, Times>> {
  const rows = await read.sql<Record<'part' | 'v' | 'i' | 'n', number | string>>(
    `SELECT part, v, i, n FROM (SELECT part, v, ROW_NUMBER() OVER (PARTITION BY part ORDER BY v) - 1 AS i, COUNT(*) OVER (PARTITION BY part) AS n
       FROM (${text}) AS valued) AS ordered WHERE i = (n - 1) / 2 OR i = n / 2 OR i = (9 * n + 9) / 10 - 1`,
    values,
  );
  const parts = new Map<string, { n: number; at: Map<number, number> }>();
  for (const { part, v, i, n } of rows) {
    const known = parts.get(String(part)) ?? { n: Number(n), at: new Map<number, number>() };
    known.at.set(Number(i), Number(v));
    parts.set(String(part), known);
  }
  return new Map(
    [...parts].map(([part, { n, at }]) => {
      const p50 = Math.round((at.get((n - 1) >> 1)! + at.get(n >> 1)!) / 2);
      return [part, { n, p50, p90: at.get(Math.ceil((9 * n) / 10) - 1)! }];
    }),
  );
}

/** Of the values of one thing, in clock or in open time; undefined where there are none. */
export async function spreadIn(
  read: ReadDatabase,
  selection: Selection,
  what: What,
  column: 'value' | 'open_ms' = 'value',
): Promise<Times | undefined> {
  const { counted, values } = among(read, selection, [what]);
  const text = `SELECT '' AS part, c.${column} AS v FROM ${counted} WHERE c.${column} IS NOT NULL`;
  return (await spreadsOf(read, text, values)).get('');
}

/** The same for each key of a dimension. */
export function spreadsBy(
  read: ReadDatabase,
  selection: Selection,
  by: Dimension,
  what: What,
): Promise<ReadonlyMap<string, Times>> {
  const { counted, values } = among(read, selection, [what]);
  const text = `SELECT ${KEY[by]} AS part, c.value AS v FROM ${counted} ${questions(read)} WHERE c.value IS NOT NULL`;
  return spreadsOf(read, text, values);
}

/** What people told, counted in whole groups of five (`inFives`). */
export interface ToldTallies {
  readonly tallies: Tallies;
  readonly scores: (Spread & { readonly n: number }) | undefined;
}
const TOLD_BY_PEOPLE: readonly What[] = ['score', 'elsewhere.told', 'elsewhere.knocked'];

/** A teammate may say so for her: it is what the teammate thought. Staff who quote somebody say it for who asked. */
const TOLD_BY = `CASE WHEN f.data LIKE '%"quoted":{%' THEN t.requester_id ELSE f.by_id END`;

interface ToldRow {
  readonly what: What;
  readonly person: string;
  readonly at: number;
  readonly question: string;
  readonly value: number;
}

/**
 * Of the whole house, or for one helper's own eyes; never of a part. The groups of the house are not the groups of its parts, so that the
 * whole less its parts would tell what one person said.
 */
export async function toldIn(read: ReadDatabase, selection: Selection): Promise<ToldTallies> {
  const { from, to } = selection;
  const { counted, values } = among(read, { ...selection, from: groupsFrom(from) }, TOLD_BY_PEOPLE);
  const rows = await read.sql<
    Record<'person' | 'question', string> & Record<'at' | 'value', number | string> & { what: What }
  >(
    `SELECT c.what AS what, ${TOLD_BY} AS person, c.at AS at, c.ticket_id AS question, COALESCE(c.value, 0) AS value
     FROM ${counted} ${questions(read)} JOIN facts f ON f.ticket_id = c.ticket_id AND f.seq = c.seq ORDER BY c.at, c.ticket_id`,
    values,
  );
  const told = rows.map(({ at, value, ...row }) => ({ ...row, at: Number(at), value: Number(value) }));
  return toldOf(told, from, to);
}

function toldOf(rows: readonly ToldRow[], from: number, to: number): ToldTallies {
  const of = (wanted: What): ToldRow[] => rows.filter(({ what }) => what === wanted);
  const scores = inFives(of('score'), from, to)
    .map(({ value }) => value)
    .sort((a, b) => a - b);
  const answers = inFives(of('elsewhere.told'), from, to);
  const knocked = new Set(of('elsewhere.knocked').map(({ question, at }) => `${question} ${at}`));
  const tally = (n: number, sum = 0) => ({ n, sum });
  return {
    tallies: new Map([
      [
        'score',
        tally(
          scores.length,
          scores.reduce((all, one) => all + one, 0),
        ),
      ],
      ['elsewhere.told', tally(answers.length)],
      ['elsewhere.knocked', tally(answers.filter(({ question, at }) => knocked.has(`${question} ${at}`)).length)],
    ]),
    scores: scores.length === 0 ? undefined : { ...spreadOf(scores), n: scores.length },
  };
}

const isOfPart = ({ only }: Selection): boolean => only !== undefined && only.by !== 'owner';

/** Every figure of a selection. How long fewer than five took is for the eyes of their owner alone. */
export async function figuresIn(read: ReadDatabase, selection: Selection): Promise<Figure[]> {
  const tallies = await talliesIn(read, selection);
  const told = isOfPart(selection) ? undefined : await toldIn(read, selection);
  const calls = selection.only ? undefined : await callsIn(read, selection);
  const figures: Figure[] = [];
  for (const name of FIGURE_NAMES) {
    const { unit, of, calls: ofCalls }: FigureOf = FIGURES[name];
    if (ofCalls) {
      if (calls) figures.push(figureFrom(name, callTally(calls), { clock: calls.waits }));
      continue;
    }
    const [what] = of as [What];
    const spread = (column: 'value' | 'open_ms') => spreadIn(read, selection, what, column);
    const spreads = unit === 'time' ? { clock: await spread('value'), open: await spread('open_ms') } : {};
    figures.push(figureOf(name, tallies, told, spreads));
  }
  return selection.only?.by === 'owner' ? figures : figures.map(withoutFewTimes);
}

const callTally =
  ({ rang, answered, hungUp }: CallTallies) =>
  (what: What) => ({
    n: { 'call.rang': rang, 'call.answered': answered, 'call.hung_up': hungUp }[what as string] ?? 0,
    sum: 0,
  });

/** What a part of a table shows: no times. */
export const OF_PARTS: readonly FigureName[] = FIGURE_NAMES.filter((name) => {
  const { unit, calls }: FigureOf = FIGURES[name];
  return unit !== 'time' && !calls;
});

/** `told`: only where the part is a stretch of time of the whole house. */
export const partOf = (tallies: Tallies, names: readonly FigureName[], told?: ToldTallies): Figure[] =>
  names.map((name) => figureOf(name, tallies, told));

function figureOf(name: FigureName, tallies: Tallies, people: ToldTallies | undefined, spreads: Spreads = {}): Figure {
  const { told, unit }: FigureOf = FIGURES[name];
  if (!told) return figureFrom(name, (what) => tallyOf(tallies, what), spreads);
  if (!people) return withheldFigure({ name, unit });
  const figure =
    told === 'fives'
      ? figureFrom(name, (what) => tallyOf(people.tallies, what), { clock: people.scores })
      : figureFrom(name, (what) => tallyOf(tallies, what));
  // That somebody answered is theirs as well: of fewer than five who were asked it is not said.
  return stands(figure) > 0 && stands(figure) < SMALLEST_GROUP ? withheldFigure(figure) : figure;
}
