import type { MigrationInterface, QueryRunner } from 'typeorm';

/** organization_id is the provider's in every table that grows with bookings, so that all of it can be spread by it. */
export class Bookings20261124000500 implements MigrationInterface {
  name = 'Bookings20261124000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table booking_series (
        organization_id bigint not null references organization,
        series_id uuid not null,
        consumer_id bigint not null references organization,
        booked_by uuid not null references account,
        title text not null,
        recurrence text not null,
        time_zone text not null,
        starts_at_local timestamp not null,
        ends_at_local timestamp not null,
        except_local timestamp[] not null,
        created_at timestamptz not null,
        constraint booking_series_pkey primary key (organization_id, series_id)
      )`);

    // recorded_status is what was last written; what time has brought about since is told by booking_at().
    await runner.query(/* sql */ `
      create table booking (
        organization_id bigint not null references organization,
        booking_id uuid not null,
        consumer_id bigint not null references organization,
        booked_by uuid not null references account,
        series_id uuid,
        title text not null,
        attendees integer,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        recorded_status text not null,
        expires_at timestamptz,
        cancellation_notice_minutes integer,
        no_show_after_minutes integer,
        check_in_opens_minutes integer not null,
        created_at timestamptz not null,
        cancelled_at timestamptz,
        cancelled_by uuid references account,
        cancelled_late boolean,
        cancellation_reason text,
        constraint booking_pkey primary key (organization_id, booking_id),
        constraint booking_of_series foreign key (organization_id, series_id) references booking_series,
        constraint booking_status_known check (recorded_status in ('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE',
          'COMPLETED', 'DECLINED', 'CANCELLED', 'NO_SHOW')),
        constraint booking_period_not_empty check (starts_at < ends_at),
        constraint booking_expiry check ((expires_at is not null) = (recorded_status in ('HELD', 'PENDING_APPROVAL'))),
        constraint booking_cancellation check (
          (recorded_status = 'CANCELLED') = (cancelled_at is not null and cancelled_late is not null))
      )`);
    await runner.query(/* sql */ `
      create index booking_by_provider on booking (organization_id, starts_at, booking_id)`);
    await runner.query(/* sql */ `
      create index booking_by_consumer on booking (consumer_id, starts_at, booking_id)`);
    await runner.query(/* sql */ `
      create index booking_by_booker on booking (booked_by, starts_at, booking_id)`);
    await runner.query(/* sql */ `
      create index booking_by_series on booking (organization_id, series_id) where (series_id is not null)`);

    await runner.query(/* sql */ `
      create function booking_status_at(p_recorded text, p_expires_at timestamptz, p_now timestamptz) returns text
      language sql immutable parallel safe
      return case when p_expires_at <= p_now then 'EXPIRED' else p_recorded end`);
    await runner.query(/* sql */ `
      create function booking_at(p_now timestamptz) returns table (
        organization_id bigint, booking_id uuid, consumer_id bigint, booked_by uuid, series_id uuid, title text,
        attendees integer, starts_at timestamptz, ends_at timestamptz, status text, expires_at timestamptz,
        cancellation_notice_minutes integer)
      language sql stable parallel safe as $$
        select organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at, ends_at,
               booking_status_at(recorded_status, expires_at, p_now), expires_at, cancellation_notice_minutes
          from booking
      $$`);

    await runner.query(/* sql */ `
      create table booking_item (
        organization_id bigint not null,
        booking_id uuid not null,
        resource_id uuid not null,
        position smallint not null,
        units integer not null check (units >= 1),
        turnaround_minutes integer not null check (turnaround_minutes >= 0),
        constraint booking_item_pkey primary key (organization_id, booking_id, resource_id),
        constraint booking_item_booking foreign key (organization_id, booking_id) references booking,
        constraint booking_item_resource foreign key (organization_id, resource_id) references resource
      )`);
    await runner.query(/* sql */ `
      create index booking_item_by_resource on booking_item (organization_id, resource_id)`);

    await runner.query(/* sql */ `
      create table series_occurrence (
        organization_id bigint not null,
        series_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        booking_id uuid,
        skipped_because text,
        constraint series_occurrence_pkey primary key (organization_id, series_id, starts_at),
        constraint series_occurrence_series foreign key (organization_id, series_id) references booking_series,
        constraint series_occurrence_booking foreign key (organization_id, booking_id) references booking,
        constraint series_occurrence_booked_or_skipped check ((booking_id is null) <> (skipped_because is null))
      )`);

    await runner.query(/* sql */ `
      create table downtime (
        organization_id bigint not null,
        downtime_id uuid not null,
        resource_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        reason text not null,
        scheduled_by uuid not null references account,
        scheduled_at timestamptz not null,
        cancelled_at timestamptz,
        constraint downtime_pkey primary key (organization_id, downtime_id),
        constraint downtime_resource foreign key (organization_id, resource_id) references resource
      )`);

    // Written in the transaction of what the key made, so that a key is known exactly when its booking is.
    await runner.query(/* sql */ `
      create table idempotency_key (
        consumer_id bigint not null references organization,
        account_id uuid not null references account,
        mutation text not null,
        key text not null,
        input_hash bytea not null,
        organization_id bigint not null,
        made_id uuid not null,
        created_at timestamptz not null,
        constraint idempotency_key_pkey primary key (consumer_id, account_id, mutation, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table idempotency_key, downtime, series_occurrence, booking_item`);
    await runner.query(/* sql */ `drop function booking_at, booking_status_at`);
    await runner.query(/* sql */ `drop table booking, booking_series`);
  }
}
