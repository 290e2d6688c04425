import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The price of refused requests, by the terms that a booking would have frozen. Only a request names a resource, so only
 * a request can have a price; older counts have none. Skills that were searched for are counted however they are spelled.
 */
export class WorthOfRefusedDemand20261130000300 implements MigrationInterface {
  name = 'WorthOfRefusedDemand20261130000300';

  async up(runner: QueryRunner): Promise<void> {
    // Skills that the search in words takes for one: whatever their case, width, accents and spaces.
    await runner.query(/* sql */ `
      create function skill_folded(p_skill text) returns text language sql immutable strict parallel safe
      return btrim(regexp_replace(resource_text_folded(p_skill), '\\s+', ' ', 'g'))`);
    await runner.query(/* sql */ `
      create function skills_folded(p_skills text[]) returns text[] language sql immutable strict parallel safe
      return array(select skill_folded(s.skill) from unnest(p_skills) with ordinality s (skill, place) order by s.place)`);
    // Folding takes longer than all else of a report, so it is done where searches are written down.
    await runner.query(/* sql */ `
      alter table refused_demand
        add column folded_skills text[] not null generated always as (skills_folded(skills)) stored,
        add column worth_currency text,
        add column worth_minor numeric,
        drop constraint refused_demand_once,
        add constraint refused_demand_once unique nulls not distinct (day, hour_of_week, reason, skills, organization_id,
          resource_id, distance_band, consumer_id, worth_currency),
        add constraint refused_demand_worth_whole check ((worth_currency is null) = (worth_minor is null)),
        add constraint refused_demand_worth_of_requests check (worth_minor is null or resource_id is not null),
        add constraint refused_demand_worth_counted check (worth_minor >= 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create temporary table refused_demand_summed on commit drop as
      select day, hour_of_week, reason, skills, organization_id, resource_id, distance_band, consumer_id,
             sum(number)::bigint as number, sum(unit_minutes)::bigint as unit_minutes
        from refused_demand group by 1, 2, 3, 4, 5, 6, 7, 8`);
    await runner.query(/* sql */ `truncate refused_demand`);
    await runner.query(/* sql */ `
      alter table refused_demand
        drop constraint refused_demand_once,
        drop column folded_skills,
        drop column worth_currency,
        drop column worth_minor,
        add constraint refused_demand_once unique nulls not distinct
          (day, hour_of_week, reason, skills, organization_id, resource_id, distance_band, consumer_id)`);
    await runner.query(/* sql */ `
      insert into refused_demand (day, hour_of_week, reason, skills, organization_id, resource_id, distance_band,
                                  consumer_id, number, unit_minutes)
      select * from refused_demand_summed`);
    await runner.query(/* sql */ `drop function skills_folded, skill_folded`);
  }
}
