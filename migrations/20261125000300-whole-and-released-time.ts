import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A holder of all units of a resource takes everything inside as well, by an allocation on each resource inside. The same
 * constraints decide; there is no second mechanism. Time is also given back without a writer: a missed booking, and one
 * that ended early, block only until their turnaround is over.
 */
export class WholeAndReleasedTime20261125000300 implements MigrationInterface {
  name = 'WholeAndReleasedTime20261125000300';

  async up(runner: QueryRunner): Promise<void> {
    await this.columns(runner);
    await this.clockwork(runner);
    await this.tree(runner);
    await this.claims(runner);
    await this.promises(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What is inside would lose its time: restore a backup instead.'));
  }

  private async columns(runner: QueryRunner): Promise<void> {
    // whole: takes all units, whatever their number becomes. inside: taken with something that contains the resource.
    // releases_at: from then on it blocks no longer than its turnaround; released: that has been written.
    await runner.query(/* sql */ `
      alter table allocation
        add column whole boolean not null default false,
        add column inside boolean not null default false,
        add column released boolean not null default false,
        add column releases_at timestamptz,
        drop constraint allocation_blocked_bounded,
        drop constraint allocation_blocks_what_it_reserves`);
    await runner.query(/* sql */ `
      alter table allocation
        add constraint allocation_blocked_bounded check (
          (released and isempty(blocked_during))
          or (not isempty(blocked_during) and not lower_inf(blocked_during) and not upper_inf(blocked_during)
              and lower_inc(blocked_during) and not upper_inc(blocked_during)
              and isfinite(lower(blocked_during)) and isfinite(upper(blocked_during))
              and upper(blocked_during) - lower(blocked_during) <= interval '732 days')),
        add constraint allocation_blocks_what_it_reserves check (released or reserved_during <@ blocked_during),
        add constraint allocation_inside_is_whole check (whole or not inside),
        add constraint allocation_released_once check (releases_at is null or not released)`);
    await runner.query(/* sql */ `
      update allocation a set whole = true
        from capacity k
       where k.organization_id = a.organization_id and k.resource_id = a.resource_id
         and (a.units = k.units or a.kind = 'DOWNTIME')`);
    await runner.query(/* sql */ `
      create index allocation_releasing on allocation (organization_id, resource_id, releases_at)
        where (releases_at is not null)`);
    // A schedule shows what was released too, which blocked_during no longer finds.
    await runner.query(/* sql */ `
      create index allocation_released_during on allocation using gist (organization_id, resource_id, reserved_during)
        where (released)`);
  }

  private async clockwork(runner: QueryRunner): Promise<void> {
    // The turnaround is what stands between the ends. An interval of seconds only: one of days would be as long as the
    // days of the session's time zone.
    await runner.query(/* sql */ `
      create function blocked_when_released(p_blocked tstzrange, p_reserved tstzrange, p_at timestamptz)
      returns tstzrange language sql stable parallel safe
      return tstzrange(lower(p_blocked), greatest(lower(p_blocked), least(upper(p_blocked),
        p_at + make_interval(secs => extract(epoch from upper(p_blocked) - upper(p_reserved))::double precision))))`);
    await runner.query(/* sql */ `
      create function blocked_at(p_blocked tstzrange, p_reserved tstzrange, p_releases_at timestamptz,
                                 p_now timestamptz)
      returns tstzrange language sql stable parallel safe
      return case when p_releases_at <= p_now then blocked_when_released(p_blocked, p_reserved, p_releases_at)
                  else p_blocked end`);

    // A holder that lapsed or was missed holds nothing any more, but its rows still stand in the way of the constraints.
    // It is settled on all of its resources at once, so that a late confirmation finds either all of its time or none.
    await runner.query(/* sql */ `
      create function settle_time(p_now timestamptz, p_organization_id bigint, p_resources uuid[])
      returns void language plpgsql as $$
      begin
        delete from allocation where (organization_id, holder_id, resource_id) in (
          select a.organization_id, a.holder_id, a.resource_id from allocation a
           where a.organization_id = p_organization_id and a.expires_at <= p_now
             and a.holder_id in (
               select lapsed.holder_id from allocation lapsed
                where lapsed.organization_id = p_organization_id and lapsed.resource_id = any (p_resources)
                  and lapsed.expires_at <= p_now)
           order by a.resource_id, lower(a.reserved_during), a.holder_id
           for update);
        update allocation
           set blocked_during = blocked_when_released(blocked_during, reserved_during, releases_at),
               released = true, releases_at = null
         where (organization_id, holder_id, resource_id) in (
          select a.organization_id, a.holder_id, a.resource_id from allocation a
           where a.organization_id = p_organization_id and a.releases_at <= p_now
             and a.holder_id in (
               select missed.holder_id from allocation missed
                where missed.organization_id = p_organization_id and missed.resource_id = any (p_resources)
                  and missed.releases_at <= p_now)
           order by a.resource_id, lower(a.reserved_during), a.holder_id
           for update);
      end $$`);
  }

  private async tree(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function everything_inside(p_organization_id bigint, p_resource_id uuid)
      returns table (resource_id uuid, exclusive boolean, units integer) language sql stable as $$
        with recursive inside as (
          select c.resource_id, c.exclusive, c.units from capacity c
           where c.organization_id = p_organization_id and c.parent_id = p_resource_id
          union all
          select c.resource_id, c.exclusive, c.units
            from inside i join capacity c on c.organization_id = p_organization_id and c.parent_id = i.resource_id)
        select i.resource_id, i.exclusive, i.units from inside i
      $$`);

    // Claims lock the capacity of each item FOR KEY SHARE before they look what is inside; whoever changes units or the
    // tree locks the resource and all that contains it FOR UPDATE. So either sees the other's work or waits for it.
    await runner.query(/* sql */ `
      create function lock_structure(p_organization_id bigint, p_resources uuid[]) returns void language plpgsql as $$
      declare
        v_locked uuid[] := '{}';
        v_containers uuid[];
      begin
        loop
          with recursive containers as (
            select c.resource_id, c.parent_id from capacity c
             where c.organization_id = p_organization_id and c.resource_id = any (p_resources)
            union
            select c.resource_id, c.parent_id
              from containers i join capacity c on c.organization_id = p_organization_id and c.resource_id = i.parent_id)
          select coalesce(array_agg(i.resource_id order by i.resource_id), '{}') into v_containers from containers i;
          -- It may have been moved while we waited.
          exit when v_containers <@ v_locked;
          perform 1 from capacity c
            where c.organization_id = p_organization_id and c.resource_id = any (v_containers)
            order by c.resource_id for update;
          v_locked := v_containers;
        end loop;
      end $$`);

    // A resource that comes to stand inside another joins what takes that whole; 23P01 when it is taken itself.
    await runner.query(/* sql */ `
      create function join_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
      returns void language plpgsql as $$
      begin
        perform settle_time(p_now, p_organization_id, array(
          select p_resource_id union all
          select c.parent_id from capacity c
           where c.organization_id = p_organization_id and c.resource_id = p_resource_id and c.parent_id is not null
          union all select i.resource_id from everything_inside(p_organization_id, p_resource_id) i));
        insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside, released,
                                reserved_during, blocked_during, expires_at, releases_at)
        select p_organization_id, a.holder_id, r.resource_id, r.exclusive, a.kind, r.units, true, true, a.released,
               a.reserved_during, a.blocked_during, a.expires_at, a.releases_at
          from capacity c
          join allocation a on a.organization_id = p_organization_id and a.resource_id = c.parent_id
                           and a.whole and upper(a.blocked_during) > p_now
         cross join lateral (
               select c.resource_id, c.exclusive, c.units
               union all select * from everything_inside(p_organization_id, c.resource_id)) r
         where c.organization_id = p_organization_id and c.resource_id = p_resource_id
         order by r.resource_id, lower(a.reserved_during), a.holder_id
        on conflict on constraint allocation_pkey do update set units = excluded.units, whole = true;
      end $$`);

    // Holders of the container give back, from now on, a resource that no longer stands inside it.
    await runner.query(/* sql */ `
      create function leave_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
      returns void language sql as $$
        delete from allocation
         where organization_id = p_organization_id and inside and upper(blocked_during) > p_now
           and resource_id in (
             select p_resource_id union all
             select i.resource_id from everything_inside(p_organization_id, p_resource_id) i)
           and holder_id in (
             select a.holder_id from allocation a
              where a.organization_id = p_organization_id and a.resource_id = p_resource_id and a.inside)
      $$`);

    // Units that are added join what takes the resource whole; downtimes always take as many as there are. Raises 23P01
    // by capacity_keeps_promises when more is booked from now on than would remain.
    await runner.query(/* sql */ `
      create function change_units(p_now timestamptz, p_organization_id bigint, p_resource_id uuid, p_units integer)
      returns void language plpgsql as $$
      begin
        perform set_config('workbay.now', p_now::text, true);
        perform lock_structure(p_organization_id, array[p_resource_id]);
        perform settle_time(p_now, p_organization_id, array[p_resource_id]);
        update capacity set units = p_units, exclusive = exclusive and p_units = 1
         where organization_id = p_organization_id and resource_id = p_resource_id;
        update allocation set units = p_units
         where organization_id = p_organization_id and resource_id = p_resource_id and whole
           and upper(blocked_during) > p_now and units <> p_units;
      end $$`);
  }

  private async claims(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function claim_time`);
    // One statement for one booking or a whole series. All writers insert in the order of resource and start, so they
    // wait for each other in a line; ON CONFLICT inserts speculatively, so two at one slot do not deadlock either.
    // Answers how many allocations were not to be had; units that were added since the caller looked join what is whole.
    await runner.query(/* sql */ `
      create function claim_time(
        p_now timestamptz, p_organization_id bigint, p_holders uuid[], p_resources uuid[], p_kinds text[],
        p_units integer[], p_whole boolean[], p_reserved tstzrange[], p_blocked tstzrange[], p_expires timestamptz[],
        p_releases timestamptz[])
      returns integer language plpgsql as $$
      declare
        v_missing integer;
      begin
        perform 1 from capacity c
          where c.organization_id = p_organization_id and c.resource_id = any (p_resources)
          order by c.resource_id for key share;
        perform settle_time(p_now, p_organization_id, array(
          select distinct w.resource_id from unnest(p_resources) as w (resource_id)
          union
          select i.resource_id
            from (select distinct w.resource_id from unnest(p_resources, p_whole) as w (resource_id, whole)
                   where w.whole) w
           cross join lateral everything_inside(p_organization_id, w.resource_id) i));
        with asked as (
          select c.*, k.exclusive, k.units as all_units
            from unnest(p_holders, p_resources, p_kinds, p_units, p_whole, p_reserved, p_blocked, p_expires, p_releases)
                   as c (holder_id, resource_id, kind, units, whole, reserved_during, blocked_during, expires_at,
                         releases_at)
            join capacity k on k.organization_id = p_organization_id and k.resource_id = c.resource_id),
        fitting as (
          select * from asked where kind = 'DOWNTIME' or units <= all_units),
        wanted as (
          select f.holder_id, f.resource_id, f.exclusive, f.kind,
                 case when f.whole then f.all_units else f.units end as units, f.whole, false as inside,
                 f.reserved_during, f.blocked_during, f.expires_at, f.releases_at
            from fitting f
          union all
          select f.holder_id, i.resource_id, i.exclusive, f.kind, i.units, true, true, f.reserved_during,
                 f.blocked_during, f.expires_at, f.releases_at
            from fitting f cross join lateral everything_inside(p_organization_id, f.resource_id) i
           where f.whole),
        claimed as (
          insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                                  reserved_during, blocked_during, expires_at, releases_at)
          select p_organization_id, w.* from wanted w order by w.resource_id, lower(w.reserved_during), w.holder_id
          on conflict on constraint allocation_exclusive_no_overlap do nothing
          returning 1)
        select cardinality(p_resources) - (select count(*) from fitting)
               + (select count(*) from wanted) - (select count(*) from claimed)
          into v_missing;
        return v_missing;
      end $$`);
  }

  private async promises(runner: QueryRunner): Promise<void> {
    // A holder may always hold less of the time that it has, even if the resource has fewer units now.
    await runner.query(/* sql */ `drop trigger allocation_within_capacity on allocation`);
    await runner.query(/* sql */ `
      create trigger allocation_within_capacity
        before insert on allocation for each row execute function allocation_within_capacity()`);
    await runner.query(/* sql */ `
      create trigger allocation_stays_within_capacity
        before update of organization_id, holder_id, resource_id, exclusive, kind, units, blocked_during on allocation
        for each row when (not (
          new.organization_id = old.organization_id and new.resource_id = old.resource_id
          and new.holder_id = old.holder_id and new.exclusive = old.exclusive
          and (new.kind = 'DOWNTIME') = (old.kind = 'DOWNTIME')
          and new.units <= old.units and new.blocked_during <@ old.blocked_during))
        execute function allocation_within_capacity()`);
    await runner.query(/* sql */ `
      create or replace function capacity_keeps_promises() returns trigger language plpgsql as $$
      declare
        v_now timestamptz := coalesce(nullif(current_setting('workbay.now', true), '')::timestamptz, '-infinity');
        v_peak bigint;
      begin
        if new.exclusive and not old.exclusive then
          raise exception using errcode = '23514', table = 'capacity', constraint = 'capacity_never_exclusive_again',
            message = 'a counted resource cannot become exclusive again';
        end if;
        if new.units < old.units then
          with taken as (
            select blocked_at(a.blocked_during, a.reserved_during, a.releases_at, v_now) as during, a.units
              from allocation a
             where a.organization_id = new.organization_id and a.resource_id = new.resource_id
               and a.kind <> 'DOWNTIME' and upper(a.blocked_during) > v_now
               and (a.expires_at is null or a.expires_at > v_now)),
          edge as (
            select greatest(lower(during), v_now) as at, units as delta from taken where upper(during) > v_now
            union all
            select upper(during), -units from taken where upper(during) > v_now)
          select max(level) into v_peak from (select sum(delta) over (order by at, delta) as level from edge) sweep;
          if v_peak > new.units then
            raise exception using errcode = '23P01', table = 'capacity', constraint = 'capacity_keeps_promises',
              message = 'more units are booked than would remain', detail = format('peak %s', v_peak);
          end if;
          new.version := old.version + 1;
        end if;
        return new;
      end $$`);
    // Bookings and downtimes from before the tree was known join what is inside, where that is free.
    await runner.query(/* sql */ `
      do $$
      declare
        v_joining record;
      begin
        for v_joining in
          select i.resource_id as inside_id, i.exclusive as inside_exclusive, i.units as inside_units, a.*
            from allocation a cross join lateral everything_inside(a.organization_id, a.resource_id) i
           where a.whole
        loop
          begin
            insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                                    reserved_during, blocked_during, expires_at)
            values (v_joining.organization_id, v_joining.holder_id, v_joining.inside_id, v_joining.inside_exclusive,
                    v_joining.kind, v_joining.inside_units, true, true, v_joining.reserved_during,
                    v_joining.blocked_during, v_joining.expires_at);
          exception when exclusion_violation or unique_violation then
            null;
          end;
        end loop;
      end $$`);
  }
}
