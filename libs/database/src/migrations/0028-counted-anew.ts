import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is counted means something else now, or more: a house of before this counts all of it anew at its next start. */
export class CountedAnew1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE counted_state SET whole = NOT EXISTS (SELECT 1 FROM facts)`);
  }

  async down(): Promise<void> {
    // What was counted can be counted anew by any version.
  }
}
