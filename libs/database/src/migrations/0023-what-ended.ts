import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What ended since an instant is found without reading what ever ended. */
export class WhatEnded1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX tickets_ended ON tickets (closed_at) WHERE closed_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX tickets_ended`);
  }
}
