import {
  atLocalTime,
  dayNumberAt,
  type IsoWeekday,
  localDateTimeOfDay,
  type LocalTime,
  weekdayOfDayNumber,
} from '../../platform/core/local-time.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import { localAt, resolveLocal } from '../../platform/core/zone.js';

/** The days and hours of the wall clock of a resource that a search asks for. A slot lies on one such day. */
export interface WishedTimes {
  /** null = any day. */
  readonly weekdays: readonly IsoWeekday[] | null;
  readonly startsFrom: LocalTime;
  /** 1440 = the end of the day. */
  readonly endsBy: LocalTime;
}

/**
 * The wished hours of each wished day that meets the window, by start; whole, and not united across midnight. An hour
 * that the clock skips is the instant after the gap; one that it repeats is the first, as for opening hours.
 */
export function wishedPeriods({ weekdays, startsFrom, endsBy }: WishedTimes, zone: string, window: TimeRange) {
  const periods: TimeRange[] = [];
  const instantOf = (day: number, time: LocalTime) =>
    resolveLocal(atLocalTime(localDateTimeOfDay(day), time), zone).instant;
  // One day more on each side, because a clock that goes back across midnight shows a day again.
  const lastDay = dayNumberAt(localAt(window.endsAt, zone)) + 1;
  for (let day = dayNumberAt(localAt(window.startsAt, zone)) - 1; day <= lastDay; day++) {
    if (weekdays !== null && !weekdays.includes(weekdayOfDayNumber(day))) continue;
    const period = { startsAt: instantOf(day, startsFrom), endsAt: instantOf(day, endsBy) };
    const meets = period.startsAt < window.endsAt && window.startsAt < period.endsAt;
    if (period.startsAt < period.endsAt && meets) periods.push(period);
  }
  return periods;
}

/** The starts in a range from which something of the length (in milliseconds) lies in the hours of one wished day. */
export const wishedStarts = (times: WishedTimes, zone: string, length: number, range: TimeRange): TimeRange[] =>
  wishedPeriods(times, zone, { startsAt: range.startsAt, endsAt: range.endsAt + length }).flatMap((period) => {
    const startsAt = Math.max(range.startsAt, period.startsAt);
    const endsAt = Math.min(range.endsAt, period.endsAt - length + 1);
    return startsAt < endsAt ? [{ startsAt, endsAt }] : [];
  });
