import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Prices of resources. A version is never changed: it is in effect until the next of its audience starts. A booking
 * refers to the version by which it was quoted.
 */
export class Rates20261128000100 implements MigrationInterface {
  name = 'Rates20261128000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function raise_append_only() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = format('what stands in %I is never changed or deleted', tg_table_name);
      end $$`);

    // Prices per unit and hour. In steps and bands they are texts, which JSON does not round:
    // [{"fromHours": "2", "hourly": "45"}], [{"weekdays": [6, 7], "startsAt": 480, "endsAt": 1440, "discountPercent": "25"}].
    await runner.query(/* sql */ `
      create table rate (
        organization_id bigint not null references organization,
        rate_id uuid not null default uuidv7(),
        resource_id uuid not null,
        audience text not null,
        effective_from timestamptz not null,
        hourly numeric(16, 6) not null,
        currency text not null,
        steps jsonb not null,
        bands jsonb not null,
        minimum_charge numeric(17, 4),
        basis text not null,
        late_cancellation_fee numeric(17, 4),
        no_show_fee numeric(17, 4),
        published_by uuid not null references account,
        published_at timestamptz not null,
        constraint rate_pkey primary key (organization_id, rate_id),
        constraint rate_one_version_at_a_time unique (organization_id, resource_id, audience, effective_from),
        constraint rate_resource foreign key (organization_id, resource_id) references resource,
        constraint rate_audience_known check (audience in ('OWN_ORGANIZATION', 'PARTNERS', 'EVERYONE')),
        constraint rate_basis_known check (basis in ('RESERVED', 'USED', 'RESERVED_PLUS_OVERRUN')),
        constraint rate_currency_code check (currency ~ '^[A-Z]{3}$'),
        constraint rate_amounts_not_negative check (
          hourly >= 0 and minimum_charge >= 0 and late_cancellation_fee >= 0 and no_show_fee >= 0),
        constraint rate_lists check (jsonb_typeof(steps) = 'array' and jsonb_typeof(bands) = 'array')
      )`);
    await runner.query(/* sql */ `
      create trigger rate_append_only before update or delete on rate
        for each row execute function raise_append_only()`);
    await runner.query(/* sql */ `
      create trigger rate_not_truncated before truncate on rate
        for each statement execute function raise_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table rate`);
    await runner.query(/* sql */ `drop function raise_append_only`);
  }
}
