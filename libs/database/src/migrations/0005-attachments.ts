import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Photos and files that come with words. Their bytes stand apart, so that whoever lists them does not read them along. */
export class Attachments1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'BYTEA' : 'BLOB';
    await runner.query(`ALTER TABLE messages ADD COLUMN attachments TEXT`);
    await runner.query(
      `CREATE TABLE attachments (
        id TEXT PRIMARY KEY, uploaded_by TEXT NOT NULL REFERENCES people (id), uploaded_at BIGINT NOT NULL, name TEXT NOT NULL,
        type TEXT NOT NULL, size INTEGER NOT NULL, message_id TEXT REFERENCES messages (id))`,
    );
    await runner.query(`CREATE INDEX attachments_unused ON attachments (uploaded_at) WHERE message_id IS NULL`);
    await runner.query(
      `CREATE TABLE attachment_bytes (attachment_id TEXT PRIMARY KEY REFERENCES attachments (id), bytes ${bytes} NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attachment_bytes`);
    await runner.query(`DROP TABLE attachments`);
    await runner.query(`ALTER TABLE messages DROP COLUMN attachments`);
  }
}
