import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Terms between two organizations. What booking and accounting read: an agreement binds from `starts_at` to `ends_at`
 * while `recorded_status` is ACTIVE, for `resource_ids` or, when that is null, for all of the provider's.
 */
export class Agreements20261125000100 implements MigrationInterface {
  name = 'Agreements20261125000100';

  async up(runner: QueryRunner): Promise<void> {
    // from_day and to_day are days of the provider's zone; starts_at and ends_at are their midnights, resolved by the
    // service when it was proposed: SQL never computes zones, and a zone that changes moves no signed term.
    // The key starts with the provider: bookings draw minutes where they stand.
    await runner.query(/* sql */ `
      create table agreement (
        provider_id bigint not null references organization,
        agreement_id uuid not null default uuidv7(),
        consumer_id bigint not null references organization,
        from_day date not null,
        to_day date not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        included_minutes integer not null,
        used_included_minutes integer not null default 0,
        discount_percent numeric(5, 2) not null,
        resource_ids uuid[],
        recorded_status text not null,
        proposed_by_side text not null,
        proposed_by uuid not null references account,
        proposed_at timestamptz not null,
        accepted_by uuid references account,
        accepted_at timestamptz,
        ended_by uuid references account,
        ended_at timestamptz,
        end_reason text,
        constraint agreement_pkey primary key (provider_id, agreement_id),
        constraint agreement_of_two check (provider_id <> consumer_id),
        constraint agreement_days_in_order check (from_day < to_day),
        constraint agreement_term_not_empty check (starts_at < ends_at),
        constraint agreement_draws_what_is_included check (used_included_minutes between 0 and included_minutes),
        constraint agreement_discount_in_range check (discount_percent between 0 and 100),
        constraint agreement_names_resources check (
          cardinality(resource_ids) >= 1 and array_position(resource_ids, null) is null),
        constraint agreement_status_known check (recorded_status in ('PROPOSED', 'ACTIVE', 'ENDED', 'DECLINED')),
        constraint agreement_side_known check (proposed_by_side in ('PROVIDER', 'CONSUMER')),
        constraint agreement_accepted_by_somebody check ((accepted_at is null) = (accepted_by is null)),
        constraint agreement_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
        constraint agreement_binds_once_accepted check (
          (recorded_status in ('ACTIVE', 'ENDED')) = (accepted_at is not null)),
        constraint agreement_over_once_ended check ((recorded_status in ('ENDED', 'DECLINED')) = (ended_at is not null)),
        constraint agreement_reason_of_an_end check (
          end_reason is null or (ended_at is not null and char_length(end_reason) between 1 and 2000))
      )`);
    await runner.query(/* sql */ `create index agreement_by_provider on agreement (provider_id, ends_at)`);
    await runner.query(/* sql */ `create index agreement_by_consumer on agreement (consumer_id, ends_at)`);

    // Partners of the organizations of an account at p_now, in both directions; a pair may come twice. Plain
    // SQL, so that PostgreSQL plans it as a part of the statement that reads it.
    await runner.query(/* sql */ `
      create function partnerships_of(p_account_id uuid, p_now timestamptz)
      returns table (organization_id bigint, partner_id bigint)
      language sql stable parallel safe as $$
        select m.organization_id, a.consumer_id
          from membership m join agreement a on a.provider_id = m.organization_id
         where m.account_id = p_account_id
           and a.recorded_status = 'ACTIVE' and a.starts_at <= p_now and p_now < a.ends_at
        union all
        select m.organization_id, a.provider_id
          from membership m join agreement a on a.consumer_id = m.organization_id
         where m.account_id = p_account_id
           and a.recorded_status = 'ACTIVE' and a.starts_at <= p_now and p_now < a.ends_at
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function partnerships_of(uuid, timestamptz)`);
    await runner.query(/* sql */ `drop table agreement`);
  }
}
