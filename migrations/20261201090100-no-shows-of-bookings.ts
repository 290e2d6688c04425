import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets booking_at() say when a booking becomes a no-show, because clients show it. */
export class NoShowsOfBookings20261201090100 implements MigrationInterface {
  name = 'NoShowsOfBookings20261201090100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function booking_at`);
    await runner.query(/* sql */ `
      create function booking_at(p_now timestamptz) returns table (
        organization_id bigint, booking_id uuid, consumer_id bigint, booked_by uuid, series_id uuid, title text,
        attendees integer, starts_at timestamptz, ends_at timestamptz, status text, expires_at timestamptz,
        cancellation_notice_minutes integer, check_in_opens_minutes integer, no_show_after_minutes integer,
        needs_approval boolean, created_at timestamptz, confirmed_at timestamptz, checked_in_at timestamptz,
        checked_out_at timestamptz, reason text, agreement_id uuid, discount_percent numeric, quote_minor numeric,
        quote_currency text, no_show_at timestamptz)
      language sql stable parallel safe as $$
        select organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at, ends_at,
               booking_status_at(recorded_status, expires_at, no_show_at, p_now),
               case when recorded_status = 'HELD' then expires_at end,
               cancellation_notice_minutes, check_in_opens_minutes, no_show_after_minutes, needs_approval, created_at,
               confirmed_at, checked_in_at, checked_out_at, coalesce(cancellation_reason, decision_reason),
               agreement_id, discount_percent, quote_minor, quote_currency, no_show_at
          from booking
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function booking_at`);
    await runner.query(/* sql */ `
      create function booking_at(p_now timestamptz) returns table (
        organization_id bigint, booking_id uuid, consumer_id bigint, booked_by uuid, series_id uuid, title text,
        attendees integer, starts_at timestamptz, ends_at timestamptz, status text, expires_at timestamptz,
        cancellation_notice_minutes integer, check_in_opens_minutes integer, no_show_after_minutes integer,
        needs_approval boolean, created_at timestamptz, confirmed_at timestamptz, checked_in_at timestamptz,
        checked_out_at timestamptz, reason text, agreement_id uuid, discount_percent numeric, quote_minor numeric,
        quote_currency text)
      language sql stable parallel safe as $$
        select organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at, ends_at,
               booking_status_at(recorded_status, expires_at, no_show_at, p_now),
               case when recorded_status = 'HELD' then expires_at end,
               cancellation_notice_minutes, check_in_opens_minutes, no_show_after_minutes, needs_approval, created_at,
               confirmed_at, checked_in_at, checked_out_at, coalesce(cancellation_reason, decision_reason),
               agreement_id, discount_percent, quote_minor, quote_currency
          from booking
      $$`);
  }
}
