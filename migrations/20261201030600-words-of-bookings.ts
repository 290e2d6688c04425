import type { MigrationInterface, QueryRunner } from 'typeorm';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = Array.from(
  { length: 10 },
  (_, index) => `substr('${CROCKFORD}', ((b.bits >> ${45 - 5 * index}) & 31)::int + 1, 1)`,
);

/** Bookings are found by words of their reference and title, and of the names of organizations, as resources are. */
export class WordsOfBookings20261201030600 implements MigrationInterface {
  name = 'WordsOfBookings20261201030600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function booking_reference(p_booking_id uuid) returns text language sql immutable strict parallel safe
      return (
        select 'WB-' || ${letters.slice(0, 5).join(' || ')} || '-' || ${letters.slice(5).join(' || ')}
          from (select ('x' || lpad(right(replace(p_booking_id::text, '-', ''), 13), 16, '0'))::bit(64)::bigint) b (bits))`);
    await runner.query(/* sql */ `
      alter table booking add column words tsvector not null
        generated always as (resource_words(booking_reference(booking_id), title, null, '{}')) stored`);
    await runner.query(/* sql */ `create index booking_words on booking using gin (words)`);
    await runner.query(/* sql */ `
      alter table organization add column words tsvector not null
        generated always as (resource_words('', name, null, '{}')) stored`);
    await runner.query(/* sql */ `create index organization_words on organization using gin (words)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table organization drop column words`);
    await runner.query(/* sql */ `alter table booking drop column words`);
    await runner.query(/* sql */ `drop function booking_reference`);
  }
}
