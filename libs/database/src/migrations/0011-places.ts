import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where people are when they ask: rooms and wards in words, of a team or of everybody. */
export class Places1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE places (id TEXT PRIMARY KEY, team_id TEXT REFERENCES teams (id), name TEXT NOT NULL UNIQUE)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE places`);
  }
}
