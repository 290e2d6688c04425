import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The containers of a resource, the nearest first: base > lab > equipment, so at most two. */
export class Containers20261125000500 implements MigrationInterface {
  name = 'Containers20261125000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create or replace view catalogued_resource as
      select r.*, c.parent_id, c.exclusive, c.units, c.time_zone, c.opening_hours, o.status as owner_status,
             array_remove(array[c.parent_id, p.parent_id], null) as container_ids
        from resource r
        join capacity c using (organization_id, resource_id)
        join organization o using (organization_id)
        left join capacity p on p.organization_id = c.organization_id and p.resource_id = c.parent_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop view catalogued_resource`);
    await runner.query(/* sql */ `
      create view catalogued_resource as
      select r.*, c.parent_id, c.exclusive, c.units, c.time_zone, c.opening_hours, o.status as owner_status
        from resource r
        join capacity c using (organization_id, resource_id)
        join organization o using (organization_id)`);
  }
}
