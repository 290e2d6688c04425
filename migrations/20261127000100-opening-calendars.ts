import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Opening hours as calendars that resources share: weekly hours in the wall clock of a zone, and days that are special
 * for the whole organization. What they come to is kept by month, as multiranges, for whoever asks about many resources
 * at once. A month that is kept is true: whatever changes it takes it away, and who asks next makes it anew.
 */
export class OpeningCalendars20261127000100 implements MigrationInterface {
  name = 'OpeningCalendars20261127000100';

  async up(runner: QueryRunner): Promise<void> {
    await createDays(runner);
    await createCalendars(runner);
    await createMonths(runner);
    await moveOpeningHours(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Holidays would be forgotten: restore a backup instead.'));
  }
}

/** Special days of a country, as it announces them year by year, and of one organization. */
async function createDays(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create table public_calendar (
      region text not null,
      name text not null,
      constraint public_calendar_pkey primary key (region),
      constraint public_calendar_region_is_iso check (region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$')
    )`);
  await runner.query(/* sql */ `
    create table public_calendar_year (
      region text not null references public_calendar,
      year integer not null,
      source text not null,
      constraint public_calendar_year_pkey primary key (region, year),
      constraint public_calendar_year_in_range check (year between 1900 and 2200)
    )`);
  await runner.query(/* sql */ `
    create table public_calendar_day (
      region text not null,
      day date not null,
      year integer not null generated always as (extract(year from day)::integer) stored,
      kind text not null,
      name text not null,
      opens_like smallint,
      constraint public_calendar_day_pkey primary key (region, day),
      constraint public_calendar_day_announced foreign key (region, year) references public_calendar_year,
      constraint public_calendar_day_kind_known check (kind in ('HOLIDAY', 'MAKE_UP_DAY')),
      constraint public_calendar_day_opens_like check (
        (kind = 'MAKE_UP_DAY') = (opens_like is not null) and opens_like between 1 and 7)
    )`);

  // One row for each organization that has a calendar: who changes its days and who keeps its months lock it.
  await runner.query(/* sql */ `
    create table organization_calendar (
      organization_id bigint not null references organization,
      region text references public_calendar,
      version bigint not null default 0,
      constraint organization_calendar_pkey primary key (organization_id)
    )`);
  await runner.query(/* sql */ `create index organization_calendar_by_region on organization_calendar (region)`);
  await runner.query(/* sql */ `
    create table calendar_day (
      organization_id bigint not null references organization_calendar,
      day date not null,
      kind text not null,
      name text not null,
      opens_like smallint,
      constraint calendar_day_pkey primary key (organization_id, day),
      constraint calendar_day_kind_known check (kind in ('HOLIDAY', 'CLOSURE', 'MAKE_UP_DAY')),
      constraint calendar_day_named check (btrim(name) <> '' and length(name) <= 200),
      constraint calendar_day_opens_like check (
        (kind = 'MAKE_UP_DAY') = (opens_like is not null) and opens_like between 1 and 7)
    )`);

  // An organization's own word on a day goes before the public one.
  await runner.query(/* sql */ `
    create function calendar_days_in_force(p_organizations bigint[], p_from date, p_to date)
    returns table (organization_id bigint, day date, kind text, name text, opens_like smallint, public boolean)
    language sql stable parallel safe
    begin atomic
      select d.organization_id, d.day, d.kind, d.name, d.opens_like, false
        from calendar_day d
       where d.organization_id = any (p_organizations) and d.day >= p_from and d.day < p_to
      union all
      select o.organization_id, p.day, p.kind, p.name, p.opens_like, true
        from organization_calendar o
        join public_calendar_day p on p.region = o.region and p.day >= p_from and p.day < p_to
       where o.organization_id = any (p_organizations)
         and not exists (
           select from calendar_day d where d.organization_id = o.organization_id and d.day = p.day);
    end`);
}

async function createCalendars(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create table opening_calendar (
      organization_id bigint not null references organization_calendar,
      calendar_id uuid not null default uuidv7(),
      time_zone text not null,
      opening_hours jsonb not null,
      constraint opening_calendar_pkey primary key (organization_id, calendar_id)
    )`);
  await runner.query(/* sql */ `
    create unique index opening_calendar_content
      on opening_calendar (organization_id, time_zone, md5(opening_hours::text))`);
  // Other hours are another calendar, so what is kept of one stays true of it.
  await runner.query(/* sql */ `
    create function opening_calendar_never_changes() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = '23514', table = 'opening_calendar', constraint = 'opening_calendar_never_changes',
        message = 'other hours are another calendar';
    end $$`);
  await runner.query(/* sql */ `
    create trigger opening_calendar_never_changes before update on opening_calendar
      for each row execute function opening_calendar_never_changes()`);
  await runner.query(/* sql */ `
    create function opening_calendar_of(p_organization_id bigint, p_time_zone text, p_opening_hours jsonb) returns uuid
    language plpgsql as $$
    declare
      v_calendar_id uuid;
    begin
      loop
        select c.calendar_id into v_calendar_id from opening_calendar c
         where c.organization_id = p_organization_id and c.time_zone = p_time_zone
           and md5(c.opening_hours::text) = md5(p_opening_hours::text) and c.opening_hours = p_opening_hours;
        if found then
          return v_calendar_id;
        end if;
        insert into organization_calendar (organization_id) values (p_organization_id) on conflict do nothing;
        insert into opening_calendar (organization_id, time_zone, opening_hours)
        values (p_organization_id, p_time_zone, p_opening_hours) on conflict do nothing;
      end loop;
    end $$`);
}

/** Stored months, and the triggers that delete them. A transaction that stores one holds the organization's row FOR SHARE. */
async function createMonths(runner: QueryRunner): Promise<void> {
  // zone_rules: the edition of the IANA database by which it was made; another one may say otherwise.
  await runner.query(/* sql */ `
    create table opening_month (
      organization_id bigint not null,
      calendar_id uuid not null,
      month date not null,
      open tstzmultirange not null,
      zone_rules text not null,
      constraint opening_month_pkey primary key (organization_id, calendar_id, month),
      constraint opening_month_calendar foreign key (organization_id, calendar_id) references opening_calendar
        on delete cascade,
      constraint opening_month_begins_with_its_first_day check (extract(day from month) = 1)
    )`);

  // A local day lies within two days of the same day in UTC, whatever its zone and whatever its clock does.
  const forget = (name: string, organizations: string) => /* sql */ `
    create function ${name}() returns trigger language plpgsql as $$
    begin
      perform 1 from organization_calendar o where o.organization_id in (${organizations})
        order by o.organization_id for no key update;
      update organization_calendar set version = version + 1 where organization_id in (${organizations});
      delete from opening_month m
       where m.organization_id in (${organizations})
         and exists (select from changed c
                      where m.month between date_trunc('month', c.day - 2)::date and c.day + 2);
      return null;
    end $$`;
  const own = 'select c.organization_id from changed c';
  const following =
    'select o.organization_id from organization_calendar o where o.region in (select c.region from changed c)';
  await runner.query(forget('calendar_day_changes_months', own));
  await runner.query(forget('public_calendar_day_changes_months', following));
  for (const table of ['calendar_day', 'public_calendar_day']) {
    for (const [event, changed] of [
      ['insert', 'new'],
      ['update', 'old'],
      ['update', 'new'],
      ['delete', 'old'],
    ]) {
      await runner.query(/* sql */ `
        create trigger ${table}_${event}_forgets_${changed} after ${event} on ${table}
          referencing ${changed} table as changed for each statement execute function ${table}_changes_months()`);
    }
  }
  await runner.query(/* sql */ `
    create function organization_calendar_changes_months() returns trigger language plpgsql as $$
    begin
      delete from opening_month where organization_id = new.organization_id;
      return null;
    end $$`);
  await runner.query(/* sql */ `
    create trigger organization_calendar_changes_months after update of region on organization_calendar
      for each row when (old.region is distinct from new.region)
      execute function organization_calendar_changes_months()`);
}

/** From each capacity into the calendar that it shares with others of its organization. */
async function moveOpeningHours(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `alter table capacity add column calendar_id uuid`);
  await runner.query(/* sql */ `
    update capacity set calendar_id = opening_calendar_of(organization_id, time_zone, opening_hours)`);
  await runner.query(/* sql */ `drop view catalogued_resource`);
  await runner.query(/* sql */ `
    alter table capacity
      alter column calendar_id set not null,
      add constraint capacity_calendar foreign key (organization_id, calendar_id) references opening_calendar,
      drop column time_zone,
      drop column opening_hours`);
  await runner.query(/* sql */ `create index capacity_by_calendar on capacity (organization_id, calendar_id)`);
  await runner.query(/* sql */ `
    create view catalogued_resource as
    select r.*, c.parent_id, c.exclusive, c.units, c.calendar_id, h.time_zone, h.opening_hours,
           o.status as owner_status, array_remove(array[c.parent_id, p.parent_id], null) as container_ids
      from resource r
      join capacity c using (organization_id, resource_id)
      join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id
      join organization o on o.organization_id = r.organization_id
      left join capacity p on p.organization_id = c.organization_id and p.resource_id = c.parent_id`);
}
