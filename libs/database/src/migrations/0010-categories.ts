import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a question is about, for counting. Of the questions that are there it is not known. */
export class Categories1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tickets ADD COLUMN category TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tickets DROP COLUMN category`);
  }
}
