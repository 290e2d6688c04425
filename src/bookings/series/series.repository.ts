import { organizationIds, userIds } from '../../access/index.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { Facts, Sentence } from '../../platform/core/message.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { formatLocalDateTime } from '../../platform/core/calendar.js';
import { bookingIds, seriesIds } from '../booking/booking-ids.js';
import { resourceIds } from '../../catalog/index.js';
import type { BookingErrorCode, BookingRefusal } from '../core/booking-refusal.js';
import type { BookingConflict } from '../core/examination.js';
import type { SeriesRule } from './core/series.js';

export interface BookingSeries {
  readonly id: string;
  readonly providerId: string;
  readonly consumerId: string;
  readonly bookedBy: string;
  readonly recurrence: string;
  readonly timeZone: string;
}

/** One that the rule means: booked, or skipped and why; neither in a refused or previewed series. */
export interface Occurrence {
  readonly period: TimeRange;
  readonly bookingId: string | null;
  readonly skippedBecause: BookingErrorCode | null;
  /** Every rule that this date breaks; none where it was or would be booked. */
  readonly refusals: readonly BookingRefusal[];
  /** The conflicts of this date, at most 20. */
  readonly conflicts: readonly BookingConflict[];
}

/** A conflict as it is stored: instants in milliseconds, the resource by its key. */
interface StoredConflict {
  readonly resource: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: BookingConflict['reason'];
  readonly unitsFree: number;
  readonly holder: string;
}

const storedConflict = ({ resourceId, meets, reason, unitsFree, holderId }: BookingConflict): StoredConflict => ({
  resource: resourceIds.decode(resourceId)?.id ?? '',
  ...meets,
  reason,
  unitsFree,
  holder: holderId,
});

const conflictOf = (organizationKey: string, stored: StoredConflict): BookingConflict => ({
  resourceId: resourceIds.encode(organizationKey, stored.resource),
  meets: { startsAt: stored.startsAt, endsAt: stored.endsAt },
  reason: stored.reason,
  unitsFree: stored.unitsFree,
  holderId: stored.holder,
});

/** A refusal as it is stored. Those of earlier versions have English text alone. */
type StoredRefusal = Pick<BookingRefusal, 'code' | 'field'> &
  ({ readonly sentence: Sentence; readonly facts: Facts } | { readonly message: string });

const refusalOf = (stored: StoredRefusal): BookingRefusal =>
  'sentence' in stored ? stored : { ...stored, sentence: { en: stored.message, zh: stored.message }, facts: {} };

interface SeriesRow {
  readonly organization_id: string;
  readonly series_id: string;
  readonly consumer_id: string;
  readonly booked_by: string;
  readonly recurrence: string;
  readonly time_zone: string;
}

const findByKeys = statement(
  'series.find-by-keys',
  `select s.organization_id, s.series_id, s.consumer_id, s.booked_by, s.recurrence, s.time_zone
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
     join booking_series s using (organization_id, series_id)`,
);

const keysOf = (ids: readonly string[]) => {
  const keys = ids.flatMap((id) => seriesIds.decode(id) ?? []);
  return [keys.map((key) => key.organizationId), keys.map((key) => key.id)];
};

/** Those of the ids that exist, whoever may see them. */
export async function seriesById(queryable: Queryable, ids: readonly string[]): Promise<Map<string, BookingSeries>> {
  const rows = await queryable.run<SeriesRow>(findByKeys, keysOf(ids));
  return new Map(
    rows.map((row) => {
      const id = seriesIds.encode(row.organization_id, row.series_id);
      const series = {
        id,
        providerId: organizationIds.encode(row.organization_id),
        consumerId: organizationIds.encode(row.consumer_id),
        bookedBy: userIds.encode(row.booked_by),
        recurrence: row.recurrence,
        timeZone: row.time_zone,
      };
      return [id, series];
    }),
  );
}

interface OccurrenceRow {
  readonly organization_id: string;
  readonly series_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly booking_id: string | null;
  readonly skipped_because: BookingErrorCode | null;
  readonly refusals: StoredRefusal[];
  readonly conflicts: StoredConflict[];
}

const findOccurrences = statement(
  'series.occurrences',
  `select o.organization_id, o.series_id, o.starts_at, o.ends_at, o.booking_id, o.skipped_because,
          o.refusals, o.conflicts
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
     join series_occurrence o using (organization_id, series_id)
    order by o.starts_at`,
);

/** The occurrences of each series, by its id, by start. */
export async function occurrencesOf(queryable: Queryable, ids: readonly string[]): Promise<Map<string, Occurrence[]>> {
  const rows = await queryable.run<OccurrenceRow>(findOccurrences, keysOf(ids));
  const grouped = Map.groupBy(rows, (row) => seriesIds.encode(row.organization_id, row.series_id));
  return new Map(
    [...grouped].map(([id, occurrences]) => [
      id,
      occurrences.map((row) => ({
        period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
        bookingId: row.booking_id === null ? null : bookingIds.encode(row.organization_id, row.booking_id),
        skippedBecause: row.skipped_because,
        refusals: row.refusals.map(refusalOf),
        conflicts: row.conflicts.map((stored) => conflictOf(row.organization_id, stored)),
      })),
    ]),
  );
}

const insert = statement(
  'series.insert',
  `insert into booking_series (organization_id, series_id, consumer_id, booked_by, title, recurrence, time_zone,
                               starts_at_local, ends_at_local, except_local, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export interface NewSeries {
  readonly seriesId: string;
  readonly providerId: string;
  readonly consumerId: string;
  readonly bookedBy: string;
  readonly title: string;
  readonly timeZone: string;
  readonly rule: SeriesRule;
}

export async function insertSeries(tx: Tx, series: NewSeries, now: Instant): Promise<void> {
  await tx.run(insert, [
    organizationIds.decode(series.providerId),
    series.seriesId,
    organizationIds.decode(series.consumerId),
    userIds.decode(series.bookedBy),
    series.title,
    series.rule.recurrence,
    series.timeZone,
    formatLocalDateTime(series.rule.startsAtLocal),
    formatLocalDateTime(series.rule.endsAtLocal),
    series.rule.exceptLocal.map(formatLocalDateTime),
    sqlInstant(now),
  ]);
}

const insertEach = statement(
  'series.insert-occurrences',
  `insert into series_occurrence (organization_id, series_id, starts_at, ends_at, booking_id, skipped_because, refusals,
                                  conflicts)
   select $1, $2, o.*
     from unnest($3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::text[], $7::jsonb[], $8::jsonb[]) o`,
);

/** Bookings must be written before. */
export async function insertOccurrences(
  tx: Tx,
  series: Pick<NewSeries, 'providerId' | 'seriesId'>,
  occurrences: readonly Occurrence[],
): Promise<void> {
  await tx.run(insertEach, [
    organizationIds.decode(series.providerId),
    series.seriesId,
    occurrences.map((o) => sqlInstant(o.period.startsAt)),
    occurrences.map((o) => sqlInstant(o.period.endsAt)),
    occurrences.map((o) => (o.bookingId === null ? null : (bookingIds.decode(o.bookingId)?.id ?? null))),
    occurrences.map((o) => o.skippedBecause),
    occurrences.map((o) => JSON.stringify(o.refusals)),
    occurrences.map((o) => JSON.stringify(o.conflicts.map(storedConflict))),
  ]);
}
