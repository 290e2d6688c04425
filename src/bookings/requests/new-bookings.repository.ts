import { appendHappenings, happeningsArgument, type NewHappening } from '../../happenings/index.js';
import { claimArguments, claimTime } from '../../availability/index.js';
import { drawArguments, drawMinutes } from '../../organizations/index.js';
import type { AccountKey, BookingKey, SeriesKey } from '../../platform/core/keys.js';
import { statement, type StatementRunner } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { allocationsOf, drawOf, racing } from '../booking/booking-claims.js';
import {
  ITEM_COLUMNS,
  ITEM_RECORD,
  itemRecords,
  itemsOf,
  TERMS_RECORD,
  termsRecord,
} from '../booking/booking-records.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import type { Booking } from '../core/booking.js';
import { holdExpiry, statusAt, type Terms } from '../core/terms.js';
import type { Answering, IdempotencyKey } from '../booking/idempotency.js';

/** One booking that is written. */
export interface NewOccurrence {
  readonly id: BookingKey['id'];
  readonly period: TimeRange;
  readonly terms: Terms;
  /** Past use, written down by the provider. */
  readonly recorded: boolean;
  /** Its items, if it has others than the request; absent = the same. */
  readonly admission?: ValidatedRequest;
}

/** The rows of a request: one booking for each occurrence, all or none. */
export interface NewBookings {
  readonly admission: ValidatedRequest;
  readonly bookedBy: AccountKey;
  readonly title: string;
  readonly seriesId: SeriesKey['id'] | null;
  readonly occurrences: readonly NewOccurrence[];
  readonly key: AnsweredKey | null;
  /** The one thing that happens: the booking, or the series. */
  readonly happening: NewHappening;
}

const insertAndClaim = statement('booking.insert')`with titled as materialized (select title_words($6) as words),
   new_booking as (
     insert into booking (organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at,
                          ends_at, recorded_status, expires_at, confirmed_at, no_show_at, needs_approval,
                          cancellation_notice_minutes, no_show_after_minutes, check_in_opens_minutes, agreement_id,
                          discount_percent, quote_minor, quote_currency, created_at, recorded, words)
     select $2, b.booking_id, $3, $4, $5, $6, $7, b.starts_at, b.ends_at, b.status, b.expires_at, b.confirmed_at,
            b.no_show_at, b.needs_approval, b.cancellation_notice_minutes, b.no_show_after_minutes,
            b.check_in_opens_minutes, b.agreement_id, b.discount_percent, b.quote_minor, b.quote_currency, $1,
            b.recorded, booking_words(b.booking_id, t.words)
       from titled t cross join jsonb_to_recordset($8) as b (booking_id uuid, starts_at timestamptz, ends_at timestamptz,
                                                               recorded boolean, ${TERMS_RECORD})),
   new_item as (
     insert into booking_item (organization_id, booking_id, ${ITEM_COLUMNS}, rate_id, included_minutes)
     select $2, b.booking_id, i.*, b.rate_ids[i.position], b.included_minutes[i.position]
       from jsonb_to_recordset($8) as b (booking_id uuid, rate_ids uuid[], included_minutes integer[], items jsonb)
      cross join lateral jsonb_to_recordset(coalesce(b.items, $9)) as i (${ITEM_RECORD})),
   new_key as (
     insert into idempotency_key (organization_id, account_id, mutation, key, input_hash, answer, created_at)
     select $3, $4, $10, $11, decode($12, 'hex'), $13, $1 where $11::text is not null
     on conflict on constraint idempotency_key_pkey do nothing
     returning 1)
   select ${drawMinutes(15)} as drawn, ${appendHappenings(14)} as told,
          none_missing(${claimTime(19)} + ($11::text is not null)::int - (select count(*) from new_key)::int) as missing`;

/** A key with the id of what is made for it, the series or the one booking. */
type AnsweredKey = IdempotencyKey & { readonly answer: string };

export const answered = <K>(key: Answering<K> | null, made: K): AnsweredKey | null =>
  key && { ...key, answer: key.ids.encode(made) };

/**
 * Writes the bookings and takes their included minutes and their time, in one statement, which fails as a whole:
 * agreements come before resources in every transaction, so that none waits for another that waits for it. Throws LostRaceError
 * when somebody took the minutes or the time, or used the key, since the caller looked.
 */
export async function insertBookings(queryable: StatementRunner, bookings: NewBookings, now: Instant): Promise<void> {
  const { admission, occurrences, key } = bookings;
  const records = occurrences.map(({ id, period, terms, recorded, admission: own }) => ({
    booking_id: id,
    recorded,
    ...(own === undefined ? {} : { items: itemRecords(own) }),
    starts_at: sqlInstant(period.startsAt),
    ends_at: sqlInstant(period.endsAt),
    ...termsRecord(terms),
  }));
  const values = [
    sqlInstant(now),
    admission.providerId,
    admission.consumerId,
    bookings.bookedBy,
    bookings.seriesId,
    bookings.title,
    admission.attendees,
    JSON.stringify(records),
    JSON.stringify(itemRecords(admission)),
    key?.mutation ?? null,
    key?.key ?? null,
    key?.inputHash ?? null,
    key?.answer ?? null,
    happeningsArgument(queryable, [bookings.happening]),
    ...drawArguments(occurrences.map((o) => drawOf(o.id, o.terms)).filter((draw) => draw.minutes > 0)),
    ...claimArguments(occurrences.flatMap((o) => allocationsOf(o.admission ?? admission, o.id, o.period, o.terms))),
  ];
  await racing(() => queryable.run(insertAndClaim, values));
}

/** A booking just written, without reading it again. */
export function writtenBooking(bookings: Omit<NewBookings, 'happening'>, index: number, now: Instant): Booking {
  const { admission, occurrences, bookedBy, seriesId, title } = bookings;
  const occurrence = occurrences[index];
  if (occurrence === undefined) throw new Error(`there is no occurrence ${index}`);
  const provider = admission.providerId;
  return {
    ...occurrence.terms,
    id: { provider, id: occurrence.id },
    providerId: admission.providerId,
    consumerId: admission.consumerId,
    bookedBy,
    seriesId: seriesId === null ? null : { provider, id: seriesId },
    title,
    attendees: admission.attendees,
    period: occurrence.period,
    status: statusAt(occurrence.terms, now),
    expiresAt: holdExpiry(occurrence.terms),
    createdAt: now,
    checkedInAt: null,
    checkedOutAt: null,
    reason: null,
    items: itemsOf(admission, occurrence.terms),
  };
}
