import type { AccountKey, BookingKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { OpeningPeriod } from '../../availability/index.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { sqlStatuses } from '../core/booking-status.js';

/** An item of a booking that holds its time and has not ended, by keys. */
export interface HeldItem {
  readonly organizationKey: OrganizationKey;
  readonly bookingKey: BookingKey['id'];
  readonly resourceKey: ResourceKey['id'];
  readonly consumerKey: OrganizationKey;
  readonly bookerKey: AccountKey;
  readonly period: TimeRange;
  /** When the resource is open; other hours are another calendar. */
  readonly calendarKey: string;
}

interface HeldItemRow {
  readonly organization_id: OrganizationKey;
  readonly booking_id: BookingKey['id'];
  readonly resource_id: ResourceKey['id'];
  readonly consumer_id: OrganizationKey;
  readonly booked_by: AccountKey;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly calendar_id: string;
}

const heldItem = (row: HeldItemRow): HeldItem => ({
  organizationKey: row.organization_id,
  bookingKey: row.booking_id,
  resourceKey: row.resource_id,
  consumerKey: row.consumer_id,
  bookerKey: row.booked_by,
  period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
  calendarKey: row.calendar_id,
});

const HOLDS = (now: string) => `b.ends_at > ${now}
     and booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, ${now})
         in ${sqlStatuses((state) => state.holdsTime)}`;
const COLUMNS = `b.organization_id, b.booking_id, i.resource_id, b.consumer_id, b.booked_by, b.starts_at, b.ends_at,
       c.calendar_id`;

// Exclusive and counted allocations have an index each; a planner proves that only from a branch for each.
const holdersOf = (exclusive: string) => `
  select a.holder_id from allocation a
   where a.organization_id = $1 and a.resource_id = $2 and ${exclusive}
     and a.blocked_during && tstzrange($3::timestamptz, null) and a.kind <> 'DOWNTIME' and not a.inside`;

const findOfResource = statement('affected.of-resource')`select ${COLUMNS}
     from (${holdersOf('a.exclusive')} union ${holdersOf('not a.exclusive')}) h
     join booking b on b.organization_id = $1 and b.booking_id = h.holder_id
     join booking_item i on i.organization_id = $1 and i.booking_id = b.booking_id and i.resource_id = $2
     join capacity c on c.organization_id = $1 and c.resource_id = $2
    where ${HOLDS('$3')}
    order by b.starts_at, b.booking_id`;

/** The items of bookings that hold their time on a resource, by start. */
export async function heldItemsOf(queryable: Queryable, resource: ResourceKey, now: Instant): Promise<HeldItem[]> {
  const values = [resource.provider, resource.id, sqlInstant(now)];
  return (await queryable.run<HeldItemRow>(findOfResource, values)).map(heldItem);
}

const LONG = `greatest(b.ends_at, b.checked_out_at) - least(b.starts_at, b.checked_in_at) > interval '48 hours'`;

// Most bookings are shorter than two days and found by their start; the rest has an index of its own.
const findInWindows = statement('affected.in-windows')`with touched as (
     select b.organization_id, b.booking_id
       from unnest($1::bigint[]) as o (id)
      cross join unnest($2::timestamptz[], $3::timestamptz[]) as w (starts_at, ends_at)
       join booking b on b.organization_id = o.id
                     and b.starts_at >= w.starts_at - interval '48 hours' and b.starts_at < w.ends_at
                     and b.ends_at > w.starts_at
     union
     select b.organization_id, b.booking_id
       from unnest($1::bigint[]) as o (id)
      cross join unnest($2::timestamptz[], $3::timestamptz[]) as w (starts_at, ends_at)
       join booking b on b.organization_id = o.id and ${LONG}
                     and tstzrange(least(b.starts_at, b.checked_in_at), greatest(b.ends_at, b.checked_out_at))
                         && tstzrange(w.starts_at, w.ends_at))
   select ${COLUMNS}
     from touched t
     join booking b on b.organization_id = t.organization_id and b.booking_id = t.booking_id
     join booking_item i on i.organization_id = b.organization_id and i.booking_id = b.booking_id
     join capacity c on c.organization_id = i.organization_id and c.resource_id = i.resource_id
    where ${HOLDS('$4')}
    order by b.starts_at, b.booking_id, i.position`;

/** All items of bookings of some owners that hold their time and touch one of the windows. By start. */
export async function heldItemsIn(
  queryable: Queryable,
  organizationKeys: readonly OrganizationKey[],
  windows: readonly TimeRange[],
  now: Instant,
): Promise<HeldItem[]> {
  const rows = await queryable.run<HeldItemRow>(findInWindows, [
    organizationKeys,
    windows.map(({ startsAt }) => sqlInstant(startsAt)),
    windows.map(({ endsAt }) => sqlInstant(endsAt)),
    sqlInstant(now),
  ]);
  return rows.map(heldItem);
}

const findCalendars = statement('affected.calendars')`select c.calendar_id, c.time_zone, c.opening_hours
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, calendar_id)
     join opening_calendar c using (organization_id, calendar_id)`;

export interface WeeklyHours {
  readonly timeZone: string;
  readonly openingHours: readonly OpeningPeriod[];
}

/** The weekly hours of calendars, by the keys of the calendars. */
export async function weeklyHoursOf(
  queryable: Queryable,
  items: readonly Pick<HeldItem, 'organizationKey' | 'calendarKey'>[],
): Promise<ReadonlyMap<string, WeeklyHours>> {
  const owners = new Map(items.map((item) => [item.calendarKey, item.organizationKey]));
  const rows = await queryable.run<{ calendar_id: string; time_zone: string; opening_hours: OpeningPeriod[] }>(
    findCalendars,
    [[...owners.values()], [...owners.keys()]],
  );
  return new Map(rows.map((row) => [row.calendar_id, { timeZone: row.time_zone, openingHours: row.opening_hours }]));
}

const findObservers = statement('affected.observers')`select o.organization_id,
          array(select d.day - date '1970-01-01' from calendar_day d
                 where d.organization_id = o.organization_id and d.day - date '1970-01-01' = any ($2::int[])) as own_days
     from organization_calendar o where o.region = $1 order by o.organization_id`;

/** The organizations that observe a region, with those of some days of which they have said something themselves. */
export async function observersOf(
  queryable: Queryable,
  region: string,
  days: readonly number[],
): Promise<{ readonly organizationKey: OrganizationKey; readonly ownDays: ReadonlySet<number> }[]> {
  const rows = await queryable.run<{ organization_id: OrganizationKey; own_days: number[] }>(findObservers, [
    region,
    days,
  ]);
  return rows.map((row) => ({ organizationKey: row.organization_id, ownDays: new Set(row.own_days) }));
}
