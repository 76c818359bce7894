import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What to do and not to do, how it came to say so, and what people made of it. */
export class Cards1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE cards (
        id TEXT PRIMARY KEY, words TEXT NOT NULL, ticket_id TEXT UNIQUE REFERENCES tickets (id) ON DELETE SET NULL,
        version INTEGER NOT NULL, changed_by TEXT NOT NULL REFERENCES people (id), changed_at BIGINT NOT NULL,
        kept_at BIGINT NOT NULL, put_away BOOLEAN NOT NULL)`,
    );
    await runner.query(
      `CREATE TABLE card_versions (
        card_id TEXT NOT NULL REFERENCES cards (id) ON DELETE CASCADE, version INTEGER NOT NULL, words TEXT NOT NULL,
        changed_by TEXT NOT NULL REFERENCES people (id), changed_at BIGINT NOT NULL, PRIMARY KEY (card_id, version))`,
    );
    await runner.query(
      `CREATE TABLE card_votes (
        card_id TEXT NOT NULL REFERENCES cards (id) ON DELETE CASCADE, person_id TEXT NOT NULL REFERENCES people (id),
        helped BOOLEAN NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (card_id, person_id))`,
    );
    await runner.query(
      `CREATE TABLE card_uses (
        card_id TEXT NOT NULL REFERENCES cards (id) ON DELETE CASCADE,
        ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE, at BIGINT NOT NULL, PRIMARY KEY (card_id, ticket_id))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['card_uses', 'card_votes', 'card_versions', 'cards'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
