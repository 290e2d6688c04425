import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An index for lists that leave out bookings. Most happenings of an organization are of bookings, so a list of anything
 * else would read past them all. New bookings do not pay for it.
 */
export class HappeningsApartFromBookings20261201070200 implements MigrationInterface {
  name = 'HappeningsApartFromBookings20261201070200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create index happening_apart_from_bookings on happening (organization_id, at, happening_id)
        where split_part(kind, '_', 1) not in ('BOOKING', 'SERIES')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index happening_apart_from_bookings`);
  }
}
