import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * How far it has come where all is counted anew, so that who was stopped does not begin again. And an answer to "moest je ergens anders
 * aankloppen?" is counted when it is told: a house of before this counts anew at its next start.
 */
export class CountedUpTo1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state ADD COLUMN counted_to TEXT`);
    await runner.query(`UPDATE counted_state SET whole = NOT EXISTS (SELECT 1 FROM facts)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE counted_state DROP COLUMN counted_to`);
  }
}
