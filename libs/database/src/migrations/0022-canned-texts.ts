import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Texts the desk writes often, and how often each of its people does. */
export class CannedTexts1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE canned_texts (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, version INTEGER NOT NULL,
        changed_by TEXT NOT NULL REFERENCES people (id), changed_at BIGINT NOT NULL, put_away BOOLEAN NOT NULL)`,
    );
    await runner.query(
      `CREATE TABLE canned_text_uses (
        canned_text_id TEXT NOT NULL REFERENCES canned_texts (id) ON DELETE CASCADE,
        person_id TEXT NOT NULL REFERENCES people (id), times INTEGER NOT NULL, PRIMARY KEY (person_id, canned_text_id))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE canned_text_uses`);
    await runner.query(`DROP TABLE canned_texts`);
  }
}
