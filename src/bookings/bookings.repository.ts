import { organizationIds, userIds } from '../access/index.js';
import { type Allocation, claimArguments } from '../availability/index.js';
import { resourceIds } from '../catalog/index.js';
import { Raced, statement, type Queryable, type Tx } from '../platform/db/database.js';
import { SqlState, sqlStateOf } from '../platform/db/sql-state.js';
import { instantOf, instantOrNull, sqlInstant } from '../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { bookingIds, seriesIds } from './booking-ids.js';
import type { Admission } from './core/admission.js';
import type { BookedItem, Booking, BookingStatus } from './core/booking.js';
import { blockedBy } from './core/examination.js';
import type { Terms } from './core/terms.js';
import type { IdempotencyKey } from './facts.queries.js';

/** A row of booking_at(), with its items. */
export interface BookingRow {
  readonly organization_id: string;
  readonly booking_id: string;
  readonly consumer_id: string;
  readonly booked_by: string;
  readonly series_id: string | null;
  readonly title: string;
  readonly attendees: number | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: BookingStatus;
  readonly expires_at: Date | null;
  readonly cancellation_notice_minutes: number | null;
  readonly items: { readonly resource_id: string; readonly units: number }[];
}

/** The columns of a BookingRow, for a query over `booking_at(now) b`. */
export const BOOKING_COLUMNS = `b.*, (
  select json_agg(json_build_object('resource_id', i.resource_id, 'units', i.units) order by i.position)
    from booking_item i where i.organization_id = b.organization_id and i.booking_id = b.booking_id) as items`;

export const bookingOf = (row: BookingRow): Booking => ({
  id: bookingIds.encode(row.organization_id, row.booking_id),
  providerId: organizationIds.encode(row.organization_id),
  consumerId: organizationIds.encode(row.consumer_id),
  bookedBy: userIds.encode(row.booked_by),
  seriesId: row.series_id === null ? null : seriesIds.encode(row.organization_id, row.series_id),
  title: row.title,
  attendees: row.attendees,
  period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
  status: row.status,
  expiresAt: instantOrNull(row.expires_at),
  cancellationNoticeMinutes: row.cancellation_notice_minutes,
  items: row.items.map((item) => ({
    resourceId: resourceIds.encode(row.organization_id, item.resource_id),
    units: item.units,
  })),
});

const findByKeys = statement(
  'booking.find-by-keys',
  `select ${BOOKING_COLUMNS}
     from unnest($2::bigint[], $3::uuid[]) as w (organization_id, booking_id)
     join booking_at($1) b using (organization_id, booking_id)`,
);

/** Those of the ids that exist, as they are at `now`, whoever may see them. */
export async function bookingsById(
  queryable: Queryable,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, Booking>> {
  const keys = ids.flatMap((id) => bookingIds.decode(id) ?? []);
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<BookingRow>(findByKeys, [
    sqlInstant(now),
    keys.map((key) => key.organizationId),
    keys.map((key) => key.id),
  ]);
  return new Map(rows.map(bookingOf).map((booking) => [booking.id, booking]));
}

const lockBookings = statement(
  'booking.lock',
  `select booking_id from booking where organization_id = $1 and booking_id = any ($2::uuid[])
    order by booking_id for no key update`,
);

/** Keeps two changes of one booking apart, and answers it as it is now. */
export async function lockedBooking(tx: Tx, id: string, now: Instant): Promise<Booking | null> {
  const key = bookingIds.decode(id);
  if (key === null) return null;
  await tx.run(lockBookings, [key.organizationId, [key.id]]);
  return (await bookingsById(tx, [id], now)).get(id) ?? null;
}

const lockSeries = statement(
  'booking.lock-series',
  `with locked as (
     select organization_id, booking_id from booking where organization_id = $2 and series_id = $3
      order by booking_id for no key update)
   select ${BOOKING_COLUMNS} from locked join booking_at($1) b using (organization_id, booking_id)
    order by b.starts_at`,
);

/** The bookings of a series as they are now, kept apart from other changes. */
export async function lockedBookingsOfSeries(tx: Tx, seriesId: string, now: Instant): Promise<Booking[]> {
  const key = seriesIds.decode(seriesId);
  if (key === null) return [];
  const rows = await tx.run<BookingRow>(lockSeries, [sqlInstant(now), key.organizationId, key.id]);
  return rows.map(bookingOf);
}

/** What is written for a request: one booking for each occurrence, all or none. */
export interface NewBookings {
  readonly admission: Admission;
  readonly bookedBy: string;
  readonly title: string;
  readonly seriesId: string | null;
  readonly occurrences: readonly { readonly id: string; readonly period: TimeRange; readonly terms: Terms }[];
  readonly key: IdempotencyKey | null;
}

const insertAndClaim = statement(
  'booking.insert',
  `with new_booking as (
     insert into booking (organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at,
                          ends_at, recorded_status, expires_at, cancellation_notice_minutes, no_show_after_minutes,
                          check_in_opens_minutes, created_at)
     select $2, b.booking_id, $3, $4, $5, $6, $7, b.starts_at, b.ends_at, b.status, b.expires_at, $8, $9, $10, $1
       from unnest($11::uuid[], $12::timestamptz[], $13::timestamptz[], $14::text[], $15::timestamptz[])
              as b (booking_id, starts_at, ends_at, status, expires_at)),
   new_item as (
     insert into booking_item (organization_id, booking_id, resource_id, position, units, turnaround_minutes)
     select $2, b.booking_id, i.resource_id, i.position, i.units, i.turnaround
       from unnest($11::uuid[]) as b (booking_id)
      cross join unnest($16::uuid[], $17::int[], $18::int[]) with ordinality
              as i (resource_id, units, turnaround, position)),
   new_key as (
     insert into idempotency_key (consumer_id, account_id, mutation, key, input_hash, organization_id, made_id, created_at)
     select $3, $4, $19, $20, decode($21, 'hex'), $2, coalesce($5, ($11::uuid[])[1]), $1 where $20::text is not null
     on conflict on constraint idempotency_key_pkey do nothing
     returning 1)
   select claim_time($1, $2, $22::uuid[], $23::uuid[], $24::text[], $25::int[], $26::tstzrange[], $27::tstzrange[],
                     $28::timestamptz[]) as claimed,
          (select count(*) from new_key)::int as keys`,
);

function allocationsOf(bookings: NewBookings): Allocation[] {
  return bookings.occurrences.flatMap((occurrence) =>
    bookings.admission.items.map((item) => ({
      holderId: occurrence.id,
      resourceId: resourceIds.decode(item.resource.id)?.id ?? '',
      kind: 'BOOKING' as const,
      units: item.units,
      reserved: occurrence.period,
      blocked: blockedBy(item, occurrence.period),
      expiresAt: occurrence.terms.expiresAt,
    })),
  );
}

/**
 * Writes the bookings and takes their time, in one statement. Throws Raced when somebody took the time, or used the
 * key, since the caller looked.
 */
export async function insertBookings(tx: Tx, bookings: NewBookings, now: Instant): Promise<void> {
  const { admission, occurrences, key } = bookings;
  const allocations = allocationsOf(bookings);
  const terms = occurrences[0]?.terms;
  const values = [
    sqlInstant(now),
    organizationIds.decode(admission.providerId),
    organizationIds.decode(admission.consumerId),
    userIds.decode(bookings.bookedBy),
    bookings.seriesId,
    bookings.title,
    admission.attendees,
    terms?.cancellationNoticeMinutes,
    terms?.noShowAfterMinutes,
    terms?.checkInOpensMinutes,
    occurrences.map((o) => o.id),
    occurrences.map((o) => sqlInstant(o.period.startsAt)),
    occurrences.map((o) => sqlInstant(o.period.endsAt)),
    occurrences.map((o) => o.terms.status),
    occurrences.map((o) => (o.terms.expiresAt === null ? null : sqlInstant(o.terms.expiresAt))),
    admission.items.map((item) => resourceIds.decode(item.resource.id)?.id),
    admission.items.map((item) => item.units),
    admission.items.map((item) => item.resource.policy.turnaroundMinutes),
    key?.mutation ?? null,
    key?.key ?? null,
    key?.inputHash ?? null,
    ...claimArguments(allocations),
  ];
  const [written] = await racing(() => tx.run<{ claimed: number; keys: number }>(insertAndClaim, values));
  if (written?.claimed !== allocations.length || written.keys !== (key === null ? 0 : 1)) throw new Raced();
}

/** Somebody else's claim on a counted resource shows as an error, where on an exclusive one it shows as no row. */
export async function racing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw sqlStateOf(error) === SqlState.exclusionViolation ? new Raced() : error;
  }
}

const cancel = statement(
  'booking.cancel',
  `update booking b
      set recorded_status = 'CANCELLED', expires_at = null, cancelled_at = $1, cancelled_by = $2,
          cancellation_reason = $3, cancelled_late = c.late
     from unnest($5::uuid[], $6::boolean[]) as c (booking_id, late)
    where b.organization_id = $4 and b.booking_id = c.booking_id`,
);

export interface Cancellation {
  readonly bookingId: string;
  readonly late: boolean;
}

/** Marks bookings of one provider cancelled; their time is released apart. */
export async function writeCancellations(
  tx: Tx,
  cancellations: readonly Cancellation[],
  by: { readonly userId: string; readonly reason: string | null; readonly at: Instant },
): Promise<void> {
  const keys = cancellations.map((each) => bookingIds.decode(each.bookingId));
  await tx.run(cancel, [
    sqlInstant(by.at),
    userIds.decode(by.userId),
    by.reason,
    keys[0]?.organizationId,
    keys.map((key) => key?.id),
    cancellations.map((each) => each.late),
  ]);
}

/** A booking just written, without reading it again. */
export function writtenBooking(bookings: NewBookings, index: number): Booking {
  const occurrence = bookings.occurrences[index];
  if (occurrence === undefined) throw new Error(`there is no occurrence ${index}`);
  const organization = organizationIds.decode(bookings.admission.providerId) ?? '';
  return {
    id: bookingIds.encode(organization, occurrence.id),
    providerId: bookings.admission.providerId,
    consumerId: bookings.admission.consumerId,
    bookedBy: bookings.bookedBy,
    seriesId: bookings.seriesId === null ? null : seriesIds.encode(organization, bookings.seriesId),
    title: bookings.title,
    attendees: bookings.admission.attendees,
    period: occurrence.period,
    status: occurrence.terms.status,
    expiresAt: occurrence.terms.expiresAt,
    cancellationNoticeMinutes: occurrence.terms.cancellationNoticeMinutes,
    items: bookings.admission.items.map((item): BookedItem => ({ resourceId: item.resource.id, units: item.units })),
  };
}
