import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many hours a year a resource is expected to be used, as evaluations of costly equipment count. */
export class RatedHours20261129000200 implements MigrationInterface {
  name = 'RatedHours20261129000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table rated_hours (
        organization_id bigint not null,
        resource_id uuid not null,
        hours_per_year integer not null,
        constraint rated_hours_pkey primary key (organization_id, resource_id),
        constraint rated_hours_resource foreign key (organization_id, resource_id) references resource,
        constraint rated_hours_in_a_year check (hours_per_year between 1 and 8760)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table rated_hours`);
  }
}
