import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ticketTexts } from './0014-search.js';

/** The number on the thing a question is about, found with the place. Of the questions that are there it is not known. */
export class Assets1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tickets ADD COLUMN asset TEXT`);
    await runner.query(`CREATE INDEX tickets_assets ON tickets (asset) WHERE asset IS NOT NULL`);
    await textsWith(runner, ` || ' ' || COALESCE(t.asset, '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await textsWith(runner, '');
    await runner.query(`DROP INDEX tickets_assets`);
    await runner.query(`ALTER TABLE tickets DROP COLUMN asset`);
  }
}

/** The view as the engine keeps it, with this behind the place; what it was made of stands in 0014. */
async function textsWith(runner: QueryRunner, asset: string): Promise<void> {
  const postgres = runner.connection.options.type === 'postgres';
  const location = postgres ? `(t.state::jsonb ->> 'location')` : `t.state ->> '$.location'`;
  await runner.query(`DROP VIEW ticket_texts`);
  await runner.query(ticketTexts(location, asset));
}
