import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Of each month by team, by region and by day as well, as it was when it was over. Months kept before this have the whole only, and say so. */
export class MonthParts1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE months ADD COLUMN parts TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE months DROP COLUMN parts`);
  }
}
