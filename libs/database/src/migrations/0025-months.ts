import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The figures of each month as they stood when it was over. What changes after that is shown beside them, not in them. */
export class Months1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE months (month TEXT PRIMARY KEY, taken_at BIGINT NOT NULL, figures TEXT NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE months`);
  }
}
