import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A booking takes the units that it names, whatever is added later. Units that are added are free for others, unless
 * something stands inside the resource and a booking takes it whole: such a booking closes the resource to all others.
 * Downtimes, and bookings of what contains a resource, still take all units.
 */
export class UnitsMeanUnits20261201030300 implements MigrationInterface {
  name = 'UnitsMeanUnits20261201030300';

  async up(runner: QueryRunner): Promise<void> {
    await this.promises(runner);
    await this.claims(runner, `case when f.kind = 'DOWNTIME' then f.all_units else f.units end`);
    await this.units(runner, `(kind = 'DOWNTIME' or inside)`);
    // Bookings get back the units that they name, where units that were added since had changed them.
    await runner.query(/* sql */ `
      update allocation a set units = i.units
        from booking_item i
       where i.organization_id = a.organization_id and i.booking_id = a.holder_id and i.resource_id = a.resource_id
         and a.whole and not a.inside and a.kind <> 'DOWNTIME' and i.units < a.units`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.claims(runner, 'case when f.whole then f.all_units else f.units end');
    await this.units(runner, 'whole');
    await runner.query(/* sql */ `drop trigger allocation_stays_within_capacity on allocation`);
    await stayTrigger(runner, '', '');
    await runner.query(withinCapacity(''));
  }

  private async promises(runner: QueryRunner): Promise<void> {
    await runner.query(
      withinCapacity(`
             or (a.kind <> 'DOWNTIME' and new.kind <> 'DOWNTIME'
                 and (a.inside or new.inside or (v_container and (a.whole or new.whole))))`),
    );
    await runner.query(/* sql */ `drop trigger allocation_stays_within_capacity on allocation`);
    await stayTrigger(runner, ', whole, inside', 'and (old.whole or not new.whole) and (old.inside or not new.inside)');
  }

  private async units(runner: QueryRunner, following: string): Promise<void> {
    // Raises 23P01 by capacity_keeps_promises when bookings take more from now on than would remain.
    await runner.query(/* sql */ `
      create or replace function change_units(p_now timestamptz, p_organization_id bigint, p_resource_id uuid,
                                              p_units integer)
      returns void language plpgsql as $$
      begin
        perform set_config('workbay.now', p_now::text, true);
        perform lock_structure(p_organization_id, array[p_resource_id]);
        perform settle_time(p_now, p_organization_id, array[p_resource_id]);
        update capacity set units = p_units, exclusive = exclusive and p_units = 1
         where organization_id = p_organization_id and resource_id = p_resource_id;
        update allocation set units = p_units
         where organization_id = p_organization_id and resource_id = p_resource_id and ${following}
           and upper(blocked_during) > p_now and units <> p_units;
      end $$`);
  }

  private async claims(runner: QueryRunner, units: string): Promise<void> {
    await runner.query(/* sql */ `
      create or replace function claim_time(
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
          select f.holder_id, f.resource_id, f.exclusive, f.kind, ${units} as units, f.whole, false as inside,
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
}

const stayTrigger = (runner: QueryRunner, columns: string, unless: string): Promise<unknown> =>
  runner.query(/* sql */ `
    create trigger allocation_stays_within_capacity
      before update of organization_id, holder_id, resource_id, exclusive, kind, units, blocked_during${columns}
      on allocation for each row when (not (
        new.organization_id = old.organization_id and new.resource_id = old.resource_id
        and new.holder_id = old.holder_id and new.exclusive = old.exclusive
        and (new.kind = 'DOWNTIME') = (old.kind = 'DOWNTIME')
        and new.units <= old.units and new.blocked_during <@ old.blocked_during ${unless}))
      execute function allocation_within_capacity()`);

/** `closing` = which pairs of bookings a and new cannot overlap, however few units they take. */
const withinCapacity = (closing: string): string => /* sql */ `
  create or replace function allocation_within_capacity() returns trigger language plpgsql as $$
  declare
    v_units integer;
    v_peak bigint;
    v_container boolean;
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
    v_container := exists (
      select from capacity c where c.organization_id = new.organization_id and c.parent_id = new.resource_id);
    if exists (
      select 1 from allocation a
       where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
         and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id
         and ((a.kind = 'DOWNTIME') <> (new.kind = 'DOWNTIME')${closing})) then
      raise exception using errcode = '23P01', table = 'allocation', constraint = 'allocation_within_capacity',
        message = 'a downtime, or what is taken whole, cannot overlap a booking';
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
  end $$`;
