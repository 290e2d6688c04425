import { MINUTE_MS, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { BookedTime, ConsumerKind } from './core/measure.js';
import type { LateCancellation } from './core/tally.js';
import { integersOf } from './integers.js';

/** What happened to the resources of one provider in a window, by the key of the resource. */
export interface ProviderTime {
  readonly booked: ReadonlyMap<string, BookedTime[]>;
  readonly downtimes: ReadonlyMap<string, TimeRange[]>;
  readonly lateCancellations: ReadonlyMap<string, LateCancellation[]>;
}

const CONSUMER_KINDS: readonly ConsumerKind[] = ['SCHOOL', 'ENTERPRISE', 'TRAINING_CENTER'];

/** Seconds are dropped: minutes of reports are whole. */
const minute = (instant: string) => `floor(date_part('epoch', ${instant}) / 60)::int`;

const SPAN = `greatest(b.ends_at, b.checked_out_at) - least(b.starts_at, b.checked_in_at)`;
const NEAR = `(${SPAN}) <= interval '48 hours'`;
const FAR = `(${SPAN}) > interval '48 hours'`;

// Most bookings and their use lie within two days of the start, so the index by start finds them; the rest has an index
// of its own (booking_reaching_far).
const inWindow = `
  select b.booking_id, b.consumer_id, b.starts_at, b.checked_in_at, b.checked_out_at, b.created_at,
         booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, $4) as status
    from booking b
   where b.organization_id = $1 and b.starts_at >= $2::timestamptz - interval '48 hours'
     and b.starts_at < $3::timestamptz + interval '48 hours' and ${NEAR}
     and greatest(b.ends_at, b.checked_out_at) > $2 and least(b.starts_at, b.checked_in_at) < $3
  union all
  select b.booking_id, b.consumer_id, b.starts_at, b.checked_in_at, b.checked_out_at, b.created_at,
         booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, $4)
    from booking b
   where b.organization_id = $1 and ${FAR}
     and tstzrange(least(b.starts_at, b.checked_in_at), greatest(b.ends_at, b.checked_out_at))
         && tstzrange($2::timestamptz, $3::timestamptz)`;

// One row for each resource, its bookings as arrays of integers: that crosses the wire and is read several times faster
// than a row for each. The flags: 1 missed, 2 by others than the owner, then the kind of the consumer.
const findBooked = statement(
  'report.booked-time',
  `with counted as materialized (
     select row_number() over () as number, w.*,
            case o.kind when 'SCHOOL' then 0 when 'ENTERPRISE' then 1 else 2 end as consumer_kind
       from (${inWindow}) w join organization o on o.organization_id = w.consumer_id
      where w.status in ('CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW'))
   select a.resource_id,
          array_agg(c.number)::text as bookings,
          array_agg(${minute('lower(a.reserved_during)')})::text as starts,
          array_agg(${minute('upper(a.reserved_during)')})::text as ends,
          array_agg(a.units)::text as units,
          array_agg(coalesce(${minute('case when c.checked_out_at is not null then c.checked_in_at end')}, 0))::text as ins,
          array_agg(coalesce(${minute('c.checked_out_at')}, 0))::text as outs,
          array_agg(${minute('c.created_at')})::text as made,
          array_agg(c.consumer_kind * 4 + case when c.consumer_id <> $1 then 2 else 0 end
                    + case when c.status = 'NO_SHOW' then 1 else 0 end)::text as flags
     from counted c
     join allocation a on a.organization_id = $1 and a.holder_id = c.booking_id
    group by a.resource_id`,
);

interface BookedRow {
  readonly resource_id: string;
  readonly bookings: string;
  readonly starts: string;
  readonly ends: string;
  readonly units: string;
  readonly ins: string;
  readonly outs: string;
  readonly made: string;
  readonly flags: string;
}

function bookedTimes(row: BookedRow): BookedTime[] {
  const [starts, ends, units, flags] = [row.starts, row.ends, row.units, row.flags].map(integersOf);
  const [ins, outs, made] = [row.ins, row.outs, row.made].map(integersOf);
  const at = (minutes: number[] | undefined, index: number): Instant => (minutes?.[index] ?? 0) * MINUTE_MS;
  return integersOf(row.bookings).map((booking, index) => {
    const flag = flags?.[index] ?? 0;
    const used = { startsAt: at(ins, index), endsAt: at(outs, index) };
    return {
      booking,
      reserved: { startsAt: at(starts, index), endsAt: at(ends, index) },
      units: units?.[index] ?? 0,
      used: used.startsAt < used.endsAt ? used : null,
      shared: (flag & 2) !== 0,
      consumer: CONSUMER_KINDS[flag >> 2] ?? 'TRAINING_CENTER',
      missed: (flag & 1) !== 0,
      createdAt: at(made, index),
    };
  });
}

const findDowntimes = statement(
  'report.downtimes',
  `select a.resource_id, lower(a.reserved_during) as starts_at, upper(a.reserved_during) as ends_at
     from allocation a
    where a.organization_id = $1 and a.kind = 'DOWNTIME'
      and a.reserved_during && tstzrange($2::timestamptz, $3::timestamptz)`,
);

// A cancelled booking holds nothing any more; what it had whole is what is inside by now.
const findLateCancellations = statement(
  'report.late-cancellations',
  `with late as (
     select row_number() over () as number, b.booking_id, b.starts_at
       from booking b
      where b.organization_id = $1 and b.cancelled_late and b.starts_at >= $2 and b.starts_at < $3)
   select l.number::int as booking, l.starts_at, i.resource_id
     from late l
     join booking_item i on i.organization_id = $1 and i.booking_id = l.booking_id
   union
   select l.number::int, l.starts_at, e.resource_id
     from late l
     join booking_item i on i.organization_id = $1 and i.booking_id = l.booking_id and i.whole
    cross join lateral everything_inside($1, i.resource_id) e`,
);

interface PeriodRow {
  readonly resource_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
}

interface LateRow {
  readonly booking: number;
  readonly starts_at: Date;
  readonly resource_id: string;
}

const byResource = <Row extends { readonly resource_id: string }, T>(
  rows: readonly Row[],
  valueOf: (row: Row) => T,
): Map<string, T[]> => {
  const found = Map.groupBy(rows, (row) => row.resource_id);
  return new Map([...found].map(([resource, ofResource]) => [resource, ofResource.map(valueOf)]));
};

/** All that touches the window, as it stands at `now`. */
export async function timeOf(
  queryable: Queryable,
  organizationKey: string,
  window: TimeRange,
  now: Instant,
): Promise<ProviderTime> {
  const values = [organizationKey, sqlInstant(window.startsAt), sqlInstant(window.endsAt)];
  const [booked, downtimes, late] = await Promise.all([
    queryable.run<BookedRow>(findBooked, [...values, sqlInstant(now)]),
    queryable.run<PeriodRow>(findDowntimes, values),
    queryable.run<LateRow>(findLateCancellations, values),
  ]);
  return {
    booked: new Map(booked.map((row) => [row.resource_id, bookedTimes(row)])),
    downtimes: byResource(downtimes, (row) => ({
      startsAt: instantOf(row.starts_at),
      endsAt: instantOf(row.ends_at),
    })),
    lateCancellations: byResource(late, (row) => ({ booking: row.booking, startsAt: instantOf(row.starts_at) })),
  };
}
