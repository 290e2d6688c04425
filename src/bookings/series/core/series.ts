import type { ResourceKey } from '../../../platform/core/keys.js';
import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import { addYears, yearOf } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { localAt, resolveLocal } from '../../../platform/core/zone.js';
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
  /** Occurrences at another time or on another resource; absent = none. */
  readonly moves?: readonly SeriesMove[];
}

/** An occurrence that is not where the rule has it. */
export interface SeriesMove {
  /** The start that the rule gives it. */
  readonly fromLocal: LocalDateTime;
  readonly startsAtLocal: LocalDateTime;
  readonly endsAtLocal: LocalDateTime;
  /** null = the resource of the series. */
  readonly resourceId: ResourceKey | null;
}

/** One occurrence of a series in time. */
export interface SeriesDate {
  readonly period: TimeRange;
  /** The start that the rule gives it. */
  readonly startsAtLocal: LocalDateTime;
  readonly move: SeriesMove | null;
}

/** When a series most likely is: most begin with their first occurrence, and none lasts longer than this. */
export const seriesSpan = (rule: SeriesRule): TimeRange => ({
  startsAt: firstStartOf(rule) - 2 * DAY_MS,
  endsAt: rule.startsAtLocal + (MOST_YEARS + 1) * 366 * DAY_MS,
});

/** The earliest start that a rule and its moves name. */
export const firstStartOf = ({ startsAtLocal, moves = [] }: SeriesRule): LocalDateTime =>
  moves.reduce((first, move) => (move.startsAtLocal < first ? move.startsAtLocal : first), startsAtLocal);

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

type LocalPeriod = Pick<SeriesRule, 'startsAtLocal' | 'endsAtLocal'>;

/** Problems of a period on the wall clock; `at` = the place of the input that has it. */
function localPeriodProblems(period: LocalPeriod, at: readonly string[] = []): BookingRefusal[] {
  const problems: BookingRefusal[] = [];
  for (const field of ['startsAtLocal', 'endsAtLocal'] as const) {
    if (period[field] % MINUTE_MS !== 0) problems.push(refusal(shapeReasons.seconds, [...at, field], { field }));
  }
  if (period.endsAtLocal <= period.startsAtLocal) {
    const names = { end: 'endsAtLocal', start: 'startsAtLocal' };
    problems.push(refusal(shapeReasons.endsTooSoon, [...at, 'endsAtLocal'], names));
  }
  if (period.endsAtLocal - period.startsAtLocal > MOST_DAYS * DAY_MS) {
    problems.push(refusal(shapeReasons.manyDays, [...at, 'endsAtLocal'], { most: MOST_DAYS }));
  }
  return problems;
}

/** Moves the occurrences that are named. A start or an end that the clock skips is the instant after the gap. */
function moved(
  { moves = [] }: SeriesRule,
  dates: readonly SeriesDate[],
  zone: string,
  items: number,
): Result<SeriesDate[], BookingRefusal[]> {
  const byStart = new Map(dates.map((date) => [date.startsAtLocal, date]));
  const problems: BookingRefusal[] = [];
  for (const [index, move] of moves.entries()) {
    const at = ['moves', String(index)];
    const named = byStart.get(move.fromLocal);
    if (named === undefined) problems.push(refusal(seriesReasons.noSuchOccurrence, [...at, 'fromLocal']));
    else if (named.move !== null) problems.push(refusal(seriesReasons.movedTwice, [...at, 'fromLocal']));
    if (move.resourceId !== null && items !== 1) {
      problems.push(refusal(seriesReasons.movedOneOfSeveral, [...at, 'resourceId']));
    }
    const startsAt = resolveLocal(move.startsAtLocal, zone).instant;
    const endsAt = resolveLocal(move.endsAtLocal, zone).instant;
    const wrong = localPeriodProblems(move, at);
    // The clock may skip all of a period that is not empty on the wall.
    if (wrong.length === 0 && endsAt <= startsAt) {
      const names = { end: 'endsAtLocal', start: 'startsAtLocal' };
      wrong.push(refusal(shapeReasons.endsTooSoon, [...at, 'endsAtLocal'], names));
    }
    problems.push(...wrong);
    byStart.set(move.fromLocal, { period: { startsAt, endsAt }, startsAtLocal: move.fromLocal, move });
  }
  if (problems.length > 0) return refuse(problems);
  return ok([...byStart.values()].sort((a, b) => a.period.startsAt - b.period.startsAt));
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
  /** By start. */
  readonly dates: readonly SeriesDate[];
}

/** The time of each occurrence, or the problems of the rule. `others` are the resources to which it moves occurrences. */
export function seriesTimes(
  rule: SeriesRule,
  resources: readonly CataloguedResource[],
  others: readonly CataloguedResource[] = [],
): Result<SeriesTimes, BookingRefusal[]> {
  const timeZone = zoneOf([...resources, ...others]);
  if (timeZone === null) return refuse([refusal(seriesReasons.severalZones, RECURRENCE)]);
  const badPeriod = localPeriodProblems(rule);
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
  if (occurrences.length === 0) return refuse([refusal(seriesReasons.noOccurrence, RECURRENCE)]);
  if (occurrences.length > MOST_OCCURRENCES) {
    return refuse([refusal(seriesReasons.manyOccurrences, RECURRENCE, { most: MOST_OCCURRENCES })]);
  }
  if (occurrences.length * resources.length > MOST_ALLOCATIONS) {
    const facts = { most: MOST_ALLOCATIONS, items: resources.length, occurrences: occurrences.length };
    return refuse([refusal(seriesReasons.manyAllocations, RECURRENCE, facts)]);
  }
  const dates = occurrences.flatMap(({ startsAtLocal, startsAt, endsAt }): SeriesDate[] =>
    endsAt === null ? [] : [{ period: { startsAt, endsAt }, startsAtLocal, move: null }],
  );
  const placed = moved(rule, dates, timeZone, resources.length);
  if (!placed.ok) return placed;
  const starts = placed.value.map(({ startsAtLocal, move }) => move?.startsAtLocal ?? startsAtLocal);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first !== undefined && last !== undefined && last > addYears(first, MOST_YEARS)) {
    return refuse([refusal(seriesReasons.manyYears, RECURRENCE, { most: MOST_YEARS })]);
  }
  const periods = placed.value.map(({ period }) => period);
  const turnaround = Math.max(...[...resources, ...others].map((resource) => resource.policy.turnaroundMinutes));
  if (clash(periods, turnaround)) {
    return refuse([
      turnaround === 0
        ? refusal(seriesReasons.overlap, RECURRENCE)
        : refusal(seriesReasons.overlapWithTurnaround, RECURRENCE, { minutes: turnaround }),
    ]);
  }
  return ok({ timeZone, dates: placed.value });
}
