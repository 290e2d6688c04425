import type { Instant, TimeRange } from '../core/time-range.js';

/**
 * An instant as PostgreSQL reads it: years above 9999 lose the sign that ISO 8601 wants and PostgreSQL refuses, and
 * those before the year 1 count down to it, as there is no year 0.
 */
export function sqlInstant(instant: Instant): string {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  const iso = date.toISOString();
  if (year > 0) return iso.replace(/^\+0?/, '');
  return `${String(1 - year).padStart(4, '0')}${iso.slice(iso.indexOf('-', 1))} BC`;
}

export const sqlInstantOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : sqlInstant(instant);

/** A half-open tstzrange literal. */
export const sqlRange = (range: TimeRange): string => `[${sqlInstant(range.startsAt)},${sqlInstant(range.endsAt)})`;

/** The driver reads timestamptz as a Date; nothing else of the service sees one. */
export const instantOf = (value: Date): Instant => value.getTime();

export const instantOrNull = (value: Date | null): Instant | null => (value === null ? null : value.getTime());
