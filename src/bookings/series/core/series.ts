import { ok, refuse, type Result } from '../../../platform/core/result.js';
import { addYears, yearOf } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { localAt } from '../../../platform/core/zone.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import type { CataloguedResource } from '../../../catalog/core/resource.js';
import { type BookingRefusal, bookingRefusal } from '../../core/booking-refusal.js';
import { expandRecurrence } from './recurrence-expansion.js';
import { parseRecurrence } from './recurrence-rule.js';

/** A recurrence in the wall clock of its resources. */
export interface SeriesRule {
  readonly startsAtLocal: LocalDateTime;
  readonly endsAtLocal: LocalDateTime;
  /** The value of an RRULE (RFC 5545 §3.3.10). */
  readonly recurrence: string;
  readonly exceptLocal: readonly LocalDateTime[];
}

/** When a series most likely is: most begin with their first occurrence, and none lasts longer than this. */
export const seriesSpan = (rule: SeriesRule): TimeRange => ({
  startsAt: rule.startsAtLocal - 2 * DAY_MS,
  endsAt: rule.startsAtLocal + (MOST_YEARS + 1) * 366 * DAY_MS,
});

/** The years of the wall clock in which periods lie, in order. */
export const yearsOf = (periods: readonly TimeRange[], timeZone: string): number[] => {
  const yearAt = (instant: Instant) => yearOf(localAt(instant, timeZone));
  const years = new Set(periods.flatMap(({ startsAt, endsAt }) => [yearAt(startsAt), yearAt(endsAt - 1)]));
  return [...years].sort((a, b) => a - b);
};

const MOST_OCCURRENCES = 500;
const MOST_YEARS = 2;
/** Items times occurrences. */
const MOST_ALLOCATIONS = 2_000;
const MOST_DAYS = 366;

const invalidRecurrence = (message: string): BookingRefusal =>
  bookingRefusal('INVALID_RECURRENCE', ['recurrence'], message);

function firstPeriodProblems(rule: SeriesRule): BookingRefusal[] {
  const problems: BookingRefusal[] = [];
  for (const field of ['startsAtLocal', 'endsAtLocal'] as const) {
    if (rule[field] % MINUTE_MS !== 0) {
      problems.push(bookingRefusal('INVALID_PERIOD', [field], `${field} must be a whole minute, without seconds.`));
    }
  }
  if (rule.endsAtLocal <= rule.startsAtLocal) {
    problems.push(bookingRefusal('INVALID_PERIOD', ['endsAtLocal'], 'endsAtLocal must be later than startsAtLocal.'));
  }
  if (rule.endsAtLocal - rule.startsAtLocal > MOST_DAYS * DAY_MS) {
    const message = `Nothing can be booked for more than ${MOST_DAYS} days at once.`;
    problems.push(bookingRefusal('TOO_LONG', ['endsAtLocal'], message));
  }
  return problems;
}

function clash(periods: readonly TimeRange[], turnaroundMinutes: number): boolean {
  return periods.some((period, index) => {
    const next = periods[index + 1];
    return next !== undefined && next.startsAt < period.endsAt + turnaroundMinutes * MINUTE_MS;
  });
}

/** The zone in which a series recurs: that of all its resources; null when they lie in several. */
export function zoneOf(resources: readonly CataloguedResource[]): string | null {
  const zones = new Set(resources.map((resource) => resource.timeZone));
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? zone : null;
}

export interface SeriesTimes {
  readonly timeZone: string;
  readonly periods: readonly TimeRange[];
}

/** The periods of all occurrences, by start, or what is wrong with the rule. */
export function seriesTimes(
  rule: SeriesRule,
  resources: readonly CataloguedResource[],
): Result<SeriesTimes, BookingRefusal[]> {
  const timeZone = zoneOf(resources);
  if (timeZone === null) return refuse([invalidRecurrence('All items of a series must be in one time zone.')]);
  const badPeriod = firstPeriodProblems(rule);
  if (badPeriod.length > 0) return refuse(badPeriod);
  const recurrence = parseRecurrence(rule.recurrence);
  if (!recurrence.ok) return refuse([invalidRecurrence(recurrence.error)]);
  const expanded = expandRecurrence({
    recurrence: recurrence.value,
    startsAtLocal: rule.startsAtLocal,
    endsAtLocal: rule.endsAtLocal,
    zone: timeZone,
    exceptions: rule.exceptLocal,
    limit: MOST_OCCURRENCES + 1,
  });
  if (!expanded.ok) return refuse([invalidRecurrence(expanded.error)]);

  const occurrences = expanded.value;
  const [first] = occurrences;
  const last = occurrences.at(-1);
  if (first === undefined || last === undefined) return refuse([invalidRecurrence('The rule has no occurrence.')]);
  if (occurrences.length > MOST_OCCURRENCES) {
    return refuse([
      invalidRecurrence(`A series has at most ${MOST_OCCURRENCES} occurrences; end the rule with COUNT or UNTIL.`),
    ]);
  }
  if (occurrences.length * resources.length > MOST_ALLOCATIONS) {
    return refuse([
      invalidRecurrence(
        `A series has at most ${MOST_ALLOCATIONS} items times occurrences; these are ${resources.length} items and ` +
          `${occurrences.length} occurrences. Book fewer items, or end the rule earlier.`,
      ),
    ]);
  }
  if (last.startsAtLocal > addYears(first.startsAtLocal, MOST_YEARS)) {
    return refuse([invalidRecurrence(`A series lasts at most ${MOST_YEARS} years from its first occurrence.`)]);
  }
  const periods = occurrences.flatMap(({ startsAt, endsAt }) => (endsAt === null ? [] : [{ startsAt, endsAt }]));
  const turnaround = Math.max(...resources.map((resource) => resource.policy.turnaroundMinutes));
  if (clash(periods, turnaround)) {
    const message =
      turnaround === 0
        ? 'The occurrences overlap each other.'
        : `The occurrences overlap each other, the turnaround of ${turnaround} minutes included.`;
    return refuse([invalidRecurrence(message)]);
  }
  return ok({ timeZone, periods });
}
