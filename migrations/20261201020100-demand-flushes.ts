import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DemandFlushes20261201020100 implements MigrationInterface {
  name = 'DemandFlushes20261201020100';

  async up(runner: QueryRunner): Promise<void> {
    // One row for each batch of counts that was added, so that a batch whose answer was lost is not added again.
    await runner.query(/* sql */ `
      create table demand_flush (
        flush_id uuid primary key,
        written_at timestamptz not null
      )`);
    await runner.query(/* sql */ `create index demand_flush_old on demand_flush (written_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table demand_flush`);
  }
}
