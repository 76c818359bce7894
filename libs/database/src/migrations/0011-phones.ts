import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Phones that are told when there is news, when they keep still, and what they must still be told. */
export class Phones1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['pushes', 'push_quiet', 'push_subscriptions']) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  `CREATE TABLE push_subscriptions (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id), session_hash TEXT NOT NULL, endpoint TEXT NOT NULL,
    p256dh TEXT NOT NULL, auth TEXT NOT NULL, lang TEXT NOT NULL CHECK (lang IN ('nl', 'en')), renewed_at BIGINT NOT NULL)`,
  `CREATE INDEX push_subscriptions_person ON push_subscriptions (person_id)`,
  `CREATE INDEX push_subscriptions_session ON push_subscriptions (session_hash)`,
  `CREATE TABLE push_quiet (
    person_id TEXT PRIMARY KEY REFERENCES people (id), is_on BOOLEAN NOT NULL,
    from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439), to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 0 AND 1439))`,
  `CREATE TABLE pushes (
    fact_id BIGINT NOT NULL, subscription_id TEXT NOT NULL REFERENCES push_subscriptions (id) ON DELETE CASCADE,
    ticket_id TEXT NOT NULL REFERENCES tickets (id), what TEXT NOT NULL, by_id TEXT, since BIGINT NOT NULL, send_at BIGINT NOT NULL,
    tries INTEGER NOT NULL, taken_at BIGINT, PRIMARY KEY (fact_id, subscription_id))`,
  `CREATE INDEX pushes_due ON pushes (send_at)`,
  `CREATE INDEX pushes_phone ON pushes (subscription_id, ticket_id)`,
];
