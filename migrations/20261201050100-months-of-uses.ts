import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SQL of the month and the local times of a use in usage_record_is_posted, with the joins that they need. */
interface LocalTimes {
  readonly month: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly joins: string;
}

/** PostgreSQL works them out by its own table of time zones, as it did before. */
const BY_POSTGRESQL: LocalTimes = {
  month: `date_trunc('month', u.starts_at at time zone o.time_zone)::date`,
  startsAt: `u.starts_at at time zone h.time_zone`,
  endsAt: `u.ends_at at time zone h.time_zone`,
  joins: `join organization o on o.organization_id = u.organization_id
          join capacity c on c.organization_id = u.organization_id and c.resource_id = u.resource_id
          join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id`,
};

const HANDED_IN: LocalTimes = { month: 'u.month', startsAt: 'u.local_starts_at', endsAt: 'u.local_ends_at', joins: '' };

/**
 * The month of a use and its times on the wall clock come from the service, by the same zone rules as bookings and
 * reports. PostgreSQL checks that they lie within a day of the instants: no zone is further away from UTC.
 */
export class MonthsOfUses20261201050100 implements MigrationInterface {
  name = 'MonthsOfUses20261201050100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table usage_record
        add column month date, add column local_starts_at timestamp, add column local_ends_at timestamp`);
    // Uses of before keep the times by which they were posted.
    await runner.query(/* sql */ `alter table usage_record disable trigger usage_record_append_only`);
    await runner.query(/* sql */ `
      update usage_record w
         set month = ${BY_POSTGRESQL.month}, local_starts_at = ${BY_POSTGRESQL.startsAt},
             local_ends_at = ${BY_POSTGRESQL.endsAt}
        from usage_record u ${BY_POSTGRESQL.joins}
       where w.organization_id = u.organization_id and w.usage_id = u.usage_id`);
    await runner.query(/* sql */ `alter table usage_record enable trigger usage_record_append_only`);
    await runner.query(/* sql */ `
      alter table usage_record
        alter column month set not null,
        alter column local_starts_at set not null,
        alter column local_ends_at set not null,
        add constraint usage_record_month_of_its_start check (
          extract(day from month) = 1
          and starts_at at time zone 'UTC' >= month - interval '1 day'
          and starts_at at time zone 'UTC' < month + interval '1 month' + interval '1 day'),
        add constraint usage_record_local_times check (
          local_starts_at - (starts_at at time zone 'UTC') between interval '-1 day' and interval '1 day'
          and local_ends_at - (ends_at at time zone 'UTC') between interval '-1 day' and interval '1 day')`);
    await postBy(runner, HANDED_IN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await postBy(runner, BY_POSTGRESQL);
    await runner.query(/* sql */ `
      alter table usage_record drop column month, drop column local_starts_at, drop column local_ends_at`);
  }
}

/** In the order of months, so that two transactions that end bookings of several wait for each other in a line. */
async function postBy(runner: QueryRunner, { month, startsAt, endsAt, joins }: LocalTimes): Promise<void> {
  await runner.query(/* sql */ `
    create or replace function usage_record_is_posted() returns trigger language plpgsql as $$
    declare
      v_line record;
    begin
      for v_line in
        select u.organization_id, u.usage_id, u.consumer_id, u.outcome, u.charge_minor, u.charge_currency, u.recorded_at,
               r.name, r.code, ${month} as in_month,
               to_char(${startsAt}, 'YYYY-MM-DD HH24:MI') as starts_local,
               to_char(${endsAt}, 'YYYY-MM-DD HH24:MI') as ends_local
          from written u
          join resource r on r.organization_id = u.organization_id and r.resource_id = u.resource_id
          ${joins}
         where u.charge_minor is not null
         order by u.organization_id, u.consumer_id, u.charge_currency, in_month, u.starts_at, u.usage_id
      loop
        insert into statement_line (organization_id, statement_id, usage_id, amount_minor, description, posted_at)
        values (v_line.organization_id,
                open_statement(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, v_line.in_month),
                v_line.usage_id, v_line.charge_minor,
                format('%s (%s), %s to %s, %s', v_line.name, v_line.code, v_line.starts_local, v_line.ends_local,
                       replace(lower(v_line.outcome), '_', ' ')),
                v_line.recorded_at);
        perform post_amount(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, 'USAGE',
                            'usage ' || v_line.usage_id, null, 'RECEIVABLE', 'INCOME', v_line.charge_minor,
                            v_line.recorded_at);
      end loop;
      return null;
    end $$`);
}
