import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Learners of organizations, the one table with their persons, their invitations and consents. */
export class Learners20261201140200 implements MigrationInterface {
  name = 'Learners20261201140200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table organization add column learner_retention_months smallint,
        add constraint organization_learner_retention check (learner_retention_months between 6 and 120)`);
    await this.learners(runner);
    await this.persons(runner);
    await this.status(runner);
    await this.accounts(runner);
  }

  private async learners(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table learner (
        organization_id bigint not null,
        learner_id uuid not null default uuidv7(),
        status text not null,
        left_on date,
        account_id uuid,
        constraint learner_pkey primary key (organization_id, learner_id),
        constraint learner_organization_id_fkey foreign key (organization_id) references organization,
        constraint learner_account_id_fkey foreign key (account_id) references account,
        constraint learner_account_once unique (organization_id, account_id),
        constraint learner_status check (status in ('ACTIVE', 'LEFT', 'ERASED')),
        constraint learner_left_on_of_left check ((status = 'LEFT') = (left_on is not null)),
        constraint learner_erased_has_no_account check (status <> 'ERASED' or account_id is null)
      )`);
    await runner.query(/* sql */ `create index learner_account on learner (account_id) where account_id is not null`);
    await runner.query(/* sql */ `create index learner_active on learner (organization_id) where status = 'ACTIVE'`);
    await runner.query(
      /* sql */ `create index learner_left on learner (organization_id, left_on) where status = 'LEFT'`,
    );
    await runner.query(/* sql */ `
      create function learner_stays() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = '23514', table = 'learner', constraint = 'learner_stays',
          message = 'a learner changes status, day of leaving and account alone, and stays ERASED';
      end $$`);
    await runner.query(/* sql */ `
      create trigger learner_stays before update on learner
        for each row when (old.status = 'ERASED' or new.organization_id <> old.organization_id
                           or new.learner_id <> old.learner_id)
        execute function learner_stays()`);
    await runner.query(/* sql */ `
      create trigger learner_is_not_deleted before delete on learner
        for each row execute function learner_stays()`);
  }

  /** Consents and invitations hang on the identity, so they go with it. */
  private async persons(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table learner_identity (
        organization_id bigint not null,
        learner_id uuid not null,
        number text not null,
        number_folded text not null,
        name text not null,
        born_on date,
        cohort text,
        programme text,
        enrolled_on date,
        constraint learner_identity_pkey primary key (organization_id, learner_id),
        constraint learner_identity_learner foreign key (organization_id, learner_id) references learner,
        constraint learner_number_once unique (organization_id, number_folded),
        constraint learner_number_length check (length(number) between 1 and 50 and length(number_folded) between 1 and 900),
        constraint learner_name_length check (length(name) between 1 and 200),
        constraint learner_class_length check (length(cohort) between 1 and 200 and length(programme) between 1 and 200)
      )`);
    await runner.query(/* sql */ `
      create table consent (
        organization_id bigint not null,
        consent_id uuid not null default uuidv7(),
        learner_id uuid not null,
        purpose text not null,
        given_by text not null,
        given_on date not null,
        evidence text not null,
        recorded_at timestamptz not null,
        withdrawn_at timestamptz,
        constraint consent_pkey primary key (organization_id, consent_id),
        constraint consent_learner foreign key (organization_id, learner_id) references learner_identity on delete cascade,
        constraint consent_purpose check (purpose = 'TRANSCRIPT_SHARING'),
        constraint consent_given_by check (given_by in ('LEARNER', 'GUARDIAN')),
        constraint consent_evidence_length check (length(evidence) between 1 and 500)
      )`);
    await runner.query(/* sql */ `create index consent_of_learner on consent (organization_id, learner_id)`);
    await runner.query(/* sql */ `
      create function consent_only_withdrawn() returns trigger language plpgsql as $$
      begin
        if old.withdrawn_at is not null or new is distinct from
           jsonb_populate_record(old, jsonb_build_object('withdrawn_at', new.withdrawn_at)) then
          raise exception using errcode = '23514', table = 'consent', constraint = 'consent_only_withdrawn',
            message = 'a consent is withdrawn once and changes in no other way';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger consent_only_withdrawn before update on consent
        for each row execute function consent_only_withdrawn()`);
    await runner.query(/* sql */ `
      create table learner_invitation (
        code_hash bytea not null,
        organization_id bigint not null,
        learner_id uuid not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint learner_invitation_pkey primary key (code_hash),
        constraint learner_invitation_learner
          foreign key (organization_id, learner_id) references learner_identity on delete cascade,
        constraint learner_invitation_code_is_hashed check (octet_length(code_hash) = 32)
      )`);
    await runner.query(/* sql */ `
      create unique index learner_invitation_one_open on learner_invitation (organization_id, learner_id)
        where used_at is null`);
    await runner.query(/* sql */ `
      create index learner_invitation_of_learner on learner_invitation (organization_id, learner_id)`);
    await runner.query(/* sql */ `create index learner_invitation_by_end on learner_invitation (expires_at)`);
  }

  private async status(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function learner_erased_from(p_left_on date, p_months smallint) returns timestamptz
        language sql immutable parallel safe
        return ((p_left_on + make_interval(months => coalesce(p_months, 36)))::date + 1)::timestamp at time zone 'UTC'`);
    await runner.query(/* sql */ `
      create function learner_status_at(p_status text, p_left_on date, p_months smallint, p_now timestamptz) returns text
        language sql immutable parallel safe
        return case when p_status = 'LEFT' and p_now >= learner_erased_from(p_left_on, p_months) then 'ERASED'
                    else p_status end`);
    // It looks at COMMIT, so one transaction may write both tables in any order.
    await runner.query(/* sql */ `
      create function learner_has_identity() returns trigger language plpgsql as $$
      declare
        v_key record := case when tg_op = 'DELETE' then old else new end;
      begin
        if exists (select from learner l
                    where l.organization_id = v_key.organization_id and l.learner_id = v_key.learner_id
                      and (l.status <> 'ERASED') <> exists (
                            select from learner_identity i
                             where i.organization_id = l.organization_id and i.learner_id = l.learner_id)) then
          raise exception using errcode = '23514', table = 'learner_identity', constraint = 'learner_has_identity',
            message = 'a learner has an identity exactly while not ERASED';
        end if;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create constraint trigger learner_has_identity after insert or update of status on learner
        deferrable initially deferred for each row execute function learner_has_identity()`);
    await runner.query(/* sql */ `
      create constraint trigger learner_identity_of_learner after insert or delete on learner_identity
        deferrable initially deferred for each row execute function learner_has_identity()`);
  }

  /** A closed account is nobody's. Learners of an organization belong to it where reset links ask (rules A3). */
  private async accounts(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function closing_frees_learners() returns trigger language plpgsql as $$
      begin
        update learner set account_id = null where account_id = new.account_id;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger closing_frees_learners after update of closed_at on account
        for each row when (new.closed_at is not null and old.closed_at is null)
        execute function closing_frees_learners()`);
    await runner.query(/* sql */ `
      create function learner_ends_links() returns trigger language plpgsql as $$
      begin
        update password_reset set is_revoked = true
         where account_id = new.account_id and organization_id <> new.organization_id and used_at is null
           and not is_revoked;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger learner_ends_links after update of account_id on learner
        for each row when (new.account_id is not null and new.account_id is distinct from old.account_id)
        execute function learner_ends_links()`);
    await runner.query(/* sql */ `
      create function learner_organizations(p_account_id uuid, p_now timestamptz) returns table (organization_id bigint)
        language sql stable parallel safe as $$
          select l.organization_id from learner l join organization o on o.organization_id = l.organization_id
           where l.account_id = p_account_id
             and learner_status_at(l.status, l.left_on, o.learner_retention_months, p_now) <> 'ERASED' $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Learners and their consents would be lost: restore a backup instead.'));
  }
}
