import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where words were masked, and the numbers themselves sealed apart, each until its own day. */
export class SealedNumbers1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE messages ADD COLUMN masks TEXT`);
    await runner.query(
      `CREATE TABLE sealed_numbers (
        message_id TEXT NOT NULL REFERENCES messages (id), start_at INTEGER NOT NULL, sealed TEXT NOT NULL, kept_until BIGINT NOT NULL,
        PRIMARY KEY (message_id, start_at))`,
    );
    await runner.query(`CREATE INDEX sealed_numbers_until ON sealed_numbers (kept_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sealed_numbers`);
    await runner.query(`ALTER TABLE messages DROP COLUMN masks`);
  }
}
