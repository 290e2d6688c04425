import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts can be disabled and closed, demo accounts are marked, and a platform always has somebody who runs it. */
export class LifeOfAnAccount20261201010100 implements MigrationInterface {
  name = 'LifeOfAnAccount20261201010100';

  async up(runner: QueryRunner): Promise<void> {
    await this.extendAccounts(runner);
    await this.keepAPlatformAdmin(runner);
    // The order of joining: without a time zone of their own, people have that of the organization they joined first.
    await runner.query(/* sql */ `
      alter table membership add column joined_order bigint not null generated always as identity`);
    await this.findNeededAdmins(runner);
    // One row while a database has, or is getting, or had the demo world.
    await runner.query(/* sql */ `
      create table demo_load (
        only_one boolean not null default true,
        started_at timestamptz not null,
        completed_at timestamptz,
        removed_at timestamptz,
        constraint demo_load_pkey primary key (only_one),
        constraint demo_load_only_one check (only_one)
      )`);
  }

  private async extendAccounts(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table account
        alter column email drop not null,
        alter column password_hash drop not null,
        add column disabled_at timestamptz,
        add column disabled_by uuid references account,
        add column disabled_reason text,
        add column closed_at timestamptz,
        add column is_demo boolean not null default false,
        add column locale text,
        add column time_zone text,
        add constraint account_email_unless_closed check (closed_at is not null or email is not null),
        add constraint account_closed_is_blank check (
          closed_at is null or
          (email is null and password_hash is null and name = 'Closed account' and not is_platform_admin)),
        add constraint account_disabled_for_a_reason check (
          (disabled_at is null) = (disabled_reason is null) and (disabled_at is null) = (disabled_by is null)),
        add constraint account_reason_in_words check (char_length(disabled_reason) between 1 and 2000),
        add constraint account_locale_known check (locale in ('EN', 'ZH'))`);
    await runner.query(
      /* sql */ `create index account_disabled_by on account (disabled_by) where disabled_by is not null`,
    );
    await runner.query(/* sql */ `
      create index account_platform_admins on account (account_id) where is_platform_admin`);
    await runner.query(/* sql */ `create index account_demo on account (account_id) where is_demo`);
  }

  /**
   * Asked at COMMIT, one transaction after the other. A database without any platform admin is fine; the last one that
   * it had stays. Demo accounts are excepted, because the operator takes all of them away at once.
   */
  private async keepAPlatformAdmin(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function platform_admin_remains() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7220152);
        if not exists (select from account where is_platform_admin and disabled_at is null) then
          raise exception 'the last enabled platform administrator stays'
            using errcode = 'check_violation', constraint = 'account_platform_admin_remains', table = 'account';
        end if;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create constraint trigger account_platform_admin_remains
        after update of is_platform_admin, disabled_at on account deferrable initially deferred
        for each row when (old.is_platform_admin and old.disabled_at is null and not old.is_demo
                           and not (new.is_platform_admin and new.disabled_at is null))
        execute function platform_admin_remains()`);
    await runner.query(/* sql */ `
      create constraint trigger account_platform_admin_not_deleted
        after delete on account deferrable initially deferred
        for each row when (old.is_platform_admin and old.disabled_at is null and not old.is_demo)
        execute function platform_admin_remains()`);
  }

  /**
   * The organizations that cannot do without this ADMIN: no other ADMIN is enabled there, and there is another member,
   * or a booking on either side that has not ended at p_now. A booking lasts at most 366 days.
   */
  private async findNeededAdmins(runner: QueryRunner): Promise<void> {
    const holdsTime = /* sql */ `
      b.starts_at > p_now - interval '8784 hours' and b.ends_at > p_now
      and b.recorded_status in ('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE')
      and (b.expires_at is null or b.expires_at > p_now)
      and not (b.recorded_status = 'CONFIRMED' and coalesce(b.no_show_at <= p_now, false))`;
    await runner.query(/* sql */ `
      create function needed_admin_of(p_account_id uuid, p_now timestamptz)
      returns table (organization_id bigint, name text)
      language sql stable parallel safe as $$
        select o.organization_id, o.name
          from membership m join organization o on o.organization_id = m.organization_id
         where m.account_id = p_account_id and 'ADMIN' = any (m.roles)
           and not exists (
             select from membership other join account a on a.account_id = other.account_id
              where other.organization_id = m.organization_id and other.account_id <> p_account_id
                and 'ADMIN' = any (other.roles) and a.disabled_at is null)
           and (exists (select from membership other
                         where other.organization_id = m.organization_id and other.account_id <> p_account_id)
                or exists (select from booking b where b.organization_id = m.organization_id and ${holdsTime})
                or exists (select from booking b where b.consumer_id = m.organization_id and ${holdsTime}))
         order by o.organization_id
      $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Closed accounts would get addresses again: restore a backup instead.'));
  }
}
