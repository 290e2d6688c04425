import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds a booking by its reference, which is made of the end of its uuid. */
export class ReferenceOfABooking20261201030500 implements MigrationInterface {
  name = 'ReferenceOfABooking20261201030500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create index booking_by_reference on booking using hash (right(booking_id::text, 12))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index booking_by_reference`);
  }
}
