import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Use and its charge: one record for each resource of a booking that ended, never changed. */
export class Usage20261128000300 implements MigrationInterface {
  name = 'Usage20261128000300';

  async up(runner: QueryRunner): Promise<void> {
    // organization_id is the provider's. included_minutes are the unit-minutes that the agreement covered; charge_minor
    // and the amounts of parts are in the smallest unit of the currency:
    // [{"description": "...", "minutes": 120, "minor": "5000"}].
    await runner.query(/* sql */ `
      create table usage_record (
        organization_id bigint not null references organization,
        usage_id uuid not null default uuidv7(),
        booking_id uuid not null,
        resource_id uuid not null,
        consumer_id bigint not null references organization,
        outcome text not null,
        units integer not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        used_from timestamptz,
        used_to timestamptz,
        reserved_minutes integer not null,
        used_minutes integer not null,
        billable_minutes integer not null,
        rate_id uuid,
        agreement_id uuid,
        included_minutes integer not null,
        charge_minor numeric,
        charge_currency text,
        parts jsonb not null,
        recorded_at timestamptz not null,
        constraint usage_record_pkey primary key (organization_id, usage_id),
        constraint usage_record_once unique (organization_id, booking_id, resource_id),
        constraint usage_record_booking foreign key (organization_id, booking_id) references booking,
        constraint usage_record_resource foreign key (organization_id, resource_id) references resource,
        constraint usage_record_rate foreign key (organization_id, rate_id) references rate,
        constraint usage_record_agreement foreign key (organization_id, agreement_id) references agreement,
        constraint usage_record_outcome_known check (outcome in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLATION')),
        constraint usage_record_used check (
          (outcome = 'COMPLETED') = (used_from is not null and used_to is not null and used_minutes >= 1)
          and (outcome = 'COMPLETED' or (used_minutes = 0 and billable_minutes = 0 and included_minutes = 0))),
        constraint usage_record_numbers check (
          units >= 1 and reserved_minutes >= 1 and used_minutes >= 0 and billable_minutes >= 0
          and included_minutes between 0 and billable_minutes::bigint * units),
        constraint usage_record_charge check (
          (charge_minor is null) = (charge_currency is null) and charge_minor >= 0 and charge_minor = trunc(charge_minor)
          and (rate_id is not null or charge_minor is null)),
        constraint usage_record_parts check (jsonb_typeof(parts) = 'array')
      )`);
    await runner.query(/* sql */ `
      create trigger usage_record_append_only before update or delete on usage_record
        for each row execute function raise_append_only()`);
    await runner.query(/* sql */ `
      create trigger usage_record_not_truncated before truncate on usage_record
        for each statement execute function raise_append_only()`);
    // A booking that ended before there were rates was free. A missed one is recorded later.
    await runner.query(/* sql */ `
      insert into usage_record (organization_id, booking_id, resource_id, consumer_id, outcome, units, starts_at, ends_at,
                                used_from, used_to, reserved_minutes, used_minutes, billable_minutes, agreement_id,
                                included_minutes, parts, recorded_at)
      select b.organization_id, b.booking_id, i.resource_id, b.consumer_id,
             case b.recorded_status when 'CANCELLED' then 'LATE_CANCELLATION' else b.recorded_status end,
             i.units, b.starts_at, b.ends_at, b.checked_in_at, b.checked_out_at,
             extract(epoch from b.ends_at - b.starts_at) / 60,
             case when b.recorded_status <> 'COMPLETED' then 0 else greatest(1,
               floor(extract(epoch from b.checked_out_at) / 60) - floor(extract(epoch from b.checked_in_at) / 60)) end,
             0, b.agreement_id, 0, '[]', coalesce(b.cancelled_at, b.no_show_at, b.checked_out_at)
        from booking b join booking_item i using (organization_id, booking_id)
       where b.recorded_status in ('COMPLETED', 'NO_SHOW') or (b.recorded_status = 'CANCELLED' and b.cancelled_late)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was used would be forgotten: restore a backup instead.'));
  }
}
