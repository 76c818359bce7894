import { type Form, type Term } from '@zorg112/domain';
import { type ReadDatabase } from '../connections.js';
import { type Engine } from '../sql.js';

/** How much of a question counts, by what somebody may read of it: what everybody reads who sees it, her words too, or notes as well. */
export type Reach = 'about' | 'words' | 'inside';

interface Piece {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * `hit`: numbers of the questions that hold every term. What stands between quotes for the engine are letters and digits (`wordsIn`),
 * so nothing anybody types is read as the engine's own language.
 */
export function hits(engine: Engine, terms: readonly Term[], reach: Reach): Piece {
  if (engine === 'sqlite')
    return { text: `SELECT rowid AS hit FROM ticket_words WHERE ticket_words MATCH ?`, values: [match(terms, reach)] };
  return {
    text: `SELECT number AS hit FROM ticket_words WHERE words @@ TO_TSQUERY('desk_words', ?)`,
    values: [tsquery(terms, reach)],
  };
}

/**
 * The same with a `score`, whole numbers so that what fits equally well is told apart by what came last. Notes weigh nothing in it: the
 * order says nothing about words that not everybody who finds the question may read.
 */
export function scored(engine: Engine, terms: readonly Term[]): Piece {
  const [score, values] =
    engine === 'sqlite'
      ? ['CAST(-BM25(ticket_words, 0, 2, 2, 1, 0) AS INTEGER)', []]
      : [
          `CAST(10 * TS_RANK('{0, 0.4, 1, 1}', words, TO_TSQUERY('desk_words', ?)) AS INTEGER)`,
          [tsquery(terms, 'inside')],
        ];
  const found = hits(engine, terms, 'inside');
  const text = found.text.replace('AS hit', `AS hit, ${score} AS score`);
  // Kept apart, because a score can only be asked where the index itself is read.
  return {
    text: `WITH scored AS MATERIALIZED (${text}) SELECT hit, score FROM scored`,
    values: [...values, ...found.values],
  };
}

/** What stands in more questions than this tells hardly anything, however many more. */
const COMMON = 5_000;

/**
 * Questions that hold any of these terms, with a `score` in which a rare one weighs more. SQLite's own ranking knows which are rare;
 * PostgreSQL's does not, so there they are counted first.
 */
export async function likest(read: ReadDatabase, terms: readonly Term[]): Promise<Piece> {
  const anyOf: Term = { within: 'all', anyOf: terms.flatMap((term) => term.anyOf) };
  if (read.engine === 'sqlite') return scored('sqlite', [anyOf]);
  const queries = terms.map((term) => tsquery([term], 'words'));
  const few = `SELECT 1 FROM ticket_words WHERE words @@ TO_TSQUERY('desk_words', ?) LIMIT ${COMMON}`;
  const counts = queries.map((_, i) => `(SELECT COUNT(*) FROM (${few}) few) AS n${i}`);
  const [counted] = await read.sql<Record<string, number | string>>(`SELECT ${counts.join(', ')}`, queries);
  const weights = queries.map((_, i) =>
    Math.round(100 * Math.log(1 + COMMON / Math.max(1, Number(counted?.[`n${i}`])))),
  );
  const score = weights.map((weight) => `${weight} * (words @@ TO_TSQUERY('desk_words', ?))::int`);
  return {
    text: `SELECT number AS hit, ${score.join(' + ')} AS score FROM ticket_words WHERE words @@ TO_TSQUERY('desk_words', ?)`,
    values: [...queries, tsquery([anyOf], 'words')],
  };
}

const COLUMNS: Readonly<Record<Reach | 'place' | 'asker', string>> = {
  about: 'number place asker',
  words: 'number place asker words',
  inside: 'number place asker words inside',
  place: 'place',
  asker: 'asker',
};
const WEIGHTS: typeof COLUMNS = { about: 'AB', words: 'ABC', inside: 'ABCD', place: 'A', asker: 'B' };

function match(terms: readonly Term[], reach: Reach): string {
  const one = ({ words, begins }: Form): string => `"${words.join(' ')}"${begins ? ' *' : ''}`;
  return terms
    .map(({ within, anyOf }) => `{${COLUMNS[within === 'all' ? reach : within]}} : (${anyOf.map(one).join(' OR ')})`)
    .join(' AND ');
}

function tsquery(terms: readonly Term[], reach: Reach): string {
  return terms
    .map(({ within, anyOf }) => {
      const weights = WEIGHTS[within === 'all' ? reach : within];
      const one = ({ words, begins }: Form): string =>
        words.map((word, i) => `'${word}':${begins && i === words.length - 1 ? '*' : ''}${weights}`).join(' <-> ');
      return `(${anyOf.map((form) => `(${one(form)})`).join(' | ')})`;
    })
    .join(' & ');
}
