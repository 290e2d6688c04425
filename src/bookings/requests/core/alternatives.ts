import type { TimeHolder } from '../../../availability/core/conflicts.js';
import { DAY_MS, type Instant, intersect, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import type { ValidatedItem, ValidatedRequest } from '../../core/request-validation.js';
import type { BookingErrorCode } from '../../core/booking-refusal.js';
import { blockedBy, checkRules, isRecording, noStartHelps } from '../../core/rule-checks.js';
import { freeStarts, gridStarts, possibleStarts, turnaroundOf } from '../../core/starts.js';

export const MOST_ALTERNATIVES = 5;
const DAYS_EITHER_WAY = 7;
/** Where the items have no start grid. */
const DEFAULT_STEP_MINUTES = 15;

/** Alternatives are given when one of these is among the errors. */
const worthwhile: readonly BookingErrorCode[] = ['CONFLICT', 'OUTSIDE_OPENING_HOURS'];

/** The window in which a period of this length might start and end instead, the longest turnaround included. */
export function alternativesWindow(admission: ValidatedRequest, period: TimeRange): TimeRange {
  const turnaround = Math.max(...admission.items.map(turnaroundOf));
  return {
    startsAt: period.startsAt - DAYS_EITHER_WAY * DAY_MS,
    endsAt: period.endsAt + DAYS_EITHER_WAY * DAY_MS + turnaround,
  };
}

/**
 * The same items at the same length within 7 days either way, nearest first, at most 5, each bookable by all rules; each
 * that overlaps one already given is passed over (rules.md §3). `occupants` has a list for each item: who holds time in alternativesWindow().
 */
export function alternativesOf(
  admission: ValidatedRequest,
  period: TimeRange,
  occupants: readonly (readonly TimeHolder[])[],
  now: Instant,
): TimeRange[] {
  const broken = checkRules(admission, period, occupants, now).refusals.map(({ code }) => code);
  if (!broken.some((code) => worthwhile.includes(code)) || broken.some((code) => noStartHelps.includes(code))) {
    return [];
  }
  const length = period.endsAt - period.startsAt;
  const ranges = startRanges(admission, period, occupants, now);
  const starts = [
    ...ranges.flatMap((range) => [...gridStarts(admission, range, DEFAULT_STEP_MINUTES)]),
    ...startsBesideOthers(admission, length, occupants),
  ];
  const within = (start: Instant) => ranges.some((range) => range.startsAt <= start && start < range.endsAt);
  const distance = (start: Instant) => Math.abs(start - period.startsAt);
  const nearestFirst = [...new Set(starts)].filter(within).sort((a, b) => distance(a) - distance(b) || a - b);
  const found: TimeRange[] = [];
  for (const startsAt of nearestFirst) {
    const candidate = { startsAt, endsAt: startsAt + length };
    if (found.some((given) => intersect(given, candidate) !== null)) continue;
    if (checkRules(admission, candidate, occupants, now).refusals.length === 0) found.push(candidate);
    if (found.length === MOST_ALTERNATIVES) break;
  }
  return found;
}

/**
 * Where a period of this length may start for all that time and opening hours say; half-open. Who asks for a start to
 * come is offered none in the past; who records a past one, for which no hours are asked, is offered those as well.
 */
function startRanges(
  admission: ValidatedRequest,
  period: TimeRange,
  occupants: readonly (readonly TimeHolder[])[],
  now: Instant,
): TimeRange[] {
  const length = period.endsAt - period.startsAt;
  const from = period.startsAt - DAYS_EITHER_WAY * DAY_MS;
  const to = period.startsAt + DAYS_EITHER_WAY * DAY_MS + 1;
  const present = now - (now % MINUTE_MS);
  const recording = isRecording(admission, period.startsAt, now);
  const past = recording
    ? freeStarts(admission, length, occupants, { startsAt: from, endsAt: Math.min(present, to) })
    : [];
  if (!admission.mayBookAhead) return past;
  return [...past, ...possibleStarts(admission, length, occupants, { startsAt: Math.max(from, present), endsAt: to })];
}

/** Right where something ends, and early enough to end, an item's turnaround included, where something starts. */
function startsBesideOthers(
  admission: ValidatedRequest,
  length: number,
  occupants: readonly (readonly TimeHolder[])[],
): Instant[] {
  const turnarounds = [...new Set(admission.items.map(turnaroundOf))];
  return occupants
    .flat()
    .flatMap(({ blocked }) => [
      Math.ceil(blocked.endsAt / MINUTE_MS) * MINUTE_MS,
      ...turnarounds.map((turnaround) => Math.floor((blocked.startsAt - turnaround - length) / MINUTE_MS) * MINUTE_MS),
    ]);
}

/** Another date of a series, as if it held all units: its dates do not overlap, also on other resources. */
export const besideOf = (item: ValidatedItem, period: TimeRange): TimeHolder => ({
  ...{ holderId: '' as TimeHolder['holderId'], kind: 'BOOKING', units: item.resource.units },
  ...{ blocked: blockedBy(item, period), inside: false, closes: true },
});
