import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seats of all that contains a resource: they bound the people at what stands inside. */
export class SeatsAround20261201030100 implements MigrationInterface {
  name = 'SeatsAround20261201030100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop view catalogued_resource`);
    await runner.query(/* sql */ `
      create view catalogued_resource as
      select r.*, c.parent_id, c.exclusive, c.units, c.calendar_id, h.time_zone, h.opening_hours,
             o.status as owner_status, array_remove(array[c.parent_id, p.parent_id], null) as container_ids,
             case when c.parent_id is null then '{}'::integer[]
                  when p.parent_id is null then array[pr.seats]
                  else array[pr.seats, gr.seats] end as container_seats
        from resource r
        join capacity c using (organization_id, resource_id)
        join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id
        join organization o on o.organization_id = r.organization_id
        left join capacity p on p.organization_id = c.organization_id and p.resource_id = c.parent_id
        left join resource pr on pr.organization_id = c.organization_id and pr.resource_id = c.parent_id
        left join resource gr on gr.organization_id = p.organization_id and gr.resource_id = p.parent_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop view catalogued_resource`);
    await runner.query(/* sql */ `
      create view catalogued_resource as
      select r.*, c.parent_id, c.exclusive, c.units, c.calendar_id, h.time_zone, h.opening_hours,
             o.status as owner_status, array_remove(array[c.parent_id, p.parent_id], null) as container_ids
        from resource r
        join capacity c using (organization_id, resource_id)
        join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id
        join organization o on o.organization_id = r.organization_id
        left join capacity p on p.organization_id = c.organization_id and p.resource_id = c.parent_id`);
  }
}
