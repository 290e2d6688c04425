import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of what waits for people. Most of them hold few rows, because what waits is soon done. */
export class WhatWaits20261201100300 implements MigrationInterface {
  name = 'WhatWaits20261201100300';

  async up(runner: QueryRunner): Promise<void> {
    const indexes = [
      `booking_held_of_consumer on booking (consumer_id, expires_at) where recorded_status = 'HELD'`,
      `booking_to_approve on booking (organization_id, expires_at) where recorded_status = 'PENDING_APPROVAL'`,
      // From when it may be checked in until its end; by the wall clock of UTC, because nothing else is immutable.
      `booking_to_check_in on booking using gist (
         tsrange((starts_at at time zone 'UTC') - make_interval(mins => check_in_opens_minutes),
                 (ends_at at time zone 'UTC'))) where recorded_status = 'CONFIRMED'`,
      `booking_in_use_of_consumer on booking (consumer_id, ends_at) where recorded_status = 'IN_USE'`,
      `booking_to_record on booking (organization_id, ends_at) where recorded_status in ('CONFIRMED', 'IN_USE')`,
      `resource_drafts on resource (organization_id, created_at) where status = 'DRAFT'`,
      `agreement_proposed_to_consumer on agreement (consumer_id) where recorded_status = 'PROPOSED'`,
      `agreement_proposed_to_provider on agreement (provider_id) where recorded_status = 'PROPOSED'`,
      `statement_unsettled on statement (organization_id, status, month) where status <> 'SETTLED'`,
      `statement_to_accept on statement (consumer_id) where status = 'ISSUED'`,
    ];
    for (const index of indexes) await runner.query(/* sql */ `create index ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      drop index booking_held_of_consumer, booking_to_approve, booking_to_check_in, booking_in_use_of_consumer,
                 booking_to_record, resource_drafts, agreement_proposed_to_consumer, agreement_proposed_to_provider,
                 statement_unsettled, statement_to_accept`);
  }
}
