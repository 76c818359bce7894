import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How somebody has their own screen. */
export class Preferences1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE preferences (
        person_id TEXT PRIMARY KEY REFERENCES people (id), chosen TEXT NOT NULL, version INTEGER NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE preferences`);
  }
}
