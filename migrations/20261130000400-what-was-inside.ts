import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A resource that leaves a container during a whole booking keeps the time that has passed there, for reports. It counts
 * whole minutes, like all reserved time; the minute in which the resource leaves is already its own.
 */
export class WhatWasInside20261130000400 implements MigrationInterface {
  name = 'WhatWasInside20261130000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create or replace function leave_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
      returns void language plpgsql as $$
      declare
        v_left_at timestamptz := date_trunc('minute', p_now, 'UTC');
        v_leaving uuid[] := array(
          select p_resource_id union all
          select i.resource_id from everything_inside(p_organization_id, p_resource_id) i);
        v_holders uuid[] := array(
          select a.holder_id from allocation a
           where a.organization_id = p_organization_id and a.resource_id = p_resource_id and a.inside
             and (upper(a.reserved_during) > v_left_at or upper(a.blocked_during) > v_left_at));
      begin
        delete from allocation
         where organization_id = p_organization_id and resource_id = any (v_leaving) and holder_id = any (v_holders)
           and inside and lower(reserved_during) >= v_left_at;
        update allocation
           set reserved_during = reserved_during * tstzrange(null, v_left_at),
               blocked_during = blocked_during * tstzrange(null, v_left_at)
         where organization_id = p_organization_id and resource_id = any (v_leaving) and holder_id = any (v_holders)
           and inside and (upper(reserved_during) > v_left_at or upper(blocked_during) > v_left_at);
      end $$`);

    // A resource that comes back into a container that is still taken has the time there that it had before it left.
    await runner.query(/* sql */ `
      create or replace function join_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
      returns void language plpgsql as $$
      begin
        perform settle_time(p_now, p_organization_id, array(
          select p_resource_id union all
          select c.parent_id from capacity c
           where c.organization_id = p_organization_id and c.resource_id = p_resource_id and c.parent_id is not null
          union all select i.resource_id from everything_inside(p_organization_id, p_resource_id) i));
        insert into allocation as old (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                                       released, reserved_during, blocked_during, expires_at, releases_at)
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
        on conflict on constraint allocation_pkey do update
          set units = excluded.units, whole = true,
              reserved_during = case when old.inside then excluded.reserved_during else old.reserved_during end,
              blocked_during = case when old.inside then excluded.blocked_during else old.blocked_during end,
              released = case when old.inside then excluded.released else old.released end,
              releases_at = case when old.inside then excluded.releases_at else old.releases_at end;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create or replace function leave_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
      returns void language plpgsql as $$
      begin
        delete from allocation
         where organization_id = p_organization_id and inside and upper(blocked_during) > p_now
           and resource_id in (
             select p_resource_id union all
             select i.resource_id from everything_inside(p_organization_id, p_resource_id) i)
           and holder_id in (
             select a.holder_id from allocation a
              where a.organization_id = p_organization_id and a.resource_id = p_resource_id and a.inside);
      end $$`);
    await runner.query(/* sql */ `
      create or replace function join_containers(p_now timestamptz, p_organization_id bigint, p_resource_id uuid)
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
  }
}
