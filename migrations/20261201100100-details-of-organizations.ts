import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the description and contact of an organization, the reason of its status, and the words by which a list finds it. */
export class DetailsOfOrganizations20261201100100 implements MigrationInterface {
  name = 'DetailsOfOrganizations20261201100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table organization
        add column description text,
        add column contact text,
        add column status_reason text,
        add column corrected_at timestamptz,
        add column listed_words tsvector not null
          generated always as (resource_words(slug, name, null, '{}'::text[])) stored,
        add constraint organization_description_not_blank check (
          btrim(description) <> '' and char_length(description) <= 2000),
        add constraint organization_contact_not_blank check (btrim(contact) <> '' and char_length(contact) <= 200),
        add constraint organization_status_reason_not_blank check (
          btrim(status_reason) <> '' and char_length(status_reason) <= 2000)`);
    await runner.query(/* sql */ `create index organization_listed_words on organization using gin (listed_words)`);
    await runner.query(/* sql */ `create index organization_by_name on organization (name, organization_id)`);
    // Waits for a platform admin: registered, or corrected after it was declined.
    await runner.query(/* sql */ `
      create index organization_to_verify on organization (coalesce(corrected_at, registered_at), organization_id)
       where status = 'PENDING' and status_reason is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      do $$
      begin
        if exists (select from organization where coalesce(description, contact, status_reason) is not null) then
          raise exception 'organizations have described themselves, or were told why they were declined or suspended';
        end if;
      end $$`);
    await runner.query(/* sql */ `
      alter table organization
        drop column listed_words,
        drop column corrected_at,
        drop column status_reason,
        drop column contact,
        drop column description`);
    await runner.query(/* sql */ `drop index organization_by_name`);
  }
}
