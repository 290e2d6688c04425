import { sqlStatuses } from '../bookings/index.js';
import type { AccountKey, BookingKey, OrganizationKey } from '../platform/core/keys.js';
import { HOUR_MS, type Instant, type TimeRange } from '../platform/core/time-range.js';
import { type Composed, ComposedQuery } from '../platform/db/composed-query.js';
import { sqlInstant } from '../platform/db/sql-values.js';

/** The bookings that the viewer may see: as the booker or a member of the side that booked, and of the provider. */
export interface SeenBookings {
  readonly account: AccountKey;
  readonly memberOf: readonly OrganizationKey[];
  readonly consumers: readonly OrganizationKey[];
  readonly providers: readonly OrganizationKey[];
}

export interface HomeRow {
  readonly today: number;
  readonly upcoming: number;
  readonly provider: OrganizationKey | null;
  readonly id: BookingKey['id'] | null;
}

/** A count above this is told as this. */
const MOST = 1_000;

/** Most bookings are shorter and found by their start; the rest has an index of its own. */
const SHORT_MS = 48 * HOUR_MS;
const LONG = `greatest(b.ends_at, b.checked_out_at) - least(b.starts_at, b.checked_in_at) > interval '48 hours'`;

/** Bookings of today, those to come and the next one, in one statement. */
export function homeOf(seen: SeenBookings, today: TimeRange, after: TimeRange, at: Instant): Composed {
  const query = new ComposedQuery();
  const instant = (value: Instant) => query.param(sqlInstant(value), 'timestamptz');
  const keys = (organizations: readonly OrganizationKey[]) => query.param(organizations, 'bigint[]');
  const [now, start, end, last] = [at, today.startsAt, today.endsAt, after.endsAt].map(instant);
  const [earlier, beforeNow] = [today.startsAt - SHORT_MS, at - SHORT_MS].map(instant);
  const holds = `booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, ${now})
         in ${sqlStatuses((state) => state.holdsTime)}`;
  const [memberOf, consumers, providers] = [keys(seen.memberOf), keys(seen.consumers), keys(seen.providers)];
  const onOwn = `(b.consumer_id = any (${consumers}) or b.booked_by = ${query.param(seen.account, 'uuid')})`;
  // One look for each organization, in the order of its index.
  const each = (which: string, rest: string) => [
    `select k.* from unnest(${memberOf}) o (id) cross join lateral (
       select b.organization_id, b.booking_id, b.starts_at from booking b
        where b.consumer_id = o.id and ${onOwn} and ${which} and ${holds} ${rest}) k`,
    `select k.* from unnest(${providers}) o (id) cross join lateral (
       select b.organization_id, b.booking_id, b.starts_at from booking b
        where b.organization_id = o.id and ${which} and ${holds} ${rest}) k`,
  ];
  const long = (range: string, which: string) => `
     select b.organization_id, b.booking_id, b.starts_at from booking b
      where ${LONG} and tstzrange(least(b.starts_at, b.checked_in_at), greatest(b.ends_at, b.checked_out_at)) && ${range}
        and ((b.consumer_id = any (${memberOf}) and ${onOwn}) or b.organization_id = any (${providers}))
        and ${which} and ${holds}`;
  const either = (sources: readonly string[]) => sources.map((source) => `(${source})`).join('\n union ');
  const overlapping = `b.starts_at < ${end} and b.ends_at > ${start}`;
  const ofToday = either([
    ...each(`b.starts_at > ${earlier} and ${overlapping}`, `limit ${MOST}`),
    long(`tstzrange(${start}, ${end})`, overlapping),
  ]);
  const toCome = either(each(`b.starts_at >= ${end} and b.starts_at < ${last}`, `limit ${MOST}`));
  const notOver = `b.ends_at > ${now}`;
  const next = either([
    ...each(`b.starts_at > ${beforeNow} and ${notOver}`, 'order by b.starts_at, b.booking_id limit 1'),
    long(`tstzrange(${now}, null)`, notOver),
  ]);
  const countOf = (source: string) => `(select count(*)::int from (select from (${source}) k limit ${MOST}) k)`;
  const text = `
  select ${countOf(ofToday)} as today, ${countOf(toCome)} as upcoming, n.organization_id as provider, n.booking_id as id
    from (select) one
    left join lateral (select * from (${next}) k order by starts_at, booking_id limit 1) n on true`;
  return { statement: query.statement('tasks.home', text), values: query.values };
}
