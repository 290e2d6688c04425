import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schools, enterprises and training centers, and their sites. */
export class Organizations20261124000200 implements MigrationInterface {
  name = 'Organizations20261124000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table organization (
        organization_id bigint not null generated always as identity,
        slug text not null,
        name text not null,
        kind text not null,
        status text not null,
        time_zone text not null,
        registered_at timestamptz not null,
        constraint organization_pkey primary key (organization_id),
        constraint organization_slug_key unique (slug),
        constraint organization_slug_shape check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 63),
        constraint organization_name_not_blank check (btrim(name) <> ''),
        constraint organization_kind_known check (kind in ('SCHOOL', 'ENTERPRISE', 'TRAINING_CENTER')),
        constraint organization_status_known check (status in ('PENDING', 'VERIFIED', 'SUSPENDED'))
      )`);
    await runner.query(/* sql */ `
      alter table membership
        add constraint membership_organization foreign key (organization_id) references organization`);

    await runner.query(/* sql */ `
      create table site (
        site_id uuid not null default uuidv7(),
        organization_id bigint not null references organization,
        name text not null,
        address text,
        time_zone text not null,
        latitude double precision,
        longitude double precision,
        created_at timestamptz not null,
        constraint site_pkey primary key (site_id),
        constraint site_name_not_blank check (btrim(name) <> ''),
        constraint site_location_whole check ((latitude is null) = (longitude is null)),
        constraint site_location_on_earth check (latitude between -90 and 90 and longitude between -180 and 180)
      )`);
    await runner.query(/* sql */ `create index site_by_organization on site (organization_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table site`);
    await runner.query(/* sql */ `alter table membership drop constraint membership_organization`);
    await runner.query(/* sql */ `drop table organization`);
  }
}
