import type { AccountKey, BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { SqlRow } from '../../platform/db/columns.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { formatLocalDateTime, parseLocalDateTime } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { localAt } from '../../platform/core/zone.js';
import type { BookingErrorCode, BookingRefusal } from '../core/booking-refusal.js';
import type { BookingConflict } from '../core/rule-checks.js';
import type { BookingSeriesEntity } from './booking-series.entity.js';
import type { SeriesRule } from './core/series.js';
import type { SeriesOccurrenceEntity, StoredConflict, StoredRefusal } from './series-occurrence.entity.js';

export interface BookingSeries {
  readonly id: SeriesKey;
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly bookedBy: AccountKey;
  readonly recurrence: string;
  readonly timeZone: string;
}

/** One date of a series: booked, or skipped and why; neither in a refused or previewed series. */
export interface Occurrence {
  readonly period: TimeRange;
  /** The start on the wall clock, of a moved one where the rule had it. */
  readonly startsAtLocal: LocalDateTime;
  readonly moved: boolean;
  readonly bookingId: BookingKey | null;
  readonly skippedBecause: BookingErrorCode | null;
  /** Every rule that this date breaks; none where it was or would be booked. */
  readonly refusals: readonly BookingRefusal[];
  /** The conflicts of this date, at most 20. */
  readonly conflicts: readonly BookingConflict[];
}

const storedConflict = ({ resourceId, meets, reason, unitsFree, holderId }: BookingConflict): StoredConflict => ({
  resource: resourceId.id,
  ...meets,
  reason,
  unitsFree,
  holder: holderId,
});

const conflictOf = (organizationKey: OrganizationKey, stored: StoredConflict): BookingConflict => ({
  resourceId: { provider: organizationKey, id: stored.resource },
  meets: { startsAt: stored.startsAt, endsAt: stored.endsAt },
  reason: stored.reason,
  unitsFree: stored.unitsFree,
  holderId: stored.holder,
});

const refusalOf = (stored: StoredRefusal): BookingRefusal =>
  'sentence' in stored ? stored : { ...stored, sentence: { en: stored.message, zh: stored.message }, facts: {} };

type SeriesRow = SqlRow<
  BookingSeriesEntity,
  'organizationId' | 'seriesId' | 'consumerId' | 'bookedBy' | 'recurrence' | 'timeZone'
>;

const findByKeys = statement('series.find-by-keys')`
  select s.organization_id, s.series_id, s.consumer_id, s.booked_by, s.recurrence, s.time_zone
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
     join booking_series s using (organization_id, series_id)`;

const valuesOf = (keys: readonly SeriesKey[]) => [keys.map((key) => key.provider), keys.map((key) => key.id)];

/** The rows that exist, by key. Not filtered by what a viewer may see. */
export async function seriesById(
  queryable: Queryable,
  keys: readonly SeriesKey[],
): Promise<Map<SeriesKey['id'], BookingSeries>> {
  const rows = await queryable.run<SeriesRow>(findByKeys, valuesOf(keys));
  return new Map(
    rows.map((row) => {
      const series = {
        id: { provider: row.organization_id, id: row.series_id },
        providerId: row.organization_id,
        consumerId: row.consumer_id,
        bookedBy: row.booked_by,
        recurrence: row.recurrence,
        timeZone: row.time_zone,
      };
      return [row.series_id, series];
    }),
  );
}

type Times = 'startsAt' | 'endsAt';
type OccurrenceRow = SqlRow<
  SeriesOccurrenceEntity,
  Exclude<keyof SeriesOccurrenceEntity, Times | 'movedFromLocal'>,
  Times
> & { readonly time_zone: string; readonly moved_from_local: string | null };

const findOccurrences = statement('series.occurrences')`
  select o.organization_id, o.series_id, o.starts_at, o.ends_at, o.booking_id, o.skipped_because,
          o.refusals, o.conflicts, o.moved_from_local::text, s.time_zone
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
     join booking_series s using (organization_id, series_id)
     join series_occurrence o using (organization_id, series_id)
    order by o.starts_at`;

function localStartOf({ moved_from_local: from, starts_at, time_zone }: OccurrenceRow): LocalDateTime {
  if (from === null) return localAt(instantOf(starts_at), time_zone);
  const local = parseLocalDateTime(from.replace(' ', 'T'));
  if (local === null) throw new Error(`PostgreSQL answered ${from} for a local time`);
  return local;
}

/** The occurrences of each series, by its id, by start. */
export async function occurrencesOf(
  queryable: Queryable,
  keys: readonly SeriesKey[],
): Promise<Map<SeriesKey['id'], Occurrence[]>> {
  const rows = await queryable.run<OccurrenceRow>(findOccurrences, valuesOf(keys));
  const grouped = Map.groupBy(rows, (row) => row.series_id);
  return new Map(
    [...grouped].map(([id, occurrences]) => [
      id,
      occurrences.map((row) => ({
        period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
        startsAtLocal: localStartOf(row),
        moved: row.moved_from_local !== null,
        bookingId: row.booking_id === null ? null : { provider: row.organization_id, id: row.booking_id },
        skippedBecause: row.skipped_because,
        refusals: row.refusals.map(refusalOf),
        conflicts: row.conflicts.map((stored) => conflictOf(row.organization_id, stored)),
      })),
    ]),
  );
}

const insert = statement('series.insert')`
  insert into booking_series (organization_id, series_id, consumer_id, booked_by, title, recurrence, time_zone,
                               starts_at_local, ends_at_local, except_local, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

export interface NewSeries {
  readonly seriesId: SeriesKey['id'];
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly bookedBy: AccountKey;
  readonly title: string;
  readonly timeZone: string;
  readonly rule: SeriesRule;
}

export async function insertSeries(tx: Tx, series: NewSeries, now: Instant): Promise<void> {
  await tx.run(insert, [
    series.providerId,
    series.seriesId,
    series.consumerId,
    series.bookedBy,
    series.title,
    series.rule.recurrence,
    series.timeZone,
    formatLocalDateTime(series.rule.startsAtLocal),
    formatLocalDateTime(series.rule.endsAtLocal),
    series.rule.exceptLocal.map(formatLocalDateTime),
    sqlInstant(now),
  ]);
}

const insertEach = statement('series.insert-occurrences')`
  insert into series_occurrence (organization_id, series_id, starts_at, ends_at, booking_id, skipped_because, refusals,
                                  conflicts, moved_from_local)
   select $1, $2, o.*
     from unnest($3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::text[], $7::jsonb[], $8::jsonb[],
                 $9::timestamp[]) o`;

/** Bookings must be written before. */
export async function insertOccurrences(
  tx: Tx,
  series: Pick<NewSeries, 'providerId' | 'seriesId'>,
  occurrences: readonly Occurrence[],
): Promise<void> {
  await tx.run(insertEach, [
    series.providerId,
    series.seriesId,
    occurrences.map((o) => sqlInstant(o.period.startsAt)),
    occurrences.map((o) => sqlInstant(o.period.endsAt)),
    occurrences.map((o) => o.bookingId?.id ?? null),
    occurrences.map((o) => o.skippedBecause),
    occurrences.map((o) => JSON.stringify(o.refusals)),
    occurrences.map((o) => JSON.stringify(o.conflicts.map(storedConflict))),
    occurrences.map((o) => (o.moved ? formatLocalDateTime(o.startsAtLocal) : null)),
  ]);
}
