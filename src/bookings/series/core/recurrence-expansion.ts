import { assert } from '../../../platform/core/assert.js';
import { dayNumberAt, addDays, type LocalDateTime } from '../../../platform/core/local-time.js';
import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import { DAY_MS, type Instant } from '../../../platform/core/time-range.js';
import { resolveLocal } from '../../../platform/core/zone.js';
import { recurringDays } from './recurrence-days.js';
import type { Recurrence } from './recurrence-rule.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { recurrenceReasons as because } from './refusals.js';

/** One time that a recurrence means. */
export interface Occurrence {
  readonly startsAtLocal: LocalDateTime;
  readonly startsAt: Instant;
  /** The end; null = the expansion was asked for starts only. */
  readonly endsAt: Instant | null;
}

export interface ExpansionRequest {
  readonly recurrence: Recurrence;
  /** DTSTART: the wall clock of the first occurrence. */
  readonly startsAtLocal: LocalDateTime;
  /** Where the first occurrence ends; each ends as much later on the wall clock. Null or absent: starts only. */
  readonly endsAtLocal?: LocalDateTime | null;
  /** An IANA name, as `canonicalTimeZone` answers it. */
  readonly zone: string;
  /** EXDATE: wall-clock starts that are left out; they still count towards COUNT. */
  readonly exceptions: readonly LocalDateTime[];
  /** The most occurrences to answer, exceptions not counted. */
  readonly limit: number;
  /** Nothing is looked for behind the first occurrence that starts later than this. */
  readonly notAfter?: Instant | undefined;
}

/** No zone is 24 hours or more away from UTC, so a day later the wall clock has passed an instant everywhere. */
const AHEAD_OF_UTC_MS = DAY_MS;
const YEAR_10000 = Date.UTC(10_000, 0, 1);
/** More than two years of DAILY periods, so that one date a year is found and 29 February wants FREQ=YEARLY. */
const MOST_FRUITLESS_STEPS = 1000;
/** Resolving a wall clock in a year not seen before costs some 50 µs, a period without days less than 1 µs. */
const STEPS_PER_MISSING_TIME = 10;
const MOST_EXCEPTIONS = 2000;

const FIELD = ['recurrence'];

/**
 * The first `limit` occurrences of a recurrence, in order and before the year 10000. Source: RFC 5545 §3.3.10 with what
 * rules.md §1 decides: a start that the clock skips is no occurrence and does not count towards COUNT, a repeated one
 * is the first; an end that it skips is the instant right after the gap, as for opening hours; an occurrence whose end
 * is not after its start is none; exceptions are taken out after COUNT.
 *
 * With `notAfter` the first occurrence behind it, if there is one, is still answered, as the last: so that a caller
 * sees that the rule goes on behind its horizon. The answer may be empty (UNTIL before the start, or only exceptions).
 *
 * The error says that DTSTART does not match the rule, the end is not after the start, or the rule is too sparse, which
 * is counted in steps and not in time so that everyone gets the same answer.
 */
export function expandRecurrence(request: ExpansionRequest): Result<Occurrence[], BookingRefusal> {
  const { recurrence, startsAtLocal, limit } = request;
  assert(Number.isInteger(limit) && limit > 0, 'an expansion is asked for at least one occurrence');
  const problem = problemOf(request);
  if (problem !== null) return refuse(problem);
  const count = recurrence.count ?? Infinity;
  const until = recurrence.until ?? Infinity;
  const notAfter = request.notAfter ?? Infinity;
  const exceptions = new Set(request.exceptions);
  const found: Occurrence[] = [];
  let counted = 0;
  let fruitless = 0;
  const firstDay = dayNumberAt(startsAtLocal);
  const lastDay = Math.floor((until + AHEAD_OF_UTC_MS) / DAY_MS);
  for (const days of recurringDays(recurrence, firstDay, lastDay)) {
    fruitless += 1;
    for (const day of days) {
      if (day < firstDay) continue;
      const start = addDays(startsAtLocal, day - firstDay);
      const { startsAt, occurrence } = resolveOccurrence(request, start);
      if (startsAt > until || startsAt >= YEAR_10000) return ok(found);
      fruitless = occurrence === null ? fruitless + STEPS_PER_MISSING_TIME : 0;
      if (occurrence === null) continue;
      counted += 1;
      const isException = exceptions.has(start);
      if (!isException) found.push(occurrence);
      const isBehindHorizon = !isException && startsAt > notAfter;
      if (counted === count || found.length === limit || isBehindHorizon) return ok(found);
    }
    if (fruitless > MOST_FRUITLESS_STEPS) {
      const { frequency } = recurrence;
      return refuse(refusal(because.tooSparse, FIELD, { frequency }));
    }
  }
  return ok(found);
}

function problemOf({ recurrence, startsAtLocal, endsAtLocal, exceptions }: ExpansionRequest): BookingRefusal | null {
  const hasEnd = endsAtLocal !== undefined && endsAtLocal !== null;
  if (hasEnd && endsAtLocal <= startsAtLocal) return refusal(because.endsTooSoon, FIELD);
  if (exceptions.length > MOST_EXCEPTIONS) return refusal(because.manyExceptions, FIELD, { most: MOST_EXCEPTIONS });
  const firstDay = dayNumberAt(startsAtLocal);
  const [firstPeriod = []] = recurringDays(recurrence, firstDay, firstDay);
  return firstPeriod.includes(firstDay) ? null : refusal(because.noMatch, FIELD);
}

/** When a start is, even if it is in a gap and no occurrence, so that an expansion ends behind UNTIL all the same. */
function resolveOccurrence(
  { startsAtLocal, endsAtLocal, zone }: ExpansionRequest,
  start: LocalDateTime,
): { startsAt: Instant; occurrence: Occurrence | null } {
  const { kind, instant: startsAt } = resolveLocal(start, zone);
  if (kind === 'skipped') return { startsAt, occurrence: null };
  const hasEnd = endsAtLocal !== undefined && endsAtLocal !== null;
  if (!hasEnd) return { startsAt, occurrence: { startsAtLocal: start, startsAt, endsAt: null } };
  const { instant: endsAt } = resolveLocal((start + (endsAtLocal - startsAtLocal)) as LocalDateTime, zone);
  return { startsAt, occurrence: endsAt > startsAt ? { startsAtLocal: start, startsAt, endsAt } : null };
}
