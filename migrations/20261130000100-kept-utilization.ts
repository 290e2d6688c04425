import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Advisory locks of two numbers: the second is the provider's, or 0 for what concerns all. */
const [PROVIDER, EVERYBODY] = [7_220_152, 7_220_153];

/**
 * Totals of a provider's resources in a month of their own zones. A stored month is true or absent: triggers delete it
 * when a fact of it changes, whoever changes it, and a reader computes an absent month from the facts.
 */
export class KeptUtilization20261130000100 implements MigrationInterface {
  name = 'KeptUtilization20261130000100';

  async up(runner: QueryRunner): Promise<void> {
    await this.months(runner);
    await this.forgetTime(runner);
    await this.forgetStructure(runner);
    await this.forgetDays(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['allocation', 'booking', 'booking_item']) {
      for (const event of ['insert', 'update', 'delete']) {
        await runner.query(`drop trigger ${table}_${event}_forgets_utilization on ${table}`);
      }
      await runner.query(`drop function ${table}_forgets_utilization, ${table}_update_forgets_utilization`);
    }
    for (const table of ['capacity', 'resource']) {
      await runner.query(`drop trigger ${table}_update_forgets_utilization on ${table}`);
    }
    await runner.query('drop trigger resource_exists_forgets_utilization on resource');
    for (const table of ['calendar_day', 'public_calendar_day', 'organization_calendar']) {
      await runner.query(`drop trigger ${table}_forgets_utilization on ${table}`);
    }
    await runner.query(/* sql */ `
      drop function structure_forgets_utilization, calendar_day_forgets_utilization,
        public_calendar_day_forgets_utilization, may_keep_utilization`);
    await runner.query(/* sql */ `drop table utilization_month`);
    await runner.query(/* sql */ `drop function utilization_month_is_counted, count_kept_utilization`);
    await runner.query(/* sql */ `drop table utilization_kept`);
  }

  private async months(runner: QueryRunner): Promise<void> {
    // One row is all resources of a provider but drafts, so that a month is there as a whole or not at all. figures: 13
    // integers for each of resources, in their order and that of the service (open, down, booked, used, used within
    // booked, shared, used by schools, by enterprises, by training centers: unit-milliseconds; bookings, no-shows, late
    // cancellations; lead: milliseconds). A booking of several resources is counted by each of them; joint tells which
    // are the same, by four integers each: its place in joint_bookings and the resource's in resources, both from 0;
    // 0 stands, 1 missed, 2 cancelled late; its lead. JSON is sent as it is stored: writing out as many elements of an
    // array took PostgreSQL most of the time of a report. zone_rules: the edition of the IANA database by which it was
    // made.
    await runner.query(/* sql */ `
      create table utilization_month (
        organization_id bigint not null references organization,
        month date not null,
        zone_rules text not null,
        made_at timestamptz not null,
        recounted_at timestamptz not null,
        resources uuid[] not null,
        figures json not null,
        joint_bookings uuid[] not null,
        joint json not null,
        constraint utilization_month_pkey primary key (organization_id, month),
        constraint utilization_month_begins_with_its_first_day check (extract(day from month) = 1),
        constraint utilization_month_figures_of_each check (
          json_array_length(figures) = 13 * cardinality(resources)),
        constraint utilization_month_joint_by_four check (json_array_length(joint) % 4 = 0)
      )`);
    // How many months of a provider were ever kept: what a change at REPEATABLE READ or SERIALIZABLE asks, whose
    // snapshot may be older than a month. If one was made since, PostgreSQL ends it with 40001, as it must.
    await runner.query(/* sql */ `
      create table utilization_kept (
        organization_id bigint not null references organization,
        months bigint not null,
        constraint utilization_kept_pkey primary key (organization_id)
      )`);
    // A transaction that changes facts holds the provider's lock shared from before it deletes the month until it
    // commits. One that stores a month must have the lock alone before it reads the facts, and gives up rather than
    // wait. So either the month includes the change, or the change finds the month and deletes it.
    await runner.query(/* sql */ `
      create function may_keep_utilization(p_organization_id bigint) returns boolean language sql
      return pg_try_advisory_xact_lock_shared(${EVERYBODY}, 0)
         and pg_try_advisory_xact_lock(${PROVIDER}, hashint8(p_organization_id))`);
    await runner.query(/* sql */ `
      create function count_kept_utilization(p_organization_id bigint, p_more integer) returns void language sql
      begin atomic
        insert into utilization_kept (organization_id, months) values (p_organization_id, p_more)
        on conflict (organization_id) do update set months = utilization_kept.months + p_more;
      end`);
    await runner.query(/* sql */ `
      create function utilization_month_is_counted() returns trigger language plpgsql as $$
      begin
        perform count_kept_utilization(new.organization_id, 1);
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger utilization_month_is_counted after insert or update of made_at on utilization_month
        for each row execute function utilization_month_is_counted()`);
  }

  private async forgetTime(runner: QueryRunner): Promise<void> {
    // Only what a report reads of each: what has lapsed or was missed is written down later, and changes no report.
    // booking_status_at: no month is kept in which it would still change by itself.
    await forgetting(runner, {
      table: 'allocation',
      reads: `organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind`,
      beside: 'left join booking b on b.organization_id = c.organization_id and b.booking_id = c.holder_id',
      first: 'least(lower(c.reserved_during), b.checked_in_at)',
      last: 'greatest(upper(c.reserved_during), b.checked_out_at)',
      where: `c.kind = 'DOWNTIME' or b.recorded_status in ('CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW')`,
    });
    await forgetting(runner, {
      table: 'booking',
      reads: `organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity')`,
      beside: '',
      first: 'least(c.starts_at, c.checked_in_at)',
      last: 'greatest(c.ends_at, c.checked_out_at)',
      where: 'true',
    });
    await forgetting(runner, {
      table: 'booking_item',
      reads: 'organization_id, booking_id, resource_id, whole',
      beside: 'join booking b on b.organization_id = c.organization_id and b.booking_id = c.booking_id',
      first: 'b.starts_at',
      last: 'b.starts_at',
      where: 'b.cancelled_late',
    });
  }

  /** Units, hours and what is inside of what are as they are now, over all of time. */
  private async forgetStructure(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function structure_forgets_utilization() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(${PROVIDER}, hashint8(o.organization_id))
           from unnest(array[old.organization_id, new.organization_id]) as o (organization_id)
          where o.organization_id is not null;
        ${freshly('select distinct unnest(array[old.organization_id, new.organization_id])')}
        delete from utilization_month where organization_id in (old.organization_id, new.organization_id);
        return null;
      end $$`);
    const changes = {
      capacity: `update of organization_id, resource_id, units, calendar_id, parent_id on capacity for each row when (
        (old.organization_id, old.resource_id, old.units, old.calendar_id, old.parent_id) is distinct from
        (new.organization_id, new.resource_id, new.units, new.calendar_id, new.parent_id))`,
      resource: `update of organization_id, resource_id, status on resource for each row when (
        (old.organization_id, old.resource_id, old.status = 'DRAFT') is distinct from
        (new.organization_id, new.resource_id, new.status = 'DRAFT'))`,
    };
    for (const [table, update] of Object.entries(changes)) {
      await runner.query(/* sql */ `
        create trigger ${table}_update_forgets_utilization after ${update}
          execute function structure_forgets_utilization()`);
    }
    await runner.query(/* sql */ `
      create trigger resource_exists_forgets_utilization after insert or delete on resource
        for each row execute function structure_forgets_utilization()`);
    await runner.query(/* sql */ `
      create trigger organization_calendar_forgets_utilization after update of region on organization_calendar
        for each row when (old.region is distinct from new.region) execute function structure_forgets_utilization()`);
  }

  /** A local day lies within two days of the same day in UTC, whatever its zone and whatever its clock does. */
  private async forgetDays(runner: QueryRunner): Promise<void> {
    const near = (row: string) => `m.month between date_trunc('month', ${row}.day - 2)::date and ${row}.day + 2`;
    await runner.query(/* sql */ `
      create function calendar_day_forgets_utilization() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(${PROVIDER}, hashint8(o.organization_id))
           from unnest(array[old.organization_id, new.organization_id]) as o (organization_id)
          where o.organization_id is not null;
        ${freshly('select distinct unnest(array[old.organization_id, new.organization_id])')}
        delete from utilization_month m
         where (m.organization_id = old.organization_id and ${near('old')})
            or (m.organization_id = new.organization_id and ${near('new')});
        return null;
      end $$`);
    // An organization that begins to follow a region deletes all of its own months.
    await runner.query(/* sql */ `
      create function public_calendar_day_forgets_utilization() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(${EVERYBODY}, 0);
        ${freshly('select o.organization_id from organization_calendar o where o.region in (old.region, new.region)')}
        delete from utilization_month m
         using organization_calendar o
         where o.organization_id = m.organization_id
           and ((o.region = old.region and ${near('old')}) or (o.region = new.region and ${near('new')}));
        return null;
      end $$`);
    for (const table of ['calendar_day', 'public_calendar_day']) {
      await runner.query(/* sql */ `
        create trigger ${table}_forgets_utilization after insert or update or delete on ${table}
          for each row execute function ${table}_forgets_utilization()`);
    }
  }
}

/** Ends a change whose snapshot is older than what was kept of these providers since. */
const freshly = (organizations: string) => `
      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (${organizations}) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;`;

interface Facts {
  readonly table: string;
  /** The columns that a report reads. */
  readonly reads: string;
  /** The rows that are joined to a changed row c. */
  readonly beside: string;
  /** The time that the row is about. */
  readonly first: string;
  readonly last: string;
  /** Whether a report tells of it. */
  readonly where: string;
}

/**
 * Takes away the months of what the changed rows of a statement are about, and two days more on both sides. Most
 * requests change no row by some of their statements, and none of a month that is kept: that must cost little.
 */
async function forgetting(runner: QueryRunner, { table, reads, beside, first, last, where }: Facts): Promise<void> {
  const forget = (name: string, any: string, changed: string) => /* sql */ `
    create function ${name}() returns trigger language plpgsql as $$
    begin
      ${any}
      perform pg_advisory_xact_lock_shared(${PROVIDER}, hashint8(c.organization_id)) from ${changed} c;
      if not found then
        return null;
      end if;
      ${freshly(`select distinct c.organization_id from ${changed} c`)}
      delete from utilization_month m
       using ${changed} c ${beside}
       where m.organization_id = c.organization_id and (${where})
         and m.month between date_trunc('month', ${first} - interval '2 days')::date
                         and (${last} + interval '2 days')::date;
      return null;
    end $$`;
  await runner.query(forget(`${table}_forgets_utilization`, '', 'changed_rows'));
  const [before, after] = [`select ${reads} from before`, `select ${reads} from after`];
  await runner.query(
    forget(
      `${table}_update_forgets_utilization`,
      'perform from before limit 1; if not found then return null; end if;',
      `((${before} except ${after}) union all (${after} except ${before}))`,
    ),
  );
  for (const [event, rows, name] of [
    ['insert', 'new table as changed_rows', 'forgets'],
    ['update', 'old table as before new table as after', 'update_forgets'],
    ['delete', 'old table as changed_rows', 'forgets'],
  ]) {
    await runner.query(/* sql */ `
      create trigger ${table}_${event}_forgets_utilization after ${event} on ${table}
        referencing ${rows} for each statement execute function ${table}_${name}_utilization()`);
  }
}
