import type { Instant, TimeRange } from '../core/time-range.js';

/** An instant as PostgreSQL reads it; years above 9999 lose the sign that ISO 8601 wants and PostgreSQL refuses. */
export const sqlInstant = (instant: Instant): string => new Date(instant).toISOString().replace(/^\+0?/, '');

export const sqlInstantOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : sqlInstant(instant);

/** A half-open tstzrange literal. */
export const sqlRange = (range: TimeRange): string => `[${sqlInstant(range.startsAt)},${sqlInstant(range.endsAt)})`;

/** The driver reads timestamptz as a Date; nothing else of the service sees one. */
export const instantOf = (value: Date): Instant => value.getTime();

export const instantOrNull = (value: Date | null): Instant | null => (value === null ? null : value.getTime());
