import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of a booking from the wish to the used hour: holds, approval, check-in and check-out, no-show. */
export class LifeOfABooking20261125000400 implements MigrationInterface {
  name = 'LifeOfABooking20261125000400';

  async up(runner: QueryRunner): Promise<void> {
    // needs_approval: what a hold becomes when it is confirmed. no_show_at: when a CONFIRMED booking is missed unless
    // somebody checks in, and when a NO_SHOW was.
    await runner.query(/* sql */ `
      alter table booking
        add column needs_approval boolean not null default false,
        add column confirmed_at timestamptz,
        add column no_show_at timestamptz,
        add column checked_in_at timestamptz,
        add column checked_out_at timestamptz,
        add column decided_at timestamptz,
        add column decided_by uuid references account,
        add column decision_reason text,
        add column agreement_id uuid,
        add constraint booking_agreement foreign key (organization_id, agreement_id) references agreement`);
    // Fixed when it is booked: units that are added later join what was taken whole, and a part stays a part.
    await runner.query(/* sql */ `alter table booking_item add column whole boolean not null default false`);
    await runner.query(/* sql */ `
      update booking_item i set whole = a.whole
        from allocation a
       where a.organization_id = i.organization_id and a.holder_id = i.booking_id and a.resource_id = i.resource_id`);
    await runner.query(/* sql */ `
      update booking
         set needs_approval = recorded_status = 'PENDING_APPROVAL',
             confirmed_at = case when recorded_status = 'CONFIRMED' then created_at end,
             no_show_at = case when recorded_status = 'CONFIRMED' and created_at <= starts_at
                               then starts_at + make_interval(mins => no_show_after_minutes) end`);
    await runner.query(/* sql */ `
      update allocation a set releases_at = b.no_show_at
        from booking b
       where b.organization_id = a.organization_id and b.booking_id = a.holder_id and b.no_show_at is not null`);
    await runner.query(/* sql */ `
      alter table booking
        add constraint booking_no_show check (
          (no_show_at is not null or recorded_status <> 'NO_SHOW')
          and (no_show_at is null or recorded_status in ('CONFIRMED', 'NO_SHOW'))),
        add constraint booking_checked_in check (
          (checked_in_at is not null) = (recorded_status in ('IN_USE', 'COMPLETED'))),
        add constraint booking_checked_out check (
          (checked_out_at is not null) = (recorded_status = 'COMPLETED') and checked_in_at < checked_out_at)`);

    await runner.query(/* sql */ `drop function booking_at`);
    await runner.query(/* sql */ `drop function booking_status_at`);
    await runner.query(/* sql */ `
      create function booking_status_at(p_recorded text, p_expires_at timestamptz, p_no_show_at timestamptz,
                                        p_now timestamptz) returns text
      language sql immutable parallel safe
      return case when p_expires_at <= p_now then 'EXPIRED'
                  when p_recorded = 'CONFIRMED' and p_no_show_at <= p_now then 'NO_SHOW'
                  else p_recorded end`);
    await runner.query(/* sql */ `
      create function booking_at(p_now timestamptz) returns table (
        organization_id bigint, booking_id uuid, consumer_id bigint, booked_by uuid, series_id uuid, title text,
        attendees integer, starts_at timestamptz, ends_at timestamptz, status text, expires_at timestamptz,
        cancellation_notice_minutes integer, check_in_opens_minutes integer, no_show_after_minutes integer,
        needs_approval boolean, created_at timestamptz, confirmed_at timestamptz, checked_in_at timestamptz,
        checked_out_at timestamptz, reason text, agreement_id uuid)
      language sql stable parallel safe as $$
        select organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at, ends_at,
               booking_status_at(recorded_status, expires_at, no_show_at, p_now),
               case when recorded_status = 'HELD' then expires_at end,
               cancellation_notice_minutes, check_in_opens_minutes, no_show_after_minutes, needs_approval, created_at,
               confirmed_at, checked_in_at, checked_out_at, coalesce(cancellation_reason, decision_reason),
               agreement_id
          from booking
      $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was used and missed would be forgotten: restore a backup instead.'));
  }
}
