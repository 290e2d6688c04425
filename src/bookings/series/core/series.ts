import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import { addYears, yearOf } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { localAt } from '../../../platform/core/zone.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import type { CataloguedResource } from '../../../catalog/core/resource.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { shapeReasons } from '../../core/refusals.js';
import { expandRecurrence } from './recurrence-expansion.js';
import { parseRecurrence } from './recurrence-rule.js';
import { seriesReasons } from './refusals.js';

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

const RECURRENCE = ['recurrence'];

function firstPeriodProblems(rule: SeriesRule): BookingRefusal[] {
  const problems: BookingRefusal[] = [];
  for (const field of ['startsAtLocal', 'endsAtLocal'] as const) {
    if (rule[field] % MINUTE_MS !== 0) problems.push(refusal(shapeReasons.seconds, [field], { field }));
  }
  if (rule.endsAtLocal <= rule.startsAtLocal) {
    const names = { end: 'endsAtLocal', start: 'startsAtLocal' };
    problems.push(refusal(shapeReasons.endsTooSoon, ['endsAtLocal'], names));
  }
  if (rule.endsAtLocal - rule.startsAtLocal > MOST_DAYS * DAY_MS) {
    problems.push(refusal(shapeReasons.manyDays, ['endsAtLocal'], { most: MOST_DAYS }));
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
  if (timeZone === null) return refuse([refusal(seriesReasons.severalZones, RECURRENCE)]);
  const badPeriod = firstPeriodProblems(rule);
  if (badPeriod.length > 0) return refuse(badPeriod);
  const recurrence = parseRecurrence(rule.recurrence);
  if (!recurrence.ok) return refuse([recurrence.error]);
  const expanded = expandRecurrence({
    recurrence: recurrence.value,
    startsAtLocal: rule.startsAtLocal,
    endsAtLocal: rule.endsAtLocal,
    zone: timeZone,
    exceptions: rule.exceptLocal,
    limit: MOST_OCCURRENCES + 1,
  });
  if (!expanded.ok) return refuse([expanded.error]);

  const occurrences = expanded.value;
  const [first] = occurrences;
  const last = occurrences.at(-1);
  if (first === undefined || last === undefined) return refuse([refusal(seriesReasons.noOccurrence, RECURRENCE)]);
  if (occurrences.length > MOST_OCCURRENCES) {
    return refuse([refusal(seriesReasons.manyOccurrences, RECURRENCE, { most: MOST_OCCURRENCES })]);
  }
  if (occurrences.length * resources.length > MOST_ALLOCATIONS) {
    const facts = { most: MOST_ALLOCATIONS, items: resources.length, occurrences: occurrences.length };
    return refuse([refusal(seriesReasons.manyAllocations, RECURRENCE, facts)]);
  }
  if (last.startsAtLocal > addYears(first.startsAtLocal, MOST_YEARS)) {
    return refuse([refusal(seriesReasons.manyYears, RECURRENCE, { most: MOST_YEARS })]);
  }
  const periods = occurrences.flatMap(({ startsAt, endsAt }) => (endsAt === null ? [] : [{ startsAt, endsAt }]));
  const turnaround = Math.max(...resources.map((resource) => resource.policy.turnaroundMinutes));
  if (clash(periods, turnaround)) {
    return refuse([
      turnaround === 0
        ? refusal(seriesReasons.overlap, RECURRENCE)
        : refusal(seriesReasons.overlapWithTurnaround, RECURRENCE, { minutes: turnaround }),
    ]);
  }
  return ok({ timeZone, periods });
}
