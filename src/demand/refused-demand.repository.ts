import { type Queryable, statement } from '../platform/db/database.js';
import type { Instant } from '../platform/core/time-range.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Count } from './core/batch.js';

const addUp = statement('demand.add-up')`with new_flush as (
     insert into demand_flush (flush_id, written_at) values ($2, $3) on conflict do nothing returning flush_id)
   insert into refused_demand as d
     (day, hour_of_week, reason, skills, organization_id, resource_id, distance_band, consumer_id, number, unit_minutes,
      worth_currency, worth_minor)
   select c.day, c.hour_of_week, c.reason, c.skills, c.organization_id, c.resource_id, c.distance_band, c.consumer_id,
          c.number, c.unit_minutes, c.worth_currency, c.worth_minor
     from rows from (json_to_recordset($1) as (
            day date, hour_of_week smallint, reason text, skills text[], organization_id bigint, resource_id uuid,
            distance_band text, consumer_id bigint, number bigint, unit_minutes bigint, worth_currency text,
            worth_minor numeric))
          with ordinality as c
    where exists (select from new_flush)
    order by c.ordinality
   on conflict on constraint refused_demand_once
   do update set number = d.number + excluded.number, unit_minutes = d.unit_minutes + excluded.unit_minutes,
                 worth_minor = d.worth_minor + excluded.worth_minor`;

/** Counts that are added at once; under the same id they are added once, however often they are sent. */
export interface Flush {
  readonly id: string;
  readonly at: Instant;
  readonly counts: readonly Count[];
}

/** Adds counts to those that stand, in the order in which they come. */
export async function addCounts(queryable: Queryable, flush: Flush): Promise<void> {
  const rows = flush.counts.map((count) => ({
    day: count.day,
    hour_of_week: count.hourOfWeek,
    reason: count.reason,
    skills: count.skills,
    organization_id: count.resource?.provider ?? null,
    resource_id: count.resource?.id ?? null,
    distance_band: count.distanceBand,
    consumer_id: count.consumer,
    number: count.number,
    unit_minutes: count.unitMinutes,
    worth_currency: count.currency,
    worth_minor: count.currency === null ? null : count.worthMinor.toString(),
  }));
  await queryable.run(addUp, [JSON.stringify(rows), flush.id, sqlInstant(flush.at)]);
}

// The shorter month counts: 25 months before 31 March is the last day of February.
const forget = statement('demand.forget')`delete from refused_demand
    where day < ($1::timestamptz at time zone 'UTC')::date - make_interval(months => $2)`;

// Nothing sends a batch again after so long.
const forgetFlushes = statement('demand.forget-flushes')`
  delete from demand_flush where written_at < $1::timestamptz - interval '2 days'`;

/** Deletes what was counted on days more than so many months before that of the instant, in UTC. */
export async function deleteCountsBefore(queryable: Queryable, now: Instant, months: number): Promise<void> {
  await queryable.run(forget, [sqlInstant(now), months]);
  await queryable.run(forgetFlushes, [sqlInstant(now)]);
}
