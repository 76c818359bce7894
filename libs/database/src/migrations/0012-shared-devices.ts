import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A phone of the ward: paired by a lead, used by the people of one team, each with a short code of their own. */
export class SharedDevices1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE devices (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, place TEXT, team_id TEXT NOT NULL REFERENCES teams (id),
        made_by_id TEXT NOT NULL REFERENCES people (id), made_at BIGINT NOT NULL,
        code_hash TEXT UNIQUE, code_until BIGINT, token_hash TEXT UNIQUE, paired_at BIGINT, last_used_at BIGINT, expires_at BIGINT,
        ended_at BIGINT, ended_by_id TEXT REFERENCES people (id), CHECK (ended_at IS NULL OR token_hash IS NULL))`,
    );
    await runner.query(
      `CREATE TABLE device_people (
        device_id TEXT NOT NULL REFERENCES devices (id), person_id TEXT NOT NULL REFERENCES people (id),
        last_used_at BIGINT, wrong INTEGER NOT NULL, wrong_at BIGINT, PRIMARY KEY (device_id, person_id))`,
    );
    await runner.query(
      `CREATE TABLE personal_codes (person_id TEXT PRIMARY KEY REFERENCES people (id), hash TEXT NOT NULL, set_at BIGINT NOT NULL)`,
    );
    await runner.query(`ALTER TABLE sessions ADD COLUMN device_id TEXT REFERENCES devices (id)`);
    await runner.query(`ALTER TABLE sessions ADD COLUMN by_code BOOLEAN NOT NULL DEFAULT FALSE`);
    await runner.query(`CREATE INDEX sessions_device ON sessions (device_id) WHERE device_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sessions_device`);
    await runner.query(`ALTER TABLE sessions DROP COLUMN by_code`);
    await runner.query(`ALTER TABLE sessions DROP COLUMN device_id`);
    for (const table of ['personal_codes', 'device_people', 'devices']) await runner.query(`DROP TABLE ${table}`);
  }
}
