import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a team's maatwerk is paid from. What was paid before is counted anew: no cost centre was known of it. */
export class CostCentres1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE teams ADD COLUMN cost_centre TEXT`);
    await runner.query(`UPDATE counted_state SET whole = NOT EXISTS (SELECT 1 FROM facts)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE teams DROP COLUMN cost_centre`);
  }
}
