import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shared resources. Units, place in the tree, zone and opening hours of a resource belong to its capacity (availability). */
export class Catalog20261124000400 implements MigrationInterface {
  name = 'Catalog20261124000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table resource (
        organization_id bigint not null references organization,
        resource_id uuid not null,
        site_id uuid not null references site,
        code text not null,
        name text not null,
        description text,
        kind text not null,
        status text not null,
        seats integer,
        skills text[] not null default '{}',
        audience text not null,
        minimum_minutes integer,
        maximum_minutes integer,
        start_step_minutes integer,
        minimum_notice_minutes integer,
        maximum_advance_days integer,
        turnaround_minutes integer not null default 0,
        approval text not null default 'AUTOMATIC',
        cancellation_notice_minutes integer,
        check_in_opens_minutes integer not null default 15,
        no_show_after_minutes integer,
        created_at timestamptz not null,
        constraint resource_pkey primary key (organization_id, resource_id),
        constraint resource_capacity foreign key (organization_id, resource_id) references capacity,
        constraint resource_code_key unique (organization_id, code),
        constraint resource_kind_known check (kind in ('EQUIPMENT', 'LAB', 'TRAINING_BASE')),
        constraint resource_status_known check (status in ('DRAFT', 'LISTED', 'WITHDRAWN')),
        constraint resource_audience_known check (audience in ('OWN_ORGANIZATION', 'PARTNERS', 'EVERYONE')),
        constraint resource_approval_known check (approval in ('AUTOMATIC', 'OWNER_APPROVES', 'AUTOMATIC_FOR_PARTNERS')),
        constraint resource_seats_positive check (seats >= 1),
        constraint resource_policy_in_range check (
          minimum_minutes >= 1 and maximum_minutes >= 1 and minimum_minutes <= maximum_minutes
          and start_step_minutes between 1 and 1440 and minimum_notice_minutes >= 0 and maximum_advance_days >= 0
          and turnaround_minutes between 0 and 527040 and cancellation_notice_minutes >= 0
          and check_in_opens_minutes >= 0 and no_show_after_minutes >= 0)
      )`);

    // The catalogue's public face in SQL: what booking, search and reports read of a resource.
    await runner.query(/* sql */ `
      create view catalogued_resource as
      select r.*, c.parent_id, c.exclusive, c.units, c.time_zone, c.opening_hours, o.status as owner_status
        from resource r
        join capacity c using (organization_id, resource_id)
        join organization o using (organization_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop view catalogued_resource`);
    await runner.query(/* sql */ `drop table resource`);
  }
}
