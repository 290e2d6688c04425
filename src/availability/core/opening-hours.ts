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

/** A day of an organization that differs from its weekday. */
export interface SpecialDay {
  /** The weekday whose hours apply; null = closed all day. */
  readonly opensLike: IsoWeekday | null;
  /** Why, in the organization's words: National Day. */
  readonly name: string;
}

/** By the number of days since 1970-01-01, in the wall clock of whoever asks. */
export type SpecialDays = ReadonlyMap<number, SpecialDay>;

export const noSpecialDays: SpecialDays = new Map();

/** When something is open: weekly hours (none at all: always) in the wall clock of a zone, but for the special days. */
export interface OpeningCalendar {
  readonly openingHours: readonly OpeningPeriod[];
  readonly timeZone: string;
  readonly specialDays: SpecialDays;
}

/**
 * Twice the longest booking: a caller that forgets the limit of rules.md §1 meets an assertion, not a stalled service.
 */
const LONGEST_WINDOW_MS = 2 * 366 * DAY_MS;

/**
 * The open parts of `window` (instants; at most 732 days, else an assertion fails) as sorted, disjoint ranges clipped
 * to it. Hours are wall clock of the calendar's zone; an edge that its clock skips is the instant after the gap, one
 * that it repeats is the first, and periods that touch, also across midnight, are one (rules.md §1).
 */
export function openRanges(calendar: OpeningCalendar, window: TimeRange): TimeRange[] {
  if (window.startsAt >= window.endsAt) return [];
  if (calendar.openingHours.length === 0 && calendar.specialDays.size === 0) return [window];
  assert(window.endsAt - window.startsAt <= LONGEST_WINDOW_MS, 'opening hours are asked for bounded windows');
  const firstDay = dayNumberAt(localAt(window.startsAt, calendar.timeZone));
  // One day more than the window shows: where a clock goes back across midnight, the next day's hours begin while it
  // shows the old day again.
  const lastDay = dayNumberAt(localAt(window.endsAt, calendar.timeZone)) + 1;
  const open: TimeRange[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const range of openOnDay(calendar, day)) {
      const inside = intersect(range, window);
      if (inside !== null) open.push(inside);
    }
  }
  return union(open);
}

/**
 * Whether the whole of `range` (instants; not empty, at most 732 days) lies in opening hours, as `openRanges` has them.
 */
export function isOpenThroughout(calendar: OpeningCalendar, range: TimeRange): boolean {
  const [first] = openRanges(calendar, range);
  return first?.startsAt === range.startsAt && first.endsAt === range.endsAt;
}

/**
 * The first special day on which some of `range` (instants; not empty, at most 732 days) is not open: it is closed, or
 * open at other hours; null when there is none.
 */
export function closingDay(calendar: OpeningCalendar, range: TimeRange): SpecialDay | null {
  if (calendar.specialDays.size === 0) return null;
  const firstDay = dayNumberAt(localAt(range.startsAt, calendar.timeZone));
  const lastDay = dayNumberAt(localAt(range.endsAt - 1, calendar.timeZone));
  const midnight = (day: number) => resolveLocal(localDateTimeOfDay(day), calendar.timeZone).instant;
  for (let day = firstDay; day <= lastDay; day++) {
    const special = calendar.specialDays.get(day);
    if (special === undefined) continue;
    const part = intersect(range, { startsAt: midnight(day), endsAt: midnight(day + 1) });
    if (special.opensLike === null || (part !== null && !isOpenThroughout(calendar, part))) return special;
  }
  return null;
}

const ALL_DAY = { opensAt: 0, closesAt: 24 * 60 };

function openOnDay({ openingHours, timeZone, specialDays }: OpeningCalendar, day: number): TimeRange[] {
  const special = specialDays.get(day);
  if (special?.opensLike === null) return [];
  const weekday = special?.opensLike ?? weekdayOfDayNumber(day);
  const periods = openingHours.length === 0 ? [ALL_DAY] : openingHours.filter((period) => period.weekday === weekday);
  const midnight = localDateTimeOfDay(day);
  return periods.map((period) => ({
    startsAt: resolveLocal(atLocalTime(midnight, period.opensAt), timeZone).instant,
    endsAt: resolveLocal(atLocalTime(midnight, period.closesAt), timeZone).instant,
  }));
}
