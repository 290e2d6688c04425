import type { MigrationInterface, QueryRunner } from 'typeorm';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A letter of the reference, which is the last 50 bits of the uuid, five to a letter; SQL over two bytes. */
function letter(index: number): string {
  const bit = 78 + 5 * index;
  const byte = Math.floor(bit / 8);
  const next = byte < 15 ? `get_byte(uuid_send(p_booking_id), ${byte + 1})` : '0';
  const bits = `((get_byte(uuid_send(p_booking_id), ${byte}) << 8 | ${next}) >> ${11 - (bit % 8)}) & 31`;
  return `substr('${CROCKFORD}', (${bits}) + 1, 1)`;
}

const letters = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => letter(from + index)).join(' || ');

/** As WordsOfBookings20261201030600 wrote it. PostgreSQL does not inline it, because it has a subquery. */
const REFERENCE_BY_SUBQUERY = `
  select 'WB-' || ${[0, 1, 2, 3, 4].map(shifted).join(' || ')} || '-' || ${[5, 6, 7, 8, 9].map(shifted).join(' || ')}
    from (select ('x' || lpad(right(replace(p_booking_id::text, '-', ''), 13), 16, '0'))::bit(64)::bigint) b (bits)`;

function shifted(index: number): string {
  return `substr('${CROCKFORD}', ((b.bits >> ${45 - 5 * index}) & 31)::int + 1, 1)`;
}

/**
 * The occurrences of a series have one title, whose words are worked out once, by the statement that writes them. They
 * took a third of the time in which a series was written. Whoever writes a booking without its words gets them all
 * the same. A reference has three words, and each of its parts begins one of them.
 */
export class WordsOfTitles20261201060100 implements MigrationInterface {
  name = 'WordsOfTitles20261201060100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create or replace function booking_reference(p_booking_id uuid) returns text
      language sql immutable strict parallel safe
      return 'WB-' || ${letters(0, 5)} || '-' || ${letters(5, 10)}`);
    await runner.query(/* sql */ `
      create function title_words(p_title text) returns tsvector language sql immutable parallel safe
      return resource_words('', p_title, null, '{}')`);
    // Not strict, so that PostgreSQL can inline it.
    await runner.query(/* sql */ `
      create function booking_words(p_booking_id uuid, p_title_words tsvector) returns tsvector
      language sql immutable parallel safe
      return array_to_tsvector(array[
        lower(replace(booking_reference(p_booking_id), '-', '')),
        lower(replace(substr(booking_reference(p_booking_id), 4), '-', '')),
        lower(substr(booking_reference(p_booking_id), 10))]) || p_title_words`);
    await runner.query(/* sql */ `
      alter table booking alter column words
        set expression as (booking_words(booking_id, title_words(title)))`);
    await runner.query(/* sql */ `alter table booking alter column words drop expression`);
    await runner.query(/* sql */ `
      create function booking_learns_words() returns trigger language plpgsql as $$
      begin
        new.words := booking_words(new.booking_id, title_words(new.title));
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger booking_words_inserted before insert on booking
        for each row when (new.words is null) execute function booking_learns_words()`);
    await runner.query(/* sql */ `
      create trigger booking_words_updated before update of title on booking
        for each row when (new.title is distinct from old.title) execute function booking_learns_words()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop trigger booking_words_updated on booking`);
    await runner.query(/* sql */ `drop trigger booking_words_inserted on booking`);
    await runner.query(/* sql */ `drop function booking_learns_words`);
    await runner.query(/* sql */ `alter table booking drop column words`);
    await runner.query(/* sql */ `drop function booking_words`);
    await runner.query(/* sql */ `drop function title_words`);
    await runner.query(/* sql */ `
      create or replace function booking_reference(p_booking_id uuid) returns text
      language sql immutable strict parallel safe return (${REFERENCE_BY_SUBQUERY})`);
    await runner.query(/* sql */ `
      alter table booking add column words tsvector not null
        generated always as (resource_words(booking_reference(booking_id), title, null, '{}')) stored`);
    await runner.query(/* sql */ `create index booking_words on booking using gin (words)`);
  }
}
