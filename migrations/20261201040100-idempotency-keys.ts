import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idempotency keys of every mutation, not only of bookings: a key stores the global id of what its request made. */
export class IdempotencyKeys20261201040100 implements MigrationInterface {
  name = 'IdempotencyKeys20261201040100';

  async up(runner: QueryRunner): Promise<void> {
    // answer is null only inside the transaction that makes what it names. organization_id is 0 where a request names
    // no organization yet, so it is no foreign key.
    await runner.query(/* sql */ `
      alter table idempotency_key add column answer text`);
    await runner.query(/* sql */ `
      update idempotency_key
         set answer = case mutation when 'requestBooking' then 'bkg_' else 'ser_' end
                      || organization_id || '_' || replace(made_id::text, '-', '')`);
    await runner.query(/* sql */ `
      alter table idempotency_key
        drop column organization_id,
        drop column made_id,
        drop constraint idempotency_key_consumer_id_fkey,
        add constraint idempotency_key_length check (char_length(key) between 1 and 200)`);
    await runner.query(/* sql */ `alter table idempotency_key rename column consumer_id to organization_id`);
    // Keys are appended in the order of time, so a block range index finds the old ones and costs an insert nothing.
    await runner.query(/* sql */ `
      create index idempotency_key_by_time on idempotency_key using brin (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      delete from idempotency_key where mutation not in ('requestBooking', 'requestBookingSeries')`);
    await runner.query(/* sql */ `drop index idempotency_key_by_time`);
    await runner.query(/* sql */ `alter table idempotency_key rename column organization_id to consumer_id`);
    await runner.query(/* sql */ `
      alter table idempotency_key
        add column organization_id bigint,
        add column made_id uuid,
        drop constraint idempotency_key_length,
        add constraint idempotency_key_consumer_id_fkey foreign key (consumer_id) references organization`);
    await runner.query(/* sql */ `
      update idempotency_key
         set organization_id = split_part(answer, '_', 2)::bigint, made_id = split_part(answer, '_', 3)::uuid`);
    await runner.query(/* sql */ `
      alter table idempotency_key
        alter column organization_id set not null,
        alter column made_id set not null,
        drop column answer`);
  }
}
