import type { BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import { bookingsById } from '../booking/bookings.repository.js';
import type { EndedBooking } from './ended-bookings.js';

/** Bookings that were missed at $1 and are not written as such, by an index of their own that holds nothing else. */
export const MISSED = `recorded_status = 'CONFIRMED' and no_show_at <= $1`;

export interface MissedRow {
  readonly organization_id: OrganizationKey;
  readonly booking_id: BookingKey['id'];
  readonly no_show_at: Date;
}

const ofBookings = statement('missed.of-bookings')`select b.organization_id, b.booking_id, b.no_show_at from booking b
     join unnest($2::bigint[], $3::uuid[]) as w (organization_id, booking_id) using (organization_id, booking_id)
    where ${MISSED}`;

const ofOrganizations = statement('missed.of-organizations')`select organization_id, booking_id, no_show_at from booking
    where ${MISSED} and (organization_id = any ($2) or consumer_id = any ($2))`;

/** Missed bookings with their end, which is the instant at which each was missed. */
export async function missedBookings(
  queryable: Queryable,
  missed: readonly MissedRow[],
  now: Instant,
): Promise<EndedBooking[]> {
  const keys = missed.map((row): BookingKey => ({ provider: row.organization_id, id: row.booking_id }));
  const bookings = await bookingsById(queryable, keys, now);
  return missed.flatMap((row) => {
    const booking = bookings.get(row.booking_id);
    return booking === undefined
      ? []
      : [{ booking, outcome: 'NO_SHOW' as const, endedAt: instantOf(row.no_show_at), used: null }];
  });
}

/** Bookings among these that were missed by now and are not written as such. */
export async function missedOfBookings(
  queryable: Queryable,
  keys: readonly BookingKey[],
  now: Instant,
): Promise<EndedBooking[]> {
  const values = [sqlInstant(now), keys.map((key) => key.provider), keys.map((key) => key.id)];
  return missedBookings(queryable, await queryable.run<MissedRow>(ofBookings, values), now);
}

/** The same of all bookings in which one of the organizations is a side. */
export async function missedOfOrganizations(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
  now: Instant,
): Promise<EndedBooking[]> {
  const rows = await queryable.run<MissedRow>(ofOrganizations, [sqlInstant(now), organizations]);
  return missedBookings(queryable, rows, now);
}
