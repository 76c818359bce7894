import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What questions are found by. The engine keeps it by triggers, so that no door can forget it: in the transaction of the words, also
 * when a mask is lifted or words are forgotten. Of the words themselves it holds no second copy.
 */
export class Search1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    for (const statement of postgres ? POSTGRES : SQLITE) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    for (const statement of postgres ? POSTGRES_AWAY : SQLITE_AWAY) await runner.query(statement);
  }
}

/** As much of one conversation as is found; its question first, then what was said last. An engine takes no more than a megabyte. */
const MOST = 100_000;

/** By who may read it: what everybody reads who sees the question, what is said to and by her, and what only those who help read. */
export const ticketTexts = (location: string, beside = ''): string => `
  CREATE VIEW ticket_texts AS SELECT t.id, t.number, t.requester_id, t.team_id,
    COALESCE(${location}, '')${beside} || ' ' || COALESCE((SELECT name FROM teams WHERE id = t.team_id), '') AS place,
    (SELECT name FROM people WHERE id = t.requester_id) AS asker,
    ${said(`m.kind NOT IN ('note', 'consult', 'answer')`)} AS words, ${said(`m.kind IN ('note', 'consult', 'answer')`)} AS inside
  FROM tickets t`;
const said = (which: string): string =>
  `COALESCE((SELECT SUBSTR(STRING_AGG(m.text, ' ' ORDER BY CASE m.kind WHEN 'question' THEN 0 ELSE 1 END, m.version DESC), 1, ${MOST})
     FROM messages m WHERE m.ticket_id = t.id AND ${which}), '')`;

const COLUMNS = 'number, place, asker, words, inside';
const again = (where: string): string =>
  `INSERT OR REPLACE INTO ticket_words (rowid, ${COLUMNS}) SELECT number, ${COLUMNS} FROM ticket_texts WHERE ${where}`;

const SQLITE = [
  ticketTexts(`t.state ->> '$.location'`),
  `CREATE VIRTUAL TABLE ticket_words USING fts5 (${COLUMNS}, content = '', contentless_delete = 1,
     tokenize = "unicode61 remove_diacritics 2")`,
  // What is taken out is gone from the file at once, and not when the index is tidied some day.
  `INSERT INTO ticket_words (ticket_words, rank) VALUES ('secure-delete', 1)`,
  `CREATE TRIGGER words_said AFTER INSERT ON messages BEGIN ${again('id = NEW.ticket_id')}; END`,
  `CREATE TRIGGER words_changed AFTER UPDATE OF text, kind ON messages BEGIN ${again('id = NEW.ticket_id')}; END`,
  `CREATE TRIGGER words_gone AFTER DELETE ON messages BEGIN ${again('id = OLD.ticket_id')}; END`,
  `CREATE TRIGGER words_asker AFTER UPDATE OF name ON people WHEN NEW.name <> OLD.name
   BEGIN ${again('requester_id = NEW.id')}; END`,
  `CREATE TRIGGER words_team AFTER UPDATE OF name ON teams WHEN NEW.name <> OLD.name BEGIN ${again('team_id = NEW.id')}; END`,
  again('TRUE'),
];

const SQLITE_AWAY = [
  ...['said', 'changed', 'gone', 'asker', 'team'].map((name) => `DROP TRIGGER words_${name}`),
  'DROP TABLE ticket_words',
  'DROP VIEW ticket_texts',
];

/** Lower case comes from the dictionary; accents go, and what PostgreSQL would read as an address, a path or a minus becomes a space. */
const ACCENTS = '[\\u0300-\\u036f]+';
const BETWEEN_WORDS = '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u2000-\\u206f]+';
const put = (where: string): string =>
  `INSERT INTO ticket_words (number, words) SELECT number, ticket_vector(number, place, asker, words, inside)
   FROM ticket_texts WHERE ${where} ON CONFLICT (number) DO UPDATE SET words = excluded.words`;
const keeping = (name: string, where: string): string =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${put(where)}; RETURN NULL; END $$`;
const weighed = (text: string, weight: string): string =>
  `SETWEIGHT(TO_TSVECTOR('desk_words', plain_words(${text})), '${weight}')`;

const POSTGRES = [
  ticketTexts(`(t.state::jsonb ->> 'location')`),
  // The Dutch stemmer, without its list of words to leave out: "niet aan" is looked for as well.
  `CREATE TEXT SEARCH DICTIONARY desk_dutch (TEMPLATE = snowball, LANGUAGE = dutch)`,
  `CREATE TEXT SEARCH CONFIGURATION desk_words (COPY = pg_catalog.simple)`,
  `ALTER TEXT SEARCH CONFIGURATION desk_words ALTER MAPPING FOR asciiword, word WITH desk_dutch`,
  `CREATE FUNCTION plain_words(said TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
     SELECT REGEXP_REPLACE(REGEXP_REPLACE(NORMALIZE(said, NFD), '${ACCENTS}', '', 'g'), '${BETWEEN_WORDS}', ' ', 'g') $$`,
  `CREATE FUNCTION ticket_vector(number BIGINT, place TEXT, asker TEXT, words TEXT, inside TEXT) RETURNS TSVECTOR LANGUAGE sql STABLE AS $$
     SELECT ${weighed('place', 'A')} || ${weighed(`number || ' ' || asker`, 'B')} || ${weighed('words', 'C')} || ${weighed('inside', 'D')} $$`,
  `CREATE TABLE ticket_words (number BIGINT PRIMARY KEY REFERENCES tickets (number), words TSVECTOR NOT NULL)`,
  `CREATE INDEX ticket_words_found ON ticket_words USING GIN (words)`,
  keeping('keep_words_said', 'id = COALESCE(NEW.ticket_id, OLD.ticket_id)'),
  keeping('keep_words_asker', 'requester_id = NEW.id'),
  keeping('keep_words_team', 'team_id = NEW.id'),
  `CREATE TRIGGER words_said AFTER INSERT OR DELETE OR UPDATE OF text, kind ON messages
   FOR EACH ROW EXECUTE FUNCTION keep_words_said()`,
  `CREATE TRIGGER words_asker AFTER UPDATE OF name ON people FOR EACH ROW WHEN (NEW.name <> OLD.name)
   EXECUTE FUNCTION keep_words_asker()`,
  `CREATE TRIGGER words_team AFTER UPDATE OF name ON teams FOR EACH ROW WHEN (NEW.name <> OLD.name)
   EXECUTE FUNCTION keep_words_team()`,
  put('TRUE'),
];

const POSTGRES_AWAY = [
  'DROP TRIGGER words_said ON messages',
  'DROP TRIGGER words_asker ON people',
  'DROP TRIGGER words_team ON teams',
  ...['said', 'asker', 'team'].map((name) => `DROP FUNCTION keep_words_${name}()`),
  'DROP TABLE ticket_words',
  'DROP VIEW ticket_texts',
  'DROP FUNCTION ticket_vector(BIGINT, TEXT, TEXT, TEXT, TEXT)',
  'DROP FUNCTION plain_words(TEXT)',
  'DROP TEXT SEARCH CONFIGURATION desk_words',
  'DROP TEXT SEARCH DICTIONARY desk_dutch',
];
