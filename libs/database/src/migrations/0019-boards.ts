import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Screens on a wall: they read some numbers and are nobody. */
export class Boards1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE boards (
        id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, code TEXT UNIQUE, code_until BIGINT NOT NULL, name TEXT,
        shows_names BOOLEAN NOT NULL, admitted_by TEXT REFERENCES people (id), admitted_at BIGINT, seen_at BIGINT NOT NULL,
        ended_by TEXT REFERENCES people (id), ended_at BIGINT)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE boards`);
  }
}
