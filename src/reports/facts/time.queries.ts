import { sqlStatuses } from '../../bookings/index.js';
import type { BookingKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { MINUTE_MS, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { ConsumerKinds, KindOf } from './consumer-kinds.js';
import type { BookedTime, LateCancellation } from './core/measure.js';
import { integersOf } from './integers.js';

/** The time of the resources of one provider in a window, by the key of the resource. */
export interface ProviderTime {
  readonly booked: ReadonlyMap<ResourceKey['id'], BookedTime[]>;
  readonly downtimes: ReadonlyMap<ResourceKey['id'], TimeRange[]>;
  readonly lateCancellations: ReadonlyMap<ResourceKey['id'], LateCancellation[]>;
  /** The keys of the bookings by their numbers; empty unless they were asked for. */
  readonly bookingKeys: ReadonlyMap<number, BookingKey['id']>;
  /** The same of those that were cancelled late. */
  readonly lateKeys: ReadonlyMap<number, BookingKey['id']>;
}

const SPAN = `greatest(b.ends_at, b.checked_out_at) - least(b.starts_at, b.checked_in_at)`;
/** Bookings b whose time touches the window $2 to $3 and is longer than two days; an index has them. */
export const REACHES_FAR = `(${SPAN}) > interval '48 hours'
     and tstzrange(least(b.starts_at, b.checked_in_at), greatest(b.ends_at, b.checked_out_at))
         && tstzrange($2::timestamptz, $3::timestamptz)`;
const FROM = `$2::timestamptz - interval '48 hours'`;
const TO = `$3::timestamptz + interval '48 hours'`;
const COLUMNS = 'b.booking_id, b.consumer_id, b.checked_in_at, b.checked_out_at, b.created_at, b.ends_at';
const STATUS = 'booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, $4)';

// Most bookings and their use lie within two days of the start, so indexes by start find them and what they hold; the
// rest has an index of its own (booking_reaching_far). Nothing is filtered here that the planner cannot estimate: it
// would join in loops.
const counted = `
  select ${COLUMNS}, ${STATUS} as status, false as far from booking b
   where b.organization_id = $1 and b.starts_at >= ${FROM} and b.starts_at < ${TO}
  union all
  select ${COLUMNS}, ${STATUS}, true from booking b
   where b.organization_id = $1 and ${REACHES_FAR}
     and not (b.starts_at >= ${FROM} and b.starts_at < ${TO})`;

const taken = `
  select a.holder_id, a.resource_id, a.units, a.reserved_during from allocation a
   where a.organization_id = $1 and lower(a.reserved_during) >= ${FROM} and lower(a.reserved_during) < ${TO}
  union all
  select a.holder_id, a.resource_id, a.units, a.reserved_during
    from counted c join allocation a on a.organization_id = $1 and a.holder_id = c.booking_id
   where c.far`;

/** Seconds are dropped: minutes of reports are whole. */
const minuteOf = (instant: string) => `floor(date_part('epoch', ${instant}) / 60)::bigint`;
const wholeMinute = (instant: string) => `(date_part('epoch', ${instant}) / 60)::bigint`;

// A resource that left a container during a whole booking is reserved until then, and not used any longer.
const usedUntil =
  'least(c.checked_out_at, case when upper(t.reserved_during) < c.ends_at then upper(t.reserved_during) end)';

/** The number of integers that stand for one booking of one resource in `times`. */
const WIDTH = 8;
/** Where among them stands the consumer, times 4, and what became of the booking. */
const CONSUMER = 7;
const [STANDS, MISSED] = [0, 1];
const BOOKED = sqlStatuses((state) => state.counts === 'BOOKED');
const NOT_USED = sqlStatuses((state) => state.counts === 'MISSED');

// One row for each resource, its bookings as one array of integers: that crosses the wire and is read several times
// faster than a row for each.
const booked = (name: string, more: string) =>
  statement(name)`with counted as materialized (select row_number() over () as number, w.* from (${counted}) w),
          taken as materialized (${taken})
     select t.resource_id, count(*)::int as count,${more}
            array_agg(array[
              c.number, ${wholeMinute('lower(t.reserved_during)')}, ${wholeMinute('upper(t.reserved_during)')}, t.units,
              case when c.checked_out_at is null then 0 else ${minuteOf('c.checked_in_at')} end,
              case when c.checked_out_at is null then 0 else ${minuteOf(usedUntil)} end,
              ${minuteOf('c.created_at')},
              c.consumer_id * 4 + case when c.status in ${BOOKED} then ${STANDS} when c.status in ${NOT_USED} then ${MISSED}
                else 2 end])::text as times
       from counted c join taken t on t.holder_id = c.booking_id
      group by t.resource_id`;

const findBooked = booked('report.booked-time', '');
const findBookedWithIds = booked('report.booked-time-with-ids', ' array_agg(c.booking_id) as ids,');

interface BookedRow {
  readonly resource_id: ResourceKey['id'];
  readonly count: number;
  readonly times: string;
  /** In the same order. */
  readonly ids?: readonly BookingKey['id'][];
}

function* consumersIn(times: readonly Float64Array[]): Generator<number> {
  for (const integers of times) {
    for (let index = CONSUMER; index < integers.length; index += WIDTH) yield Math.floor((integers[index] ?? 0) / 4);
  }
}

function bookedTimes(integers: Float64Array, owner: number, kindOf: KindOf): BookedTime[] {
  const booked: BookedTime[] = [];
  for (let index = 0; index + WIDTH <= integers.length; index += WIDTH) {
    const of = (column: number): number => integers[index + column] ?? 0;
    const at = (column: number): Instant => of(column) * MINUTE_MS;
    const outcome = of(CONSUMER) % 4;
    if (outcome !== STANDS && outcome !== MISSED) continue;
    const consumer = Math.floor(of(CONSUMER) / 4);
    const units = of(3);
    booked.push({
      booking: of(0),
      reserved: { startsAt: at(1), endsAt: at(2), units },
      used: of(4) < of(5) ? { startsAt: at(4), endsAt: at(5), units } : null,
      createdAt: at(6),
      shared: consumer !== owner,
      consumer: kindOf(consumer),
      missed: outcome === MISSED,
    });
  }
  return booked;
}

const findDowntimes = statement('report.downtimes')`
  select a.resource_id, lower(a.reserved_during) as starts_at, upper(a.reserved_during) as ends_at
     from allocation a
    where a.organization_id = $1 and a.kind = 'DOWNTIME'
      and a.reserved_during && tstzrange($2::timestamptz, $3::timestamptz)`;

// A cancelled booking holds nothing any more; what it had whole is what is inside by now.
const findLateCancellations = statement('report.late-cancellations')`with late as (
     select row_number() over () as number, b.booking_id, b.starts_at
       from booking b
      where b.organization_id = $1 and b.cancelled_late and b.starts_at >= $2 and b.starts_at < $3)
   select l.number::int as booking, l.booking_id, l.starts_at, i.resource_id
     from late l
     join booking_item i on i.organization_id = $1 and i.booking_id = l.booking_id
   union
   select l.number::int, l.booking_id, l.starts_at, e.resource_id
     from late l
     join booking_item i on i.organization_id = $1 and i.booking_id = l.booking_id and i.whole
    cross join lateral everything_inside($1, i.resource_id) e`;

interface PeriodRow {
  readonly resource_id: ResourceKey['id'];
  readonly starts_at: Date;
  readonly ends_at: Date;
}

interface LateRow {
  readonly booking: number;
  readonly booking_id: BookingKey['id'];
  readonly starts_at: Date;
  readonly resource_id: ResourceKey['id'];
}

const byResource = <Row extends { readonly resource_id: ResourceKey['id'] }, T>(
  rows: readonly Row[],
  valueOf: (row: Row) => T,
): Map<ResourceKey['id'], T[]> => {
  const found = Map.groupBy(rows, (row) => row.resource_id);
  return new Map([...found].map(([resource, ofResource]) => [resource, ofResource.map(valueOf)]));
};

/** The time that is asked for. */
export interface TimeAsked {
  readonly organizationKey: OrganizationKey;
  readonly window: TimeRange;
  readonly now: Instant;
  readonly withIds: boolean;
}

/** All that touches the window, as it stands at `now`. */
export async function timeOf(queryable: Queryable, asked: TimeAsked, kinds: ConsumerKinds): Promise<ProviderTime> {
  const { organizationKey, window, now, withIds } = asked;
  const values = [organizationKey, sqlInstant(window.startsAt), sqlInstant(window.endsAt)];
  const [booked, downtimes, late] = await Promise.all([
    queryable.run<BookedRow>(withIds ? findBookedWithIds : findBooked, [...values, sqlInstant(now)]),
    queryable.run<PeriodRow>(findDowntimes, values),
    queryable.run<LateRow>(findLateCancellations, values),
  ]);
  const times = booked.map((row) => ({ ...row, integers: integersOf(row.times, row.count * WIDTH) }));
  const kindOf = await kinds.of(queryable, consumersIn(times.map(({ integers }) => integers)));
  const owner = Number(organizationKey);
  const ids = times.flatMap(
    ({ integers, ids }) => ids?.map((id, index) => [integers[index * WIDTH] ?? 0, id] as const) ?? [],
  );
  return {
    booked: new Map(times.map((row) => [row.resource_id, bookedTimes(row.integers, owner, kindOf)])),
    bookingKeys: new Map(ids),
    downtimes: byResource(downtimes, (row) => ({ startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) })),
    lateCancellations: byResource(late, (row) => ({ booking: row.booking, startsAt: instantOf(row.starts_at) })),
    lateKeys: new Map(late.map((row) => [row.booking, row.booking_id])),
  };
}
