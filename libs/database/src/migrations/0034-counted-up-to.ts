import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KEY = 'what, at, ticket_id, seq, n';

/**
 * How far it has come where all is counted anew, so that who was stopped does not begin again. And an answer to "moest je ergens anders
 * aankloppen?" is counted when it is told: a house of before this counts anew at its next start, and that figure of a month kept before is no
 * other by mistake (`told_since`). In PostgreSQL the key carries what is
 * counted, so that figures are read from it alone, as SQLite reads its table.
 */
export class CountedUpTo1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state ADD COLUMN counted_to TEXT`);
    await runner.query(`ALTER TABLE counted_state ADD COLUMN told_since BIGINT NOT NULL DEFAULT 0`);
    await runner.query(
      `UPDATE counted_state SET whole = NOT EXISTS (SELECT 1 FROM facts), counted_to = NULL, told_since = ${Date.now()}`,
    );
    if (isPostgres(runner)) {
      await runner.query(`TRUNCATE counted`);
      await runner.query(`ALTER TABLE counted DROP CONSTRAINT counted_pkey`);
      await runner.query(`ALTER TABLE counted ADD PRIMARY KEY (${KEY}) INCLUDE (key, value, open_ms)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state DROP COLUMN told_since`);
    await runner.query(`ALTER TABLE counted_state DROP COLUMN counted_to`);
    if (isPostgres(runner)) {
      await runner.query(`ALTER TABLE counted DROP CONSTRAINT counted_pkey`);
      await runner.query(`ALTER TABLE counted ADD PRIMARY KEY (${KEY})`);
    }
  }
}

const isPostgres = ({ connection }: QueryRunner): boolean => connection.options.type === 'postgres';
