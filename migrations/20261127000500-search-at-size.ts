import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes by which a search over all resources reads only those that it may find. */
export class SearchAtSize20261127000500 implements MigrationInterface {
  name = 'SearchAtSize20261127000500';

  async up(runner: QueryRunner): Promise<void> {
    // Both degrees at once: a band of latitude goes around the whole earth.
    await runner.query(/* sql */ `drop index site_by_latitude`);
    await runner.query(/* sql */ `
      create index site_by_place on site using gist (point(longitude, latitude)) where latitude is not null`);
    // In the order of ids, which is that of searches.
    await runner.query(/* sql */ `
      create index resource_listed_by_kind on resource (kind, organization_id, resource_id) where status = 'LISTED'`);
    await runner.query(/* sql */ `
      create index resource_listed_by_notice on resource (minimum_notice_minutes) where status = 'LISTED'`);
    await runner.query(/* sql */ `drop index capacity_by_calendar`);
    await runner.query(/* sql */ `
      create index capacity_by_calendar on capacity (organization_id, calendar_id, resource_id)`);
    await runner.query(/* sql */ `create index opening_month_by_month on opening_month (month)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      drop index opening_month_by_month, resource_listed_by_notice, resource_listed_by_kind, site_by_place`);
    await runner.query(/* sql */ `drop index capacity_by_calendar`);
    await runner.query(/* sql */ `create index capacity_by_calendar on capacity (organization_id, calendar_id)`);
    await runner.query(/* sql */ `
      create index site_by_latitude on site (latitude, longitude) where latitude is not null`);
  }
}
