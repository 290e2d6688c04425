import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far apart two places are, and by what a search narrows. */
export class Distance20261126000200 implements MigrationInterface {
  name = 'Distance20261126000200';

  async up(runner: QueryRunner): Promise<void> {
    // The haversine formula on a sphere of the earth's mean radius (IUGG, 6371.0088 km): within 0.6 % of the ellipsoid.
    await runner.query(/* sql */ `
      create function distance_kilometres(p_latitude double precision, p_longitude double precision,
                                          p_other_latitude double precision, p_other_longitude double precision)
      returns double precision language sql immutable parallel safe
      return 2 * 6371.0088 * asin(least(1, sqrt(
        sin(radians(p_other_latitude - p_latitude) / 2) ^ 2
        + cos(radians(p_latitude)) * cos(radians(p_other_latitude))
          * sin(radians(p_other_longitude - p_longitude) / 2) ^ 2)))`);
    await runner.query(/* sql */ `
      create index site_by_latitude on site (latitude, longitude) where (latitude is not null)`);
    await runner.query(/* sql */ `create index resource_by_site on resource (site_id)`);
    await runner.query(/* sql */ `create index resource_by_skills on resource using gin (skills)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index resource_by_skills, resource_by_site, site_by_latitude`);
    await runner.query(/* sql */ `drop function distance_kilometres`);
  }
}
