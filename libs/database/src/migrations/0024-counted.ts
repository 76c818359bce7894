import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What the facts count, a row for each thing counted: read by every figure, and made anew from the facts by one command. In order of
 * what and when, so that a period costs what is in it and not what ever was.
 */
export class Counted1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const clustered = runner.connection.options.type === 'postgres' ? '' : ' WITHOUT ROWID';
    await runner.query(
      `CREATE TABLE counted (
        what TEXT NOT NULL, at BIGINT NOT NULL, ticket_id TEXT NOT NULL, seq INTEGER NOT NULL,
        n INTEGER NOT NULL, key TEXT, value BIGINT, open_ms BIGINT, PRIMARY KEY (what, at, ticket_id, seq, n))${clustered}`,
    );
    // A house of before this is counted at its next start.
    await runner.query(`CREATE TABLE counted_state (one INTEGER PRIMARY KEY CHECK (one = 1), whole BOOLEAN NOT NULL)`);
    await runner.query(`INSERT INTO counted_state (one, whole) SELECT 1, NOT EXISTS (SELECT 1 FROM facts)`);
    await runner.query(
      `CREATE TABLE exported (
        id TEXT PRIMARY KEY, by_id TEXT NOT NULL REFERENCES people (id), at BIGINT NOT NULL, file TEXT NOT NULL, asked TEXT NOT NULL)`,
    );
    await runner.query(`CREATE INDEX exported_at ON exported (at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exported`);
    await runner.query(`DROP TABLE counted_state`);
    await runner.query(`DROP TABLE counted`);
  }
}
