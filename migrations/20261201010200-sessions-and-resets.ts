import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that are listed and ended, and links that set a new password once. */
export class SessionsAndResets20261201010200 implements MigrationInterface {
  name = 'SessionsAndResets20261201010200';

  async up(runner: QueryRunner): Promise<void> {
    // expires_at is the end that no request puts off; idle sessions end earlier, by last_seen_at.
    await runner.query(/* sql */ `
      alter table session
        add column session_id uuid not null default uuidv7(),
        add column last_seen_at timestamptz,
        add column ended_at timestamptz,
        add column device text not null default 'Unknown device',
        add constraint session_id_key unique (session_id)`);
    await runner.query(/* sql */ `update session set last_seen_at = created_at`);
    await runner.query(/* sql */ `
      alter table session
        alter column last_seen_at set not null,
        alter column device drop default,
        add constraint session_seen_after_start check (created_at <= last_seen_at),
        add constraint session_device_in_words check (char_length(device) between 1 and 100)`);
    await this.boundSessions(runner);

    await runner.query(/* sql */ `
      create table password_reset (
        token_hash bytea not null,
        account_id uuid not null references account,
        issued_by uuid references account,
        organization_id bigint references organization,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        is_revoked boolean not null default false,
        constraint password_reset_pkey primary key (token_hash),
        constraint password_reset_token_is_hashed check (octet_length(token_hash) = 32),
        constraint password_reset_expires_after_start check (issued_at < expires_at),
        constraint password_reset_by_an_admin check (organization_id is null or issued_by is not null)
      )`);
    await runner.query(/* sql */ `
      create unique index password_reset_one_open on password_reset (account_id)
        where used_at is null and not is_revoked`);
    await runner.query(/* sql */ `create index password_reset_by_account on password_reset (account_id, issued_at)`);
    await runner.query(/* sql */ `create index password_reset_by_issuer on password_reset (issued_by)`);
    await runner.query(/* sql */ `create index password_reset_by_end on password_reset (expires_at)`);
    await this.endLinks(runner);
  }

  /** Counts what has no ended_at: the service ends what has lapsed, and the one seen longest ago, before it inserts. */
  private async boundSessions(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function session_at_most_fifty() returns trigger language plpgsql as $$
      begin
        perform from account where account_id = new.account_id for no key update;
        if (select count(*) from session where account_id = new.account_id and ended_at is null) >= 50 then
          raise exception 'an account has at most 50 sessions'
            using errcode = 'check_violation', constraint = 'session_at_most_fifty', table = 'session';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger session_at_most_fifty before insert on session
        for each row execute function session_at_most_fifty()`);
  }

  /**
   * A link is used once. One that an ADMIN issued ends when its person joins or leaves an organization or becomes
   * platform admin; every link ends with an account that is disabled or closed.
   */
  private async endLinks(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function password_reset_used_once() returns trigger language plpgsql as $$
      begin
        raise exception 'a password reset link works once'
          using errcode = 'check_violation', constraint = 'password_reset_used_once', table = 'password_reset';
      end $$`);
    await runner.query(/* sql */ `
      create trigger password_reset_used_once before update on password_reset
        for each row when (old.used_at is not null and new.used_at is distinct from old.used_at
                           or old.is_revoked and not new.is_revoked)
        execute function password_reset_used_once()`);
    await runner.query(/* sql */ `
      create function membership_ends_links() returns trigger language plpgsql as $$
      begin
        update password_reset set is_revoked = true
         where account_id = case tg_op when 'DELETE' then old.account_id else new.account_id end
           and organization_id is not null and used_at is null and not is_revoked;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger membership_ends_links after insert or delete on membership
        for each row execute function membership_ends_links()`);
    await runner.query(/* sql */ `
      create function account_ends_links() returns trigger language plpgsql as $$
      begin
        update password_reset set is_revoked = true
         where account_id = new.account_id and used_at is null and not is_revoked
           and (organization_id is not null or new.disabled_at is not null or new.closed_at is not null);
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger account_ends_links after update of is_platform_admin, disabled_at, closed_at on account
        for each row when (new.is_platform_admin and not old.is_platform_admin
                           or new.disabled_at is not null and old.disabled_at is null
                           or new.closed_at is not null and old.closed_at is null)
        execute function account_ends_links()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Ended sessions would live again: restore a backup instead.'));
  }
}
