import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marks bookings that record past use; they do not entitle a provider to record more. Stores why each date of a series
 * was refused.
 */
export class RecordedBookings20261201030200 implements MigrationInterface {
  name = 'RecordedBookings20261201030200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table booking add column recorded boolean not null default false`);
    await runner.query(/* sql */ `
      update booking set recorded = true where starts_at < date_trunc('minute', created_at, 'UTC')`);
    await runner.query(/* sql */ `
      create index booking_between on booking (consumer_id, organization_id) where (not recorded)`);
    // refusals: [{"code": "...", "message": "...", "field": ["..."]}]; conflicts: at most 20, as the service reads them.
    await runner.query(/* sql */ `
      alter table series_occurrence
        add column refusals jsonb not null default '[]',
        add column conflicts jsonb not null default '[]',
        add constraint series_occurrence_refusals check (jsonb_typeof(refusals) = 'array'),
        add constraint series_occurrence_conflicts check (
          jsonb_typeof(conflicts) = 'array' and jsonb_array_length(conflicts) <= 20)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table series_occurrence drop column refusals, drop column conflicts`);
    await runner.query(/* sql */ `alter table booking drop column recorded`);
  }
}
