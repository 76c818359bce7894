import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What must be mailed, and what was: to whom and about what, never an address or a word of it. */
export class Mails1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE mails (
        person_id TEXT NOT NULL REFERENCES people (id), kind TEXT NOT NULL, about TEXT NOT NULL, made_at BIGINT NOT NULL,
        send_at BIGINT, tries INTEGER NOT NULL, taken_at BIGINT, ended_at BIGINT,
        ended TEXT CHECK (ended IN ('sent', 'refused', 'dropped')), reason TEXT,
        CHECK ((ended IS NULL) = (send_at IS NOT NULL)), PRIMARY KEY (person_id, kind, about))`,
    );
    await runner.query(`CREATE INDEX mails_due ON mails (send_at) WHERE send_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mails`);
  }
}
