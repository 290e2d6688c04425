import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, and roles in organizations, which are opaque numbers at this level. */
export class Access20261124000100 implements MigrationInterface {
  name = 'Access20261124000100';

  async up(runner: QueryRunner): Promise<void> {
    // E-mails are ASCII, so folding them needs no locale and every server folds them alike.
    await runner.query(/* sql */ `
      create table account (
        account_id uuid not null default uuidv7(),
        name text not null,
        email text not null,
        password_hash text not null,
        is_platform_admin boolean not null default false,
        created_at timestamptz not null,
        constraint account_pkey primary key (account_id),
        constraint account_name_not_blank check (btrim(name) <> ''),
        constraint account_email_ascii check (email ~ '^[!-~]+@[!-~]+$')
      )`);
    await runner.query(/* sql */ `create unique index account_email_key on account (lower(email collate "C"))`);

    await runner.query(/* sql */ `
      create table session (
        token_hash bytea not null,
        account_id uuid not null references account,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        constraint session_pkey primary key (token_hash),
        constraint session_token_is_hashed check (octet_length(token_hash) = 32),
        constraint session_expires_after_start check (created_at < expires_at)
      )`);
    await runner.query(/* sql */ `create index session_by_account on session (account_id)`);

    // account_key is a hash: people type passwords where the e-mail belongs.
    await runner.query(/* sql */ `
      create table sign_in_failure (
        sign_in_failure_id uuid not null default uuidv7(),
        account_key bytea not null,
        address text not null,
        failed_at timestamptz not null,
        constraint sign_in_failure_pkey primary key (sign_in_failure_id)
      )`);
    await runner.query(/* sql */ `
      create index sign_in_failure_by_account on sign_in_failure (account_key, failed_at)`);
    await runner.query(/* sql */ `
      create index sign_in_failure_by_address on sign_in_failure (address, failed_at)`);
    await runner.query(/* sql */ `create index sign_in_failure_by_time on sign_in_failure (failed_at)`);

    await runner.query(/* sql */ `
      create table membership (
        organization_id bigint not null,
        account_id uuid not null references account,
        roles text[] not null,
        constraint membership_pkey primary key (organization_id, account_id),
        constraint membership_has_a_role check (cardinality(roles) >= 1),
        constraint membership_roles_known check (
          roles <@ array['ADMIN', 'RESOURCE_MANAGER', 'COORDINATOR', 'FINANCE', 'MEMBER'])
      )`);
    await runner.query(/* sql */ `create index membership_by_account on membership (account_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table membership, sign_in_failure, session, account`);
  }
}
