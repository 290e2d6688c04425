import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Images of resources, re-encoded in two sizes. */
export class Images20261201130400 implements MigrationInterface {
  name = 'Images20261201130400';

  async up(runner: QueryRunner): Promise<void> {
    // Eight places, each once, so a resource uses at most eight images however transactions meet.
    await runner.query(/* sql */ `
      create table image (
        organization_id bigint not null,
        image_id uuid not null,
        resource_id uuid not null,
        width integer not null,
        height integer not null,
        uploaded_at timestamptz not null,
        place smallint,
        alt text not null default '',
        constraint image_pkey primary key (organization_id, image_id),
        constraint image_resource foreign key (organization_id, resource_id) references resource on delete cascade,
        constraint image_place_once unique (organization_id, resource_id, place) deferrable initially immediate,
        constraint image_at_most_eight check (place between 1 and 8),
        constraint image_alt_length check (length(alt) <= 200),
        constraint image_dimensions check (width between 1 and 1600 and height between 1 and 1600)
      )`);
    await runner.query(/* sql */ `create index image_unused on image (uploaded_at) where place is null`);
    await runner.query(/* sql */ `
      create table image_rendition (
        organization_id bigint not null,
        image_id uuid not null,
        size text not null,
        content bytea not null,
        constraint image_rendition_pkey primary key (organization_id, image_id, size),
        constraint image_rendition_image foreign key (organization_id, image_id) references image on delete cascade,
        constraint image_rendition_size check (size in ('THUMBNAIL', 'LARGE')),
        constraint image_rendition_at_most_a_megabyte check (octet_length(content) between 1 and 1000000)
      )`);
    // WebP does not get smaller by compressing it again.
    await runner.query(/* sql */ `alter table image_rendition alter column content set storage external`);
    await runner.query(/* sql */ `
      create function image_stays_as_it_is() returns trigger language plpgsql as $$
      begin
        if (new.organization_id, new.image_id, new.resource_id, new.width, new.height, new.uploaded_at)
           is distinct from (old.organization_id, old.image_id, old.resource_id, old.width, old.height, old.uploaded_at) then
          raise exception using errcode = '23514', table = 'image', constraint = 'image_stays_as_it_is',
            message = 'an image changes its place and its description alone';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger image_stays_as_it_is before update on image
        for each row execute function image_stays_as_it_is()`);
    // Caches keep a rendition for a year.
    await runner.query(/* sql */ `
      create trigger image_rendition_never_changes before update on image_rendition
        for each row execute function raise_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table image_rendition`);
    await runner.query(/* sql */ `drop table image`);
    await runner.query(/* sql */ `drop function image_stays_as_it_is`);
  }
}
