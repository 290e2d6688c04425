import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = [
  'BOOKING_REQUESTED BOOKING_HELD BOOKING_CONFIRMED BOOKING_APPROVED BOOKING_DECLINED BOOKING_MOVED BOOKING_CHANGED',
  'BOOKING_CANCELLED BOOKING_EXPIRED BOOKING_CHECKED_IN BOOKING_COMPLETED BOOKING_MISSED BOOKING_TIMES_RECORDED',
  'SERIES_BOOKED SERIES_CANCELLED DOWNTIME_SCHEDULED DOWNTIME_CHANGED DOWNTIME_CANCELLED',
  'RESOURCE_LISTED RESOURCE_WITHDRAWN RESOURCE_CHANGED CALENDAR_CHANGED',
  'RATE_PUBLISHED RATE_WITHDRAWN AGREEMENT_PROPOSED AGREEMENT_ACCEPTED AGREEMENT_ENDED',
  'STATEMENT_ISSUED STATEMENT_ACCEPTED STATEMENT_SETTLED STATEMENT_DISPUTED STATEMENT_ADJUSTED',
  'MEMBER_INVITED MEMBER_JOINED MEMBER_CHANGED',
  'ORGANIZATION_REGISTERED ORGANIZATION_CHANGED ORGANIZATION_VERIFIED ORGANIZATION_DECLINED ORGANIZATION_SUSPENDED',
].flatMap((line) => line.split(' '));

const subjects = ['BOOKING SERIES DOWNTIME RESOURCE RATE AGREEMENT STATEMENT INVITATION ACCOUNT ORGANIZATION'].flatMap(
  (line) => line.split(' '),
);

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

const COLUMNS = `organization_id, at, happening_id, class, kind, other_organization_id, account_id, side_id, subject_kind,
  subject_id, title, reason, changes, request_id, resource_ids, touched`;

/** Writes happenings, and that nobody has handed them on yet. The service calls it inside the statements that it has. */
const append = `
  create function append_happenings(p_happenings jsonb) returns integer language plpgsql as $$
  declare
    appended integer;
  begin
    with new_happening as (
      insert into happening (${COLUMNS})
      select organization_id, at, happening_id, class, kind, other_organization_id, account_id, side_id, subject_kind,
             subject_id, title, reason, changes, request_id, resource_ids, touched
        from jsonb_to_recordset(p_happenings) as h (
               organization_id bigint, at timestamptz, happening_id uuid, class text, kind text,
               other_organization_id bigint, account_id uuid, side_id bigint, subject_kind text, subject_id uuid,
               title text, reason text, changes jsonb, request_id text, resource_ids uuid[], touched tstzrange)
      returning organization_id, happening_id, at)
    insert into happening_pending (organization_id, happening_id, at)
    select organization_id, happening_id, at from new_happening;
    get diagnostics appended = row_count;
    return appended;
  end $$`;

/**
 * Makes the month of a class that begins at the instant, unless it exists or the default partition already has rows of
 * it. A trigger against TRUNCATE does not reach partitions, so each gets its own.
 */
const makeMonth = `
  create function make_happening_month(p_class text, p_month timestamptz) returns void language plpgsql as $$
  declare
    parent text := 'happening_' || p_class;
    month text := parent || '_' || to_char(p_month at time zone 'UTC', 'YYYY_MM');
    next timestamptz := ((p_month at time zone 'UTC') + interval '1 month') at time zone 'UTC';
    late boolean;
  begin
    if to_regclass(month) is not null then return; end if;
    execute format('select exists (select from %I where at >= $1 and at < $2)', parent || '_default')
       into late using p_month, next;
    if late then return; end if;
    execute format('create table %I partition of %I for values from (%L) to (%L)', month, parent, p_month, next);
    execute format('create trigger happening_not_truncated before truncate on %I '
                   'for each statement execute function raise_append_only()', month);
  end $$`;

/** Drops the months of a class that begin before the instant; answers how many. */
const dropMonths = `
  create function drop_happening_months(p_class text, p_before timestamptz) returns integer language plpgsql as $$
  declare
    parent text := 'happening_' || p_class;
    month text;
    dropped integer := 0;
  begin
    for month in
      select inhrelid::regclass::text from pg_inherits
       where inhparent = parent::regclass and inhrelid <> (parent || '_default')::regclass
         and inhrelid::regclass::text < parent || '_' || to_char(p_before at time zone 'UTC', 'YYYY_MM')
       order by 1
    loop
      execute format('drop table %s', month);
      dropped := dropped + 1;
    end loop;
    return dropped;
  end $$`;

/**
 * A happening as text that does not depend on settings of the session. Seals are hashes over it, so it never changes.
 */
const sealedText = `
  create function happening_sealed_text(h happening) returns text language sql immutable
  return jsonb_build_array(h.organization_id, extract(epoch from h.at), h.happening_id, h.kind, h.other_organization_id,
    h.account_id, h.side_id, h.subject_kind, h.subject_id, h.title, h.reason, h.changes, h.request_id, h.resource_ids,
    extract(epoch from lower(h.touched)), extract(epoch from upper(h.touched)), h.xid::text)::text`;

/** One append-only row for each thing that was done, with its seals, and the list of those that wait for the relay. */
export class Happenings20261201070100 implements MigrationInterface {
  name = 'Happenings20261201070100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table happening (
        organization_id bigint not null,
        at timestamptz not null,
        happening_id uuid not null,
        class text not null,
        kind text not null,
        other_organization_id bigint,
        account_id uuid,
        side_id bigint,
        subject_kind text not null,
        subject_id uuid,
        title text not null,
        reason text,
        changes jsonb not null,
        request_id text,
        resource_ids uuid[] not null,
        touched tstzrange,
        xid xid8 not null default pg_current_xact_id(),
        constraint happening_pkey primary key (organization_id, at, happening_id, class),
        constraint happening_organization foreign key (organization_id) references organization,
        constraint happening_other_organization foreign key (other_organization_id) references organization (organization_id),
        constraint happening_account foreign key (account_id) references account,
        constraint happening_side foreign key (side_id) references organization (organization_id),
        constraint happening_kind check (kind in (${listed(kinds)})),
        constraint happening_class check (
          class = case when split_part(kind, '_', 1) in ('RATE', 'AGREEMENT', 'STATEMENT') then 'money' else 'record' end),
        constraint happening_subject check (
          subject_kind in (${listed(subjects)}) and (subject_id is null) = (subject_kind = 'ORGANIZATION')),
        constraint happening_two_organizations check (other_organization_id <> organization_id),
        constraint happening_side_concerned check (side_id in (organization_id, other_organization_id)),
        constraint happening_changes check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) <= 50)
      ) partition by list (class)`);
    for (const class_ of ['record', 'money']) {
      await runner.query(/* sql */ `
        create table happening_${class_} partition of happening for values in ('${class_}') partition by range (at)`);
      await runner.query(/* sql */ `create table happening_${class_}_default partition of happening_${class_} default`);
    }
    await runner.query(/* sql */ `
      create index happening_other_organization on happening (other_organization_id, at, happening_id)
        where other_organization_id is not null`);
    await runner.query(/* sql */ `
      create index happening_subject on happening (subject_id, at, happening_id) where subject_id is not null`);
    await runner.query(/* sql */ `
      create index happening_account on happening (account_id, at, happening_id) where account_id is not null`);
    await runner.query(/* sql */ `create index happening_xid on happening (xid)`);
    await runner.query(/* sql */ `
      create trigger happening_append_only before update or delete on happening
        for each row execute function raise_append_only()`);
    for (const table of ['happening', 'happening_record', 'happening_money']) {
      await this.refuseTruncate(runner, table);
      if (table !== 'happening') await this.refuseTruncate(runner, `${table}_default`);
    }
    await runner.query(/* sql */ `
      create table happening_pending (
        organization_id bigint not null,
        happening_id uuid not null,
        at timestamptz not null,
        constraint happening_pending_pkey primary key (organization_id, happening_id)
      )`);
    await runner.query(/* sql */ `create index happening_pending_at on happening_pending (at, happening_id)`);
    await runner.query(/* sql */ `
      create table happening_seal (
        organization_id bigint not null,
        number integer not null,
        sealed_at timestamptz not null,
        reached xid8 not null,
        earliest timestamptz not null,
        records integer not null,
        records_digest bytea not null,
        moneys integer not null,
        moneys_digest bytea not null,
        previous bytea not null,
        hash bytea not null,
        constraint happening_seal_pkey primary key (organization_id, number),
        constraint happening_seal_organization foreign key (organization_id) references organization,
        constraint happening_seal_of_something check (number > 0 and records + moneys > 0)
      )`);
    await runner.query(/* sql */ `create index happening_seal_reached on happening_seal (reached)`);
    await runner.query(/* sql */ `
      create function raise_unless_next_seal() returns trigger language plpgsql as $$
      begin
        if new.number <> 1 + coalesce((select max(number) from happening_seal
                                        where organization_id = new.organization_id), 0) then
          raise exception 'seal % of the organization % is not the next one', new.number, new.organization_id
            using errcode = 'check_violation', constraint = 'happening_seal_consecutive';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger happening_seal_consecutive before insert on happening_seal
        for each row execute function raise_unless_next_seal()`);
    await runner.query(/* sql */ `
      create trigger happening_seal_append_only before update or delete on happening_seal
        for each row execute function raise_append_only()`);
    await runner.query(/* sql */ `
      create trigger happening_seal_not_truncated before truncate on happening_seal
        for each statement execute function raise_append_only()`);
    await runner.query(append);
    await runner.query(makeMonth);
    await runner.query(dropMonths);
    await runner.query(sealedText);
    await runner.query(/* sql */ `alter table booking add column expiry_told boolean not null default false`);
    await runner.query(/* sql */ `
      create index booking_expiry_to_tell on booking (expires_at) where expires_at is not null and not expiry_told`);
    // Nothing is written for what was done before the table existed.
    await runner.query(/* sql */ `
      update booking set expiry_told = true where expires_at is not null and expires_at <= now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table booking drop column expiry_told`);
    await runner.query(/* sql */ `drop function happening_sealed_text`);
    await runner.query(/* sql */ `drop function drop_happening_months`);
    await runner.query(/* sql */ `drop function make_happening_month`);
    await runner.query(/* sql */ `drop function append_happenings`);
    await runner.query(/* sql */ `drop table happening_seal`);
    await runner.query(/* sql */ `drop function raise_unless_next_seal`);
    await runner.query(/* sql */ `drop table happening_pending`);
    await runner.query(/* sql */ `drop table happening`);
  }

  private async refuseTruncate(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(/* sql */ `
      create trigger happening_not_truncated before truncate on ${table}
        for each statement execute function raise_append_only()`);
  }
}
