import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Refused demand as counts that say nothing of persons. A request is about a resource, whose skills are known; a search
 * is about the skills that it named.
 */
export class RefusedDemand20261129000300 implements MigrationInterface {
  name = 'RefusedDemand20261129000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table refused_demand (
        day date not null,
        hour_of_week smallint not null,
        reason text not null,
        skills text[] not null default '{}',
        organization_id bigint,
        resource_id uuid,
        distance_band text,
        consumer_id bigint references organization,
        number bigint not null,
        unit_minutes bigint not null,
        constraint refused_demand_once unique nulls not distinct
          (day, hour_of_week, reason, skills, organization_id, resource_id, distance_band, consumer_id),
        constraint refused_demand_resource foreign key (organization_id, resource_id) references resource,
        constraint refused_demand_resource_whole check ((organization_id is null) = (resource_id is null)),
        constraint refused_demand_skills_of_searches check (resource_id is null or skills = '{}'),
        constraint refused_demand_hour_in_week check (hour_of_week between 0 and 167),
        constraint refused_demand_reason_known check (reason in (
          'CONFLICT', 'OUTSIDE_OPENING_HOURS', 'NOT_ENOUGH_NOTICE', 'TOO_FAR_AHEAD', 'TOO_SHORT', 'TOO_LONG', 'OFF_GRID',
          'TOO_MANY_ATTENDEES', 'TOO_MANY_UNITS', 'NOT_LISTED', 'NOT_FOR_THIS_ORGANIZATION',
          'TIME', 'KIND', 'TEXT', 'SKILLS', 'UNITS', 'SEATS', 'NEAR', 'NOTHING')),
        constraint refused_demand_distance_known check (distance_band in (
          'UNDER_10_KM', 'UNDER_30_KM', 'UNDER_100_KM', 'UNDER_300_KM', 'FROM_300_KM')),
        constraint refused_demand_counted check (number > 0 and unit_minutes >= 0)
      )`);
    // A provider's requests of some days; searches are those of no provider. All days are found by the constraint.
    await runner.query(/* sql */ `
      create index refused_demand_of_provider on refused_demand (organization_id, day)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table refused_demand`);
  }
}
