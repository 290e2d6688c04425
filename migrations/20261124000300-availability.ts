import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The owner of time. `capacity` says how much of a resource can be taken, `allocation` how much is. PostgreSQL alone decides
 * whether two allocations get along: an exclusion constraint for exclusive resources, a trigger that locks the capacity
 * row and measures the peak for counted ones. Both hold for any writer at any isolation level.
 */
export class Availability20261124000300 implements MigrationInterface {
  name = 'Availability20261124000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `create extension if not exists btree_gist`);

    await runner.query(/* sql */ `
      create table capacity (
        organization_id bigint not null,
        resource_id uuid not null default uuidv7(),
        parent_id uuid,
        exclusive boolean not null,
        units integer not null,
        time_zone text not null,
        opening_hours jsonb not null default '[]',
        version bigint not null default 0,
        constraint capacity_pkey primary key (organization_id, resource_id),
        constraint capacity_exclusive_key unique (organization_id, resource_id, exclusive),
        constraint capacity_units_in_range check (units between 1 and 1000000),
        constraint capacity_exclusive_has_one_unit check (not exclusive or units = 1),
        constraint capacity_parent foreign key (organization_id, parent_id) references capacity
      ) with (fillfactor = 50)`);
    await runner.query(/* sql */ `
      create index capacity_children on capacity (organization_id, parent_id) where parent_id is not null`);

    // occupant_id: downtimes share one constant, so they may overlap each other and nothing else may.
    await runner.query(/* sql */ `
      create table allocation (
        organization_id bigint not null,
        holder_id uuid not null,
        resource_id uuid not null,
        exclusive boolean not null,
        kind text not null,
        units integer not null,
        reserved_during tstzrange not null,
        blocked_during tstzrange not null,
        expires_at timestamptz,
        occupant_id uuid not null generated always as (
          case when kind = 'DOWNTIME' then '00000000-0000-0000-0000-000000000000'::uuid else holder_id end) stored,
        constraint allocation_pkey primary key (organization_id, holder_id, resource_id),
        constraint allocation_capacity foreign key (organization_id, resource_id, exclusive)
          references capacity (organization_id, resource_id, exclusive) on update cascade,
        constraint allocation_kind_known check (kind in ('BOOKING', 'HOLD', 'DOWNTIME')),
        constraint allocation_units_positive check (units >= 1),
        constraint allocation_reserved_bounded check (
          not isempty(reserved_during) and not lower_inf(reserved_during) and not upper_inf(reserved_during)
          and lower_inc(reserved_during) and not upper_inc(reserved_during)
          and isfinite(lower(reserved_during)) and isfinite(upper(reserved_during))
          and upper(reserved_during) - lower(reserved_during) <= interval '366 days'),
        constraint allocation_blocked_bounded check (
          not isempty(blocked_during) and not lower_inf(blocked_during) and not upper_inf(blocked_during)
          and lower_inc(blocked_during) and not upper_inc(blocked_during)
          and isfinite(lower(blocked_during)) and isfinite(upper(blocked_during))
          and upper(blocked_during) - lower(blocked_during) <= interval '732 days'),
        constraint allocation_blocks_what_it_reserves check (reserved_during <@ blocked_during),
        constraint allocation_exclusive_no_overlap exclude using gist (
          organization_id with =, resource_id with =, blocked_during with &&, occupant_id with <>) where (exclusive)
      )`);
    await runner.query(/* sql */ `
      create index allocation_counted_during on allocation using gist (organization_id, resource_id, blocked_during)
        where (not exclusive)`);
    await runner.query(/* sql */ `
      create index allocation_expiring on allocation (organization_id, resource_id, expires_at)
        where (expires_at is not null)`);

    // The UPDATE of the capacity row, not a mere lock, makes it right under REPEATABLE READ too: who did not see the
    // latest claim fails with 40001 instead of counting an old snapshot.
    await runner.query(/* sql */ `
      create function allocation_within_capacity() returns trigger language plpgsql as $$
      declare
        v_units integer;
        v_peak bigint;
      begin
        if new.exclusive then
          return new;
        end if;
        update capacity set version = version + 1
         where organization_id = new.organization_id and resource_id = new.resource_id
         returning units into v_units;
        if not found then
          return new; -- The foreign key refuses it.
        end if;
        if exists (
          select 1 from allocation a
           where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
             and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id
             and (a.kind = 'DOWNTIME') <> (new.kind = 'DOWNTIME')) then
          raise exception using errcode = '23P01', table = 'allocation', constraint = 'allocation_within_capacity',
            message = 'a downtime and a booking cannot overlap';
        end if;
        if new.kind = 'DOWNTIME' then
          return new; -- Downtimes count as their union, whatever their number.
        end if;
        select max(level) into v_peak from (
          -- At equal instants the end sorts first: half-open ranges touch freely.
          select sum(delta) over (order by at, delta) as level from (
            select greatest(lower(a.blocked_during), lower(new.blocked_during)) as at, a.units as delta
              from allocation a
             where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
               and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id
            union all
            select upper(a.blocked_during), -a.units
              from allocation a
             where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
               and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id) edge) sweep;
        if coalesce(v_peak, 0) + new.units > v_units then
          raise exception using errcode = '23P01', table = 'allocation', constraint = 'allocation_within_capacity',
            message = 'more units than the resource has',
            detail = format('peak %s + asked %s > units %s', coalesce(v_peak, 0), new.units, v_units);
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger allocation_within_capacity
        before insert or update of organization_id, holder_id, resource_id, exclusive, kind, units, blocked_during
        on allocation for each row execute function allocation_within_capacity()`);

    // 'workbay.now' is the service's clock, handed in; a writer that hands in none is held to all of time.
    await runner.query(/* sql */ `
      create function capacity_keeps_promises() returns trigger language plpgsql as $$
      declare
        v_now timestamptz := coalesce(nullif(current_setting('workbay.now', true), '')::timestamptz, '-infinity');
        v_peak bigint;
      begin
        if new.exclusive and not old.exclusive then
          raise exception using errcode = '23514', table = 'capacity', constraint = 'capacity_never_exclusive_again',
            message = 'a counted resource cannot become exclusive again';
        end if;
        if new.units < old.units then
          select max(level) into v_peak from (
            select sum(delta) over (order by at, delta) as level from (
              select greatest(lower(a.blocked_during), v_now) as at, a.units as delta from allocation a
               where a.organization_id = new.organization_id and a.resource_id = new.resource_id
                 and a.kind <> 'DOWNTIME' and upper(a.blocked_during) > v_now
                 and (a.expires_at is null or a.expires_at > v_now)
              union all
              select upper(a.blocked_during), -a.units from allocation a
               where a.organization_id = new.organization_id and a.resource_id = new.resource_id
                 and a.kind <> 'DOWNTIME' and upper(a.blocked_during) > v_now
                 and (a.expires_at is null or a.expires_at > v_now)) edge) sweep;
          if v_peak > new.units then
            raise exception using errcode = '23P01', table = 'capacity', constraint = 'capacity_keeps_promises',
              message = 'more units are booked than would remain', detail = format('peak %s', v_peak);
          end if;
          new.version := old.version + 1;
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger capacity_keeps_promises before update of units, exclusive on capacity
        for each row execute function capacity_keeps_promises()`);

    // One statement for one booking or a whole series. All writers insert in the order of resource and start, so they
    // wait for each other in a line; ON CONFLICT inserts speculatively, so two at one slot do not deadlock either.
    await runner.query(/* sql */ `
      create function claim_time(
        p_now timestamptz, p_organization_id bigint, p_holders uuid[], p_resources uuid[], p_kinds text[],
        p_units integer[], p_reserved tstzrange[], p_blocked tstzrange[], p_expires timestamptz[])
      returns integer language plpgsql as $$
      declare
        v_claimed integer;
      begin
        -- What lapsed holds nothing any more, but its rows still stand in the way of the constraint.
        delete from allocation where (organization_id, holder_id, resource_id) in (
          select a.organization_id, a.holder_id, a.resource_id from allocation a
           where a.organization_id = p_organization_id and a.resource_id = any (p_resources) and a.expires_at <= p_now
           order by a.resource_id, lower(a.reserved_during), a.holder_id
           for update);
        insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, reserved_during,
                                blocked_during, expires_at)
        select p_organization_id, c.holder_id, c.resource_id, k.exclusive, c.kind, c.units, c.reserved_during,
               c.blocked_during, c.expires_at
          from unnest(p_holders, p_resources, p_kinds, p_units, p_reserved, p_blocked, p_expires)
                 as c (holder_id, resource_id, kind, units, reserved_during, blocked_during, expires_at)
          join capacity k on k.organization_id = p_organization_id and k.resource_id = c.resource_id
         order by c.resource_id, lower(c.reserved_during), c.holder_id
        on conflict on constraint allocation_exclusive_no_overlap do nothing;
        get diagnostics v_claimed = row_count;
        return v_claimed;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function claim_time`);
    await runner.query(/* sql */ `drop table allocation, capacity`);
    await runner.query(/* sql */ `drop function allocation_within_capacity, capacity_keeps_promises`);
  }
}
