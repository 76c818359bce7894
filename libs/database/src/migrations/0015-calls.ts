import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The line: calls as an exchange tells them, and whose numbers are known. */
export class Calls1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calls', 'phone_numbers']) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  `CREATE TABLE phone_numbers (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, person_id TEXT REFERENCES people (id), team_id TEXT REFERENCES teams (id),
    CHECK ((person_id IS NULL) <> (team_id IS NULL)), UNIQUE (number, person_id), UNIQUE (number, team_id))`,
  `CREATE INDEX phone_numbers_person ON phone_numbers (person_id)`,
  `CREATE TABLE calls (
    id TEXT PRIMARY KEY, exchange TEXT NOT NULL, call_id TEXT NOT NULL, direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    from_number TEXT, to_number TEXT, started_at BIGINT NOT NULL, rang_at BIGINT, answered_at BIGINT, ended_at BIGINT, cause TEXT,
    answered_by_id TEXT REFERENCES people (id), person_id TEXT REFERENCES people (id), ticket_id TEXT REFERENCES tickets (id),
    opened BOOLEAN NOT NULL, outcome TEXT CHECK (outcome IN ('helped', 'wrong_number', 'callback', 'called_back', 'no_number')),
    look_at BIGINT, news INTEGER NOT NULL, told INTEGER NOT NULL,
    UNIQUE (exchange, call_id), CHECK ((ended_at IS NULL) = (cause IS NULL)))`,
  `CREATE INDEX calls_started ON calls (started_at)`,
  `CREATE INDEX calls_look ON calls (look_at) WHERE look_at IS NOT NULL`,
  `CREATE INDEX calls_untold ON calls (id) WHERE told < news`,
  `CREATE INDEX calls_from ON calls (from_number, started_at)`,
];
