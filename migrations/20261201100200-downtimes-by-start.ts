import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index by which the downtimes of an owner are listed. */
export class DowntimesByStart20261201100200 implements MigrationInterface {
  name = 'DowntimesByStart20261201100200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create index downtime_by_start on downtime (organization_id, starts_at, downtime_id) where cancelled_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index downtime_by_start`);
  }
}
