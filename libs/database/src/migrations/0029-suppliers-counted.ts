import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Suppliers are counted by their domain, and whom we waited for when a promise ran out: a house of before this counts all of it anew. */
export class SuppliersCounted1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE counted_state SET whole = NOT EXISTS (SELECT 1 FROM facts)`);
  }

  async down(): Promise<void> {
    // What was counted can be counted anew by any version.
  }
}
