import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what an account holds and what waits for an owner's approval: both are bounded by quotas. */
export class WaitingBookings20261201030400 implements MigrationInterface {
  name = 'WaitingBookings20261201030400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create index booking_held on booking (booked_by, expires_at) where (recorded_status = 'HELD')`);
    await runner.query(/* sql */ `
      create index booking_pending on booking (consumer_id, organization_id, expires_at)
        where (recorded_status = 'PENDING_APPROVAL')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index booking_held, booking_pending`);
  }
}
