import { rateIds } from '../accounting/index.js';
import { organizationIds, userIds } from '../access/index.js';
import { type Allocation, claimArguments, claimTime, giveTimeBackMoving, type Window } from '../availability/index.js';
import { resourceIds } from '../catalog/index.js';
import { agreementIds, type Draw, drawArguments, drawMinutes, drawnTooMuch, redraw } from '../organizations/index.js';
import { Raced, statement, type Queryable, type Tx } from '../platform/db/database.js';
import { SqlState, sqlStateOf } from '../platform/db/sql-state.js';
import { instantOf, instantOrNull, sqlInstant, sqlInstantOrNull } from '../platform/db/sql-values.js';
import { parseDecimal, ZERO } from '../platform/core/decimal.js';
import type { OwnedKey } from '../platform/core/global-id.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { bookingIds, seriesIds } from './booking-ids.js';
import type { Admission, AdmittedItem } from './core/admission.js';
import type { Booking, BookingStatus, FrozenItem } from './core/booking.js';
import { blockedBy } from './core/examination.js';
import type { Step } from './core/steps.js';
import { holdExpiry, lapseOf, type Standing, statusAt, type Terms } from './core/terms.js';
import { includedMinutesOf } from './core/price.js';
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
  readonly check_in_opens_minutes: number;
  readonly no_show_after_minutes: number | null;
  readonly needs_approval: boolean;
  readonly created_at: Date;
  readonly confirmed_at: Date | null;
  readonly checked_in_at: Date | null;
  readonly checked_out_at: Date | null;
  readonly reason: string | null;
  readonly agreement_id: string | null;
  readonly discount_percent: string;
  readonly quote_minor: string | null;
  readonly quote_currency: string | null;
  readonly items: {
    readonly resource_id: string;
    readonly units: number;
    readonly whole: boolean;
    readonly rate_id: string | null;
    readonly included_minutes: number;
  }[];
}

/** The columns of a BookingRow, for a query over `booking_at(now) b`. */
export const BOOKING_COLUMNS = `b.*, (
  select json_agg(json_build_object('resource_id', i.resource_id, 'units', i.units, 'whole', i.whole,
                                    'rate_id', i.rate_id, 'included_minutes', i.included_minutes) order by i.position)
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
  checkInOpensMinutes: row.check_in_opens_minutes,
  noShowAfterMinutes: row.no_show_after_minutes,
  needsApproval: row.needs_approval,
  createdAt: instantOf(row.created_at),
  confirmedAt: instantOrNull(row.confirmed_at),
  checkedInAt: instantOrNull(row.checked_in_at),
  checkedOutAt: instantOrNull(row.checked_out_at),
  reason: row.reason,
  agreementId: row.agreement_id === null ? null : agreementIds.encode(row.organization_id, row.agreement_id),
  discountPercent: parseDecimal(row.discount_percent) ?? ZERO,
  quote: row.quote_minor === null ? null : { minor: BigInt(row.quote_minor), currency: row.quote_currency as Currency },
  items: row.items.map((item) => ({
    resourceId: resourceIds.encode(row.organization_id, item.resource_id),
    units: item.units,
    whole: item.whole,
    rateId: item.rate_id === null ? null : rateIds.encode(row.organization_id, item.rate_id),
    includedMinutes: item.included_minutes,
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

/**
 * Keeps two changes of one booking apart, and answers it as it is once nobody else changes it: `now` is asked then, so
 * that whoever was first acted before.
 */
export async function lockedBooking(
  tx: Tx,
  id: string,
  clock: { now(): Instant },
): Promise<{ readonly booking: Booking | null; readonly now: Instant }> {
  const key = bookingIds.decode(id);
  if (key === null) return { booking: null, now: clock.now() };
  await tx.run(lockBookings, [key.organizationId, [key.id]]);
  const now = clock.now();
  return { booking: (await bookingsById(tx, [id], now)).get(id) ?? null, now };
}

const lockSeries = statement(
  'booking.lock-series',
  `select booking_id from booking where organization_id = $1 and series_id = $2 order by booking_id for no key update`,
);

/** The bookings of a series, kept apart from other changes, as they are once nobody else changes them. */
export async function lockedBookingsOfSeries(
  tx: Tx,
  seriesId: string,
  clock: { now(): Instant },
): Promise<{ readonly bookings: Booking[]; readonly now: Instant }> {
  const key = seriesIds.decode(seriesId);
  if (key === null) return { bookings: [], now: clock.now() };
  const rows = await tx.run<{ booking_id: string }>(lockSeries, [key.organizationId, key.id]);
  // Only a statement that begins after the lock sees what others did before it.
  const now = clock.now();
  const ids = rows.map((row) => bookingIds.encode(key.organizationId, row.booking_id));
  const bookings = [...(await bookingsById(tx, ids, now)).values()];
  return { bookings: bookings.sort((a, b) => a.period.startsAt - b.period.startsAt), now };
}

/** The columns of termsRecord(). */
const TERMS_RECORD = `status text, expires_at timestamptz, confirmed_at timestamptz, no_show_at timestamptz,
  needs_approval boolean, cancellation_notice_minutes integer, no_show_after_minutes integer,
  check_in_opens_minutes integer, agreement_id uuid, discount_percent numeric, quote_minor numeric,
  quote_currency text, rate_ids uuid[], included_minutes integer[]`;

/** The columns of itemRecords(), in this order. */
const ITEM_COLUMNS = 'resource_id, position, units, whole, turnaround_minutes';
const ITEM_RECORD = 'resource_id uuid, position smallint, units integer, whole boolean, turnaround_minutes integer';

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
                          ends_at, recorded_status, expires_at, confirmed_at, no_show_at, needs_approval,
                          cancellation_notice_minutes, no_show_after_minutes, check_in_opens_minutes, agreement_id,
                          discount_percent, quote_minor, quote_currency, created_at)
     select $2, b.booking_id, $3, $4, $5, $6, $7, b.starts_at, b.ends_at, b.status, b.expires_at, b.confirmed_at,
            b.no_show_at, b.needs_approval, b.cancellation_notice_minutes, b.no_show_after_minutes,
            b.check_in_opens_minutes, b.agreement_id, b.discount_percent, b.quote_minor, b.quote_currency, $1
       from jsonb_to_recordset($8) as b (booking_id uuid, starts_at timestamptz, ends_at timestamptz, ${TERMS_RECORD})),
   new_item as (
     insert into booking_item (organization_id, booking_id, ${ITEM_COLUMNS}, rate_id, included_minutes)
     select $2, b.booking_id, i.*, b.rate_ids[i.position], b.included_minutes[i.position]
       from jsonb_to_recordset($8) as b (booking_id uuid, rate_ids uuid[], included_minutes integer[])
      cross join jsonb_to_recordset($9) as i (${ITEM_RECORD})),
   new_key as (
     insert into idempotency_key (consumer_id, account_id, mutation, key, input_hash, organization_id, made_id, created_at)
     select $3, $4, $10, $11, decode($12, 'hex'), $2, $13, $1 where $11::text is not null
     on conflict on constraint idempotency_key_pkey do nothing
     returning 1)
   select ${drawMinutes(14)} as drawn,
          none_missing(${claimTime(18)} + ($11::text is not null)::int - (select count(*) from new_key)::int) as missing`,
);

const termsRecord = (terms: Terms) => ({
  status: terms.status,
  expires_at: sqlInstantOrNull(terms.expiresAt),
  confirmed_at: sqlInstantOrNull(terms.confirmedAt),
  no_show_at: sqlInstantOrNull(terms.noShowAt),
  needs_approval: terms.needsApproval,
  cancellation_notice_minutes: terms.cancellationNoticeMinutes,
  no_show_after_minutes: terms.noShowAfterMinutes,
  check_in_opens_minutes: terms.checkInOpensMinutes,
  agreement_id: terms.agreementId === null ? null : agreementIds.decode(terms.agreementId)?.id,
  discount_percent: terms.discountPercent,
  quote_minor: terms.quote?.minor.toString() ?? null,
  quote_currency: terms.quote?.currency ?? null,
  rate_ids: terms.priced.map(({ rate }) => (rate === null ? null : rateIds.decode(rate.id)?.id)),
  included_minutes: terms.priced.map((item) => item.includedMinutes),
});

/** What a booking draws of the included minutes of its agreement. */
const drawOf = (holderId: string, terms: Terms): Draw => ({
  holderId,
  agreementId: terms.agreementId,
  minutes: includedMinutesOf(terms.priced),
  lapsesAt: lapseOf(terms),
});

const itemRecords = (admission: Admission) =>
  admission.items.map((item, index) => ({
    resource_id: keyOf(item).id,
    position: index + 1,
    units: item.units,
    whole: item.whole,
    turnaround_minutes: item.resource.policy.turnaroundMinutes,
  }));

function keyOf(item: AdmittedItem): OwnedKey {
  const key = resourceIds.decode(item.resource.id);
  if (key === null) throw new Error(`the resource ${item.resource.id} has no key`);
  return key;
}

/** The time that each item would take in each period: items of the first period first. */
export const windowsOf = (admission: Admission, periods: readonly TimeRange[]): Window[] =>
  periods.flatMap((period) =>
    admission.items.map((item) => ({ resource: keyOf(item), range: blockedBy(item, period), whole: item.whole })),
  );

/** Each item in one window, whatever turnaround it has. */
export const windowsIn = (admission: Admission, range: TimeRange): Window[] =>
  admission.items.map((item) => ({ resource: keyOf(item), range, whole: item.whole }));

/** What a booking holds, by where it stands. */
const allocationsOf = (admission: Admission, holderId: string, period: TimeRange, standing: Standing): Allocation[] =>
  admission.items.map((item) => ({
    holderId,
    resourceId: keyOf(item).id,
    kind: standing.status === 'HELD' ? 'HOLD' : 'BOOKING',
    units: item.units,
    whole: item.whole,
    reserved: period,
    blocked: blockedBy(item, period),
    expiresAt: standing.expiresAt,
    releasesAt: standing.noShowAt,
  }));

/**
 * Writes the bookings and takes their included minutes and their time, in one statement, which fails as a whole:
 * agreements come before resources in every transaction, so that none waits for another that waits for it. Throws Raced
 * when somebody took the minutes or the time, or used the key, since the caller looked.
 */
export async function insertBookings(queryable: Queryable, bookings: NewBookings, now: Instant): Promise<void> {
  const { admission, occurrences, key } = bookings;
  const records = occurrences.map(({ id, period, terms }) => ({
    booking_id: id,
    starts_at: sqlInstant(period.startsAt),
    ends_at: sqlInstant(period.endsAt),
    ...termsRecord(terms),
  }));
  const values = [
    sqlInstant(now),
    organizationIds.decode(admission.providerId),
    organizationIds.decode(admission.consumerId),
    userIds.decode(bookings.bookedBy),
    bookings.seriesId,
    bookings.title,
    admission.attendees,
    JSON.stringify(records),
    JSON.stringify(itemRecords(admission)),
    key?.mutation ?? null,
    key?.key ?? null,
    key?.inputHash ?? null,
    bookings.seriesId ?? occurrences[0]?.id ?? null,
    ...drawArguments(occurrences.map((o) => drawOf(o.id, o.terms)).filter((draw) => draw.minutes > 0)),
    ...claimArguments(occurrences.flatMap((o) => allocationsOf(admission, o.id, o.period, o.terms))),
  ];
  await racing(() => queryable.run(insertAndClaim, values));
}

/** Somebody else's claim on a counted resource, or draw, shows as an error, where on an exclusive one it shows as no row. */
export async function racing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw sqlStateOf(error) === SqlState.exclusionViolation || drawnTooMuch(error) ? new Raced() : error;
  }
}

const cancel = statement(
  'booking.cancel',
  `update booking b
      set recorded_status = 'CANCELLED', expires_at = null, no_show_at = null, cancelled_at = $1, cancelled_by = $2,
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
export function writtenBooking(bookings: NewBookings, index: number, now: Instant): Booking {
  const { admission, occurrences, bookedBy, seriesId, title } = bookings;
  const occurrence = occurrences[index];
  if (occurrence === undefined) throw new Error(`there is no occurrence ${index}`);
  const organization = organizationIds.decode(admission.providerId) ?? '';
  return {
    ...occurrence.terms,
    id: bookingIds.encode(organization, occurrence.id),
    providerId: admission.providerId,
    consumerId: admission.consumerId,
    bookedBy,
    seriesId: seriesId === null ? null : seriesIds.encode(organization, seriesId),
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

const itemsOf = (admission: Admission, { priced }: Terms): FrozenItem[] =>
  admission.items.map((item, index) => ({
    resourceId: item.resource.id,
    units: item.units,
    whole: item.whole,
    rateId: priced[index]?.rate?.id ?? null,
    includedMinutes: priced[index]?.includedMinutes ?? 0,
  }));

const writeStanding = statement(
  'booking.write-standing',
  `update booking
      set recorded_status = $3, expires_at = $4, confirmed_at = $5, no_show_at = $6, checked_in_at = $7,
          checked_out_at = $8, decided_at = coalesce($9, decided_at), decided_by = coalesce($10, decided_by),
          decision_reason = coalesce($11, decision_reason)
    where organization_id = $1 and booking_id = $2`,
);

/** Who decided about a booking, and why. */
export interface Decision {
  readonly userId: string;
  readonly reason: string | null;
  readonly at: Instant;
}

/** Of a booking that is locked; `decision` is null for what takes its course. */
export async function writeStep(
  tx: Tx,
  bookingId: string,
  standing: Step['standing'],
  decision: Decision | null,
): Promise<void> {
  const key = bookingIds.decode(bookingId);
  await tx.run(writeStanding, [
    key?.organizationId,
    key?.id,
    standing.status,
    sqlInstantOrNull(standing.expiresAt),
    sqlInstantOrNull(standing.confirmedAt),
    sqlInstantOrNull(standing.noShowAt),
    sqlInstantOrNull(standing.checkedInAt),
    sqlInstantOrNull(standing.checkedOutAt),
    decision === null ? null : sqlInstant(decision.at),
    decision === null ? null : userIds.decode(decision.userId),
    decision?.reason ?? null,
  ]);
}

const clearItems = statement(
  'booking.clear-items',
  `delete from booking_item where organization_id = $1 and booking_id = $2`,
);

const moveAndClaim = statement(
  'booking.move',
  `with moved as (
     update booking b
        set starts_at = $4, ends_at = $5, recorded_status = t.status, expires_at = t.expires_at,
            confirmed_at = t.confirmed_at, no_show_at = t.no_show_at, needs_approval = t.needs_approval,
            cancellation_notice_minutes = t.cancellation_notice_minutes,
            no_show_after_minutes = t.no_show_after_minutes, check_in_opens_minutes = t.check_in_opens_minutes,
            agreement_id = t.agreement_id, discount_percent = t.discount_percent, quote_minor = t.quote_minor,
            quote_currency = t.quote_currency
       from jsonb_to_record($6) as t (${TERMS_RECORD})
      where b.organization_id = $2 and b.booking_id = $3),
   new_item as (
     insert into booking_item (organization_id, booking_id, ${ITEM_COLUMNS}, rate_id, included_minutes)
     select $2, $3, i.*, t.rate_ids[i.position], t.included_minutes[i.position]
       from jsonb_to_record($6) as t (${TERMS_RECORD}) cross join jsonb_to_recordset($7) as i (${ITEM_RECORD}))
   select ${claimTime(8)} as missing`,
);

/**
 * Gives time and included minutes of a locked booking back, takes those of the new period and items, and answers the
 * booking as it is then. Throws Raced when somebody took them since the caller looked.
 */
export async function moveBooking(
  tx: Tx,
  booking: Booking,
  to: { readonly admission: Admission; readonly period: TimeRange; readonly terms: Terms },
  now: Instant,
): Promise<Booking> {
  const key = bookingIds.decode(booking.id);
  if (key === null) throw new Error(`the booking ${booking.id} has no key`);
  const { admission, period, terms } = to;
  const drawn = drawOf(key.id, terms);
  const draws = drawn.minutes > 0 || includedMinutesOf(booking.items) > 0 ? [drawn] : [];
  await redraw(tx, key.organizationId, draws, now);
  await giveTimeBackMoving(tx, key, period.startsAt, now);
  await tx.run(clearItems, [key.organizationId, key.id]);
  const values = [
    sqlInstant(now),
    key.organizationId,
    key.id,
    sqlInstant(period.startsAt),
    sqlInstant(period.endsAt),
    JSON.stringify(termsRecord(terms)),
    JSON.stringify(itemRecords(admission)),
    ...claimArguments(allocationsOf(admission, key.id, period, terms)),
  ];
  const [written] = await racing(() => tx.run<{ missing: number }>(moveAndClaim, values));
  if (written?.missing !== 0) throw new Raced();
  return {
    ...booking,
    ...terms,
    status: statusAt(terms, now),
    expiresAt: holdExpiry(terms),
    period,
    items: itemsOf(admission, terms),
  };
}
