import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations into organizations, and what an organization says of itself: address, registration code, founder. */
export class Invitations20261201040300 implements MigrationInterface {
  name = 'Invitations20261201040300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table organization
        add column address text,
        add column registration_code text,
        add column registered_by uuid references account,
        add constraint organization_address_not_blank check (btrim(address) <> '' and char_length(address) <= 500),
        add constraint organization_registration_code_not_blank check (
          btrim(registration_code) <> '' and char_length(registration_code) <= 50)`);
    await runner.query(/* sql */ `
      create index organization_pending_by_founder on organization (registered_by) where status = 'PENDING'`);

    await runner.query(/* sql */ `
      create table invitation (
        token_hash bytea not null,
        invitation_id uuid not null default uuidv7(),
        organization_id bigint not null references organization,
        address_folded text not null,
        roles text[] not null,
        invited_by uuid not null references account,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz,
        constraint invitation_pkey primary key (token_hash),
        constraint invitation_id_key unique (invitation_id),
        constraint invitation_token_is_hashed check (octet_length(token_hash) = 32),
        constraint invitation_address_folded check (address_folded ~ '^[!-~]+@[!-~]+$' and address_folded = lower(address_folded collate "C")),
        constraint invitation_has_a_role check (cardinality(roles) >= 1),
        constraint invitation_roles_known check (
          roles <@ array['ADMIN', 'RESOURCE_MANAGER', 'COORDINATOR', 'FINANCE', 'MEMBER']),
        constraint invitation_expires_after_start check (created_at < expires_at),
        constraint invitation_ends_once check (used_at is null or revoked_at is null)
      )`);
    await runner.query(/* sql */ `
      create unique index invitation_one_open on invitation (organization_id, address_folded)
       where used_at is null and revoked_at is null`);
    await runner.query(/* sql */ `
      create index invitation_by_address on invitation (address_folded) where used_at is null and revoked_at is null`);
    await runner.query(/* sql */ `create index invitation_by_expiry on invitation (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table invitation`);
    await runner.query(/* sql */ `drop index organization_pending_by_founder`);
    await runner.query(/* sql */ `
      alter table organization drop column address, drop column registration_code, drop column registered_by`);
  }
}
