import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How often the figures were counted anew: of two who do so at once only the last goes on, and says when they are whole. */
export class CountedByOne1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state ADD COLUMN anew INTEGER NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state DROP COLUMN anew`);
  }
}
