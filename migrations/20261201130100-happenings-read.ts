import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each person has read what happened. It only moves forward. */
export class HappeningsRead20261201130100 implements MigrationInterface {
  name = 'HappeningsRead20261201130100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table happenings_read (
        account_id uuid not null references account,
        read_until timestamptz not null,
        constraint happenings_read_pkey primary key (account_id)
      )`);
    await runner.query(/* sql */ `
      create function happenings_read_forward() returns trigger language plpgsql as $$
      begin
        if new.account_id <> old.account_id or new.read_until < old.read_until then
          raise exception 'what was read stays read'
            using errcode = 'check_violation', constraint = 'happenings_read_forward', table = 'happenings_read';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger happenings_read_forward before update on happenings_read
        for each row execute function happenings_read_forward()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table happenings_read`);
    await runner.query(/* sql */ `drop function happenings_read_forward()`);
  }
}
