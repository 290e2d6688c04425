import { bookingIds, seriesIds } from '../ids.js';
import type { BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import { parseLocalDateTime } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { bookingsById } from '../booking/bookings.repository.js';
import type { Booking } from '../core/booking.js';
import type { SeriesRule } from './core/series.js';
import { occurrencesOf } from './series.repository.js';

/** The booking or series that a request with an idempotency key made, as it is now. */
export interface RequestByKey {
  readonly key: string;
  /** The rule and title of a series; null for a single booking. */
  readonly series: (SeriesRule & { readonly title: string }) | null;
  readonly bookings: readonly Booking[];
}

const findKeys = statement('bookings.requests-by-key')`select key, answer from idempotency_key
    where organization_id = $1 and mutation in ('requestBooking', 'requestBookingSeries')
      and left(key, char_length($2)) = $2
    order by created_at`;

const findSeries = statement('bookings.series-rules')`
  select s.organization_id::text, s.series_id, s.title, s.recurrence, s.starts_at_local::text, s.ends_at_local::text,
          s.except_local::text[]
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
     join booking_series s using (organization_id, series_id)`;

interface SeriesRow {
  readonly organization_id: OrganizationKey;
  readonly series_id: SeriesKey['id'];
  readonly title: string;
  readonly recurrence: string;
  readonly starts_at_local: string;
  readonly ends_at_local: string;
  readonly except_local: readonly string[];
}

function local(text: string): LocalDateTime {
  const read = parseLocalDateTime(text.replace(' ', 'T'));
  if (read === null) throw new Error(`PostgreSQL answered ${text} for a local time`);
  return read;
}

const ruleOf = (row: SeriesRow): RequestByKey['series'] => ({
  title: row.title,
  recurrence: row.recurrence,
  startsAtLocal: local(row.starts_at_local),
  endsAtLocal: local(row.ends_at_local),
  exceptLocal: row.except_local.map(local),
});

/** Every request of an organization whose key begins with a prefix, the oldest first. */
export async function requestsByKey(
  queryable: Queryable,
  organization: OrganizationKey,
  prefix: string,
  now: Instant,
): Promise<RequestByKey[]> {
  const stored = await queryable.run<{ key: string; answer: string }>(findKeys, [organization, prefix]);
  const found = stored.map(({ key, answer }) => ({
    key,
    series: seriesIds.decode(answer),
    booking: bookingIds.read(answer),
  }));
  const series = found.flatMap((each) => each.series ?? []);
  const values = [series.map((key) => key.provider), series.map((key) => key.id)];
  const rows = await queryable.run<SeriesRow>(findSeries, values);
  const rules = new Map(rows.map((row) => [row.series_id, ruleOf(row)]));
  const occurrences = await occurrencesOf(queryable, series);
  const bookingsOf = ({ series, booking }: (typeof found)[number]): BookingKey[] =>
    series === null ? [booking] : (occurrences.get(series.id) ?? []).flatMap(({ bookingId }) => bookingId ?? []);
  const bookings = await bookingsById(queryable, found.flatMap(bookingsOf), now);
  return found.map((each) => ({
    key: each.key,
    series: (each.series && rules.get(each.series.id)) ?? null,
    bookings: bookingsOf(each).flatMap(({ id }) => bookings.get(id) ?? []),
  }));
}
