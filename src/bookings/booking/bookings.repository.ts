import type { BookingKey, SeriesKey } from '../../platform/core/keys.js';
import type { SqlRow } from '../../platform/db/columns.js';
import { statement, type Queryable, type Tx } from '../../platform/db/database.js';
import { instantOf, instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';
import { parseDecimal, ZERO } from '../../platform/core/decimal.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import type { BookingStatus } from '../core/booking-status.js';
import type { BookingItemEntity } from './booking-item.entity.js';
import type { BookingEntity } from './booking.entity.js';

type Terms =
  | 'organizationId'
  | 'bookingId'
  | 'consumerId'
  | 'bookedBy'
  | 'seriesId'
  | 'title'
  | 'attendees'
  | 'agreementId'
  | 'cancellationNoticeMinutes'
  | 'checkInOpensMinutes'
  | 'noShowAfterMinutes'
  | 'needsApproval'
  | 'discountPercent'
  | 'quoteMinor'
  | 'quoteCurrency';
type Times =
  'startsAt' | 'endsAt' | 'expiresAt' | 'createdAt' | 'confirmedAt' | 'noShowAt' | 'checkedInAt' | 'checkedOutAt';

/** A row of booking_at(), with its items. */
export interface BookingRow extends SqlRow<BookingEntity, Terms, Times> {
  readonly status: BookingStatus;
  readonly reason: string | null;
  readonly items: SqlRow<BookingItemEntity, 'resourceId' | 'units' | 'whole' | 'rateId' | 'includedMinutes'>[];
}

/** The columns of a BookingRow, for a query over `booking_at(now) b`. */
export const BOOKING_COLUMNS = `b.*, (
  select json_agg(json_build_object('resource_id', i.resource_id, 'units', i.units, 'whole', i.whole,
                                    'rate_id', i.rate_id, 'included_minutes', i.included_minutes) order by i.position)
    from booking_item i where i.organization_id = b.organization_id and i.booking_id = b.booking_id) as items`;

export const bookingOf = (row: BookingRow): Booking => ({
  id: { provider: row.organization_id, id: row.booking_id },
  providerId: row.organization_id,
  consumerId: row.consumer_id,
  bookedBy: row.booked_by,
  seriesId: row.series_id === null ? null : { provider: row.organization_id, id: row.series_id },
  title: row.title,
  attendees: row.attendees,
  period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
  status: row.status,
  expiresAt: instantOrNull(row.expires_at),
  cancellationNoticeMinutes: row.cancellation_notice_minutes,
  checkInOpensMinutes: row.check_in_opens_minutes,
  noShowAfterMinutes: row.no_show_after_minutes,
  needsApproval: row.needs_approval,
  createdAt: instantOf(row.created_at),
  confirmedAt: instantOrNull(row.confirmed_at),
  noShowAt: instantOrNull(row.no_show_at),
  checkedInAt: instantOrNull(row.checked_in_at),
  checkedOutAt: instantOrNull(row.checked_out_at),
  reason: row.reason,
  agreementId: row.agreement_id === null ? null : { provider: row.organization_id, id: row.agreement_id },
  discountPercent: parseDecimal(row.discount_percent) ?? ZERO,
  quote:
    row.quote_minor === null || row.quote_currency === null
      ? null
      : { minor: BigInt(row.quote_minor), currency: row.quote_currency },
  items: row.items.map((item) => ({
    resourceId: { provider: row.organization_id, id: item.resource_id },
    units: item.units,
    whole: item.whole,
    rateId: item.rate_id === null ? null : { provider: row.organization_id, id: item.rate_id },
    includedMinutes: item.included_minutes,
  })),
});

const findByKeys = statement('booking.find-by-keys')`select ${BOOKING_COLUMNS}
     from unnest($2::bigint[], $3::uuid[]) as w (organization_id, booking_id)
     join booking_at($1) b using (organization_id, booking_id)`;

/** The bookings that exist, as they are at `now`. Not filtered by what a viewer may see. */
export async function bookingsById(
  queryable: Queryable,
  keys: readonly BookingKey[],
  now: Instant,
): Promise<Map<BookingKey['id'], Booking>> {
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<BookingRow>(findByKeys, [
    sqlInstant(now),
    keys.map((key) => key.provider),
    keys.map((key) => key.id),
  ]);
  return new Map(rows.map(bookingOf).map((booking) => [booking.id.id, booking]));
}

const lockBookings = statement('booking.lock')`
  select booking_id from booking where organization_id = $1 and booking_id = any ($2::uuid[])
    order by booking_id for no key update`;

/**
 * Keeps two changes of one booking apart, and answers it as it is once nobody else changes it: `now` is asked then, so
 * that whoever was first acted before.
 */
export async function lockedBooking(
  tx: Tx,
  key: BookingKey,
  clock: { now(): Instant },
): Promise<{ readonly booking: Booking | null; readonly now: Instant }> {
  await tx.run(lockBookings, [key.provider, [key.id]]);
  const now = clock.now();
  return { booking: (await bookingsById(tx, [key], now)).get(key.id) ?? null, now };
}

const lockSeries = statement('booking.lock-series')`
  select booking_id from booking where organization_id = $1 and series_id = $2 order by booking_id for no key update`;

/** The bookings of a series, kept apart from other changes, as they are once nobody else changes them. */
export async function lockedBookingsOfSeries(
  tx: Tx,
  seriesId: SeriesKey,
  clock: { now(): Instant },
): Promise<{ readonly bookings: Booking[]; readonly now: Instant }> {
  const rows = await tx.run<{ booking_id: BookingKey['id'] }>(lockSeries, [seriesId.provider, seriesId.id]);
  // Only a statement that begins after the lock sees what others did before it.
  const now = clock.now();
  const ids = rows.map((row) => ({ provider: seriesId.provider, id: row.booking_id }));
  const bookings = [...(await bookingsById(tx, ids, now)).values()];
  return { bookings: bookings.sort((a, b) => a.period.startsAt - b.period.startsAt), now };
}
