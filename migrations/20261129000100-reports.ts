import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for the look-ups of reports by time. */
export class Reports20261129000100 implements MigrationInterface {
  name = 'Reports20261129000100';

  async up(runner: QueryRunner): Promise<void> {
    // Time reserved or used within two days of a booking's start is found by the start; this index has the rest.
    await runner.query(/* sql */ `
      create index booking_reaching_far on booking
        using gist (organization_id, tstzrange(least(starts_at, checked_in_at), greatest(ends_at, checked_out_at)))
        where (greatest(ends_at, checked_out_at) - least(starts_at, checked_in_at) > interval '48 hours')`);
    // Held time by its start, with all columns that reports read, so that they leave the heap alone.
    await runner.query(/* sql */ `
      create index allocation_by_start on allocation (organization_id, lower(reserved_during))
        include (holder_id, resource_id, units, reserved_during)`);
    await runner.query(/* sql */ `
      create index booking_cancelled_late on booking (organization_id, starts_at) where (cancelled_late)`);
    await runner.query(/* sql */ `
      create index allocation_downtime_during on allocation using gist (organization_id, reserved_during)
        where (kind = 'DOWNTIME')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      drop index booking_reaching_far, allocation_by_start, booking_cancelled_late, allocation_downtime_during`);
  }
}
