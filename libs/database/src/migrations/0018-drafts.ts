import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What somebody of the desk is writing and did not send yet. */
export class Drafts1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE drafts (
        person_id TEXT NOT NULL REFERENCES people (id), ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('reply', 'note', 'solution')), words TEXT, version INTEGER NOT NULL,
        changed_at BIGINT NOT NULL, PRIMARY KEY (person_id, ticket_id, kind))`,
    );
    await runner.query(`CREATE INDEX drafts_changed ON drafts (changed_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE drafts`);
  }
}
