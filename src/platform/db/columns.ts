import type { ValueTransformer } from 'typeorm';
import { formatLocalDate, parseLocalDate } from '../core/calendar.js';
import { assert } from '../core/assert.js';
import { type Decimal, parseDecimal } from '../core/decimal.js';
import type { LocalDateTime } from '../core/local-time.js';
import type { Instant } from '../core/time-range.js';
import { instantOrNull } from './sql-values.js';

/** For a column of type timestamptz: an instant in milliseconds. Undefined stays undefined, so a default applies. */
export const instants: ValueTransformer = {
  from: instantOrNull,
  to: (instant: Instant | null | undefined) => (instant == null ? instant : new Date(instant)),
};

export function localDayOf(text: string): LocalDateTime {
  const day = parseLocalDate(text);
  assert(day !== null, 'PostgreSQL writes dates as ISO 8601');
  return day;
}

/** For a column of type date: its midnight on a wall clock. */
export const localDays: ValueTransformer = { from: localDayOf, to: formatLocalDate };

/** For a column of type numeric: without zeros that say nothing. */
export const decimals: ValueTransformer = {
  from: (text: string | null): Decimal | null => (text === null ? null : parseDecimal(text)),
  to: (decimal: Decimal | null | undefined) => decimal,
};

type ColumnName<Property extends string> = Property extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${ColumnName<Rest>}`
  : Property;

/**
 * A row of an entity's columns under their names in SQL: bookedBy is booked_by. `Times` are the instants among them, which
 * the driver reads as Dates. Local days come as texts, so they are left out.
 */
export type SqlRow<Entity, Property extends keyof Entity & string, Times extends keyof Entity & string = never> = {
  readonly [Name in Property | Times as ColumnName<Name>]: Name extends Times
    ? Date | Extract<Entity[Name], null>
    : Entity[Name];
};
