import { assert } from '../../platform/core/assert.js';
import {
  atLocalTime,
  dayNumberAt,
  localDateTimeOfDay,
  weekdayOfDayNumber,
  type IsoWeekday,
  type LocalTime,
} from '../../platform/core/local-time.js';
import { DAY_MS, intersect, union, type TimeRange } from '../../platform/core/time-range.js';
import { localAt, resolveLocal } from '../../platform/core/zone.js';

/** A weekly period of wall clock, half-open: opensAt < closesAt, and closesAt 1440 (24:00) is the next midnight. */
export interface OpeningPeriod {
  readonly weekday: IsoWeekday;
  readonly opensAt: LocalTime;
  readonly closesAt: LocalTime;
}

/** Twice the longest booking: a caller that forgets the limit of rules.md §1 meets an assertion, not a stalled service. */
const LONGEST_WINDOW_MS = 2 * 366 * DAY_MS;

/**
 * The open parts of `window` (instants; at most 732 days, else an assertion fails) as sorted, disjoint ranges clipped
 * to it. No hours at all means always open. Hours are wall clock of `zone`; an edge that its clock skips is the instant
 * after the gap, one that it repeats is the first, and periods that touch, also across midnight, are one (rules.md §1).
 */
export function openRanges(hours: readonly OpeningPeriod[], zone: string, window: TimeRange): TimeRange[] {
  if (window.startsAt >= window.endsAt) return [];
  if (hours.length === 0) return [window];
  assert(window.endsAt - window.startsAt <= LONGEST_WINDOW_MS, 'opening hours are asked for bounded windows');
  const firstDay = dayNumberAt(localAt(window.startsAt, zone));
  // One day more than the window shows: where a clock goes back across midnight, the next day's hours begin while it
  // shows the old day again.
  const lastDay = dayNumberAt(localAt(window.endsAt, zone)) + 1;
  const open: TimeRange[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const range of openOnDay(hours, zone, day)) {
      const inside = intersect(range, window);
      if (inside !== null) open.push(inside);
    }
  }
  return union(open);
}

/** Whether the whole of `range` (instants; not empty, at most 732 days) lies in opening hours, as `openRanges` has them. */
export function isOpenThroughout(hours: readonly OpeningPeriod[], zone: string, range: TimeRange): boolean {
  const [first] = openRanges(hours, zone, range);
  return first?.startsAt === range.startsAt && first.endsAt === range.endsAt;
}

function openOnDay(hours: readonly OpeningPeriod[], zone: string, day: number): TimeRange[] {
  const weekday = weekdayOfDayNumber(day);
  const midnight = localDateTimeOfDay(day);
  return hours
    .filter((period) => period.weekday === weekday)
    .map((period) => ({
      startsAt: resolveLocal(atLocalTime(midnight, period.opensAt), zone).instant,
      endsAt: resolveLocal(atLocalTime(midnight, period.closesAt), zone).instant,
    }));
}
