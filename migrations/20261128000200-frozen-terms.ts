import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The price that a booking was promised: the rate of each item, the agreement's discount, and the included minutes that
 * it draws. A draw is to an agreement what an allocation is to a resource: a holder, and when it lapses by itself.
 */
export class FrozenTerms20261128000200 implements MigrationInterface {
  name = 'FrozenTerms20261128000200';

  async up(runner: QueryRunner): Promise<void> {
    await this.draws(runner);
    await this.bookings(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was promised would be forgotten: restore a backup instead.'));
  }

  private async draws(runner: QueryRunner): Promise<void> {
    // agreement.used_included_minutes is always the sum of its draws; those that have lapsed count as returned.
    await runner.query(/* sql */ `
      create table included_draw (
        provider_id bigint not null,
        holder_id uuid not null,
        agreement_id uuid not null,
        minutes integer not null,
        lapses_at timestamptz,
        constraint included_draw_pkey primary key (provider_id, holder_id),
        constraint included_draw_agreement foreign key (provider_id, agreement_id) references agreement,
        constraint included_draw_positive check (minutes > 0)
      )`);
    await runner.query(/* sql */ `
      create index included_draw_lapsing on included_draw (provider_id, agreement_id, lapses_at)
        where (lapses_at is not null)`);

    await runner.query(/* sql */ `
      create function lapsed_minutes(p_now timestamptz, p_provider_id bigint, p_agreement_id uuid) returns integer
      language sql stable parallel safe
      return (select coalesce(sum(d.minutes), 0)::integer from included_draw d
               where d.provider_id = p_provider_id and d.agreement_id = p_agreement_id and d.lapses_at <= p_now)`);

    // A transaction that changes draws locks their agreements first, in order, so that no two wait for each other.
    await runner.query(/* sql */ `
      create function settle_minutes(p_now timestamptz, p_provider_id bigint, p_agreements uuid[]) returns void
      language plpgsql as $$
      begin
        perform 1 from agreement a
          where a.provider_id = p_provider_id and a.agreement_id = any (p_agreements)
          order by a.agreement_id for no key update;
        with lapsed as (
          delete from included_draw d
           where d.provider_id = p_provider_id and d.agreement_id = any (p_agreements) and d.lapses_at <= p_now
          returning d.agreement_id, d.minutes)
        update agreement a set used_included_minutes = a.used_included_minutes - l.minutes
          from (select agreement_id, sum(minutes)::integer as minutes from lapsed group by agreement_id) l
         where a.provider_id = p_provider_id and a.agreement_id = l.agreement_id;
      end $$`);

    // Minutes left to be drawn. No other transaction draws or returns any until this one ends.
    await runner.query(/* sql */ `
      create function minutes_left(p_now timestamptz, p_provider_id bigint, p_agreement_id uuid) returns integer
      language plpgsql as $$
      begin
        perform settle_minutes(p_now, p_provider_id, array[p_agreement_id]);
        return (select a.included_minutes - a.used_included_minutes from agreement a
                 where a.provider_id = p_provider_id and a.agreement_id = p_agreement_id);
      end $$`);

    // The draws of the holders become these, whatever they were; 0 minutes are none. 23514 by
    // agreement_draws_what_is_included when less is left.
    await runner.query(/* sql */ `
      create function draw_minutes(p_now timestamptz, p_provider_id bigint, p_holders uuid[], p_agreements uuid[],
                                   p_minutes integer[], p_lapses timestamptz[])
      returns void language plpgsql as $$
      begin
        if cardinality(p_holders) = 0 then
          return;
        end if;
        perform settle_minutes(p_now, p_provider_id, array(
          select w.agreement_id from unnest(p_agreements) as w (agreement_id) where w.agreement_id is not null
          union
          select d.agreement_id from included_draw d
           where d.provider_id = p_provider_id and d.holder_id = any (p_holders)));
        with returned as (
          delete from included_draw d where d.provider_id = p_provider_id and d.holder_id = any (p_holders)
          returning d.agreement_id, d.minutes),
        drawn as (
          select w.holder_id, w.agreement_id, w.minutes, w.lapses_at
            from unnest(p_holders, p_agreements, p_minutes, p_lapses)
                   as w (holder_id, agreement_id, minutes, lapses_at)
           where w.minutes > 0)
        update agreement a set used_included_minutes = a.used_included_minutes + c.minutes
          from (select agreement_id, sum(minutes)::integer as minutes
                  from (select agreement_id, -minutes as minutes from returned
                        union all select agreement_id, minutes from drawn) change
                 group by agreement_id) c
         where a.provider_id = p_provider_id and a.agreement_id = c.agreement_id and c.minutes <> 0;
        insert into included_draw (provider_id, holder_id, agreement_id, minutes, lapses_at)
        select p_provider_id, w.holder_id, w.agreement_id, w.minutes, w.lapses_at
          from unnest(p_holders, p_agreements, p_minutes, p_lapses)
                 as w (holder_id, agreement_id, minutes, lapses_at)
         where w.minutes > 0;
      end $$`);
  }

  private async bookings(runner: QueryRunner): Promise<void> {
    // quote_minor is in the smallest unit of the currency; both are null when no item has a rate.
    await runner.query(/* sql */ `
      alter table booking
        add column discount_percent numeric(5, 2) not null default 0,
        add column quote_minor numeric,
        add column quote_currency text,
        add constraint booking_discount_in_range check (discount_percent between 0 and 100),
        add constraint booking_quote_whole check (
          (quote_minor is null) = (quote_currency is null) and quote_minor >= 0 and quote_minor = trunc(quote_minor))`);
    await runner.query(/* sql */ `
      alter table booking_item
        add column rate_id uuid,
        add column included_minutes integer not null default 0,
        add constraint booking_item_rate foreign key (organization_id, rate_id) references rate,
        add constraint booking_item_included check (
          included_minutes >= 0 and (rate_id is not null or included_minutes = 0))`);
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
    // Missed bookings that are not recorded yet, for the transaction that records them.
    await runner.query(/* sql */ `
      create index booking_missed on booking (no_show_at, organization_id, booking_id)
        where (recorded_status = 'CONFIRMED' and no_show_at is not null)`);
  }
}
