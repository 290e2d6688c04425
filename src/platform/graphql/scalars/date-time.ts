import { GraphQLScalarType } from 'graphql';
import { type Instant, isWholeMinute } from '../../core/time-range.js';
import { textScalar } from './text-scalar.js';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt](?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.(\d+))?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(10_000, 0, 1);

/** Date.parse turns 31 February into March; RFC 3339 §5.7 knows no such day. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An instant as RFC 3339 §5.6 writes it, between the years 1900 and 9999; null for anything else. */
export function parseInstant(text: string): Instant | null {
  const match = RFC_3339.exec(text);
  if (match === null || !isCalendarDay(text)) return null;
  const instant = Date.parse(text.toUpperCase());
  if (Number.isNaN(instant) || instant < EARLIEST || instant >= LATEST) return null;
  // Digits below a millisecond are dropped, but must not make it pass for a whole minute.
  const finer = match[1]?.slice(3) ?? '';
  return /[1-9]/.test(finer) && isWholeMinute(instant) ? instant + 1 : instant;
}

export const formatInstant = (instant: Instant): string => new Date(instant).toISOString();

export const DateTimeScalar: GraphQLScalarType<Instant, string> = textScalar({
  name: 'DateTime',
  description:
    'An instant as RFC 3339 writes it, e.g. 2027-03-01T08:00:00+08:00. Any offset is accepted; answers are in Z.',
  example: '2027-03-01T08:00:00Z (RFC 3339, with an offset or Z, years 1900 to 9999)',
  parse: parseInstant,
  format: formatInstant,
});
