import {
  civilDateOf,
  dayNumberAt,
  dayNumberOf,
  type LocalDateTime,
  localDateTimeOfDay,
} from '../../platform/core/local-time.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import { resolveLocal } from '../../platform/core/zone.js';

/** A month is its first day, on the wall clock of the provider. */
export const beginsMonth = (day: LocalDateTime): boolean => civilDateOf(dayNumberAt(day)).day === 1;

/** The first day of the month after. */
export function monthAfter(month: LocalDateTime): LocalDateTime {
  const { year, month: number } = civilDateOf(dayNumberAt(month));
  const next = number === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: number + 1, day: 1 };
  return localDateTimeOfDay(dayNumberOf(next));
}

/** From its first midnight in the zone to that of the next month. */
export const monthIn = (month: LocalDateTime, timeZone: string): TimeRange => ({
  startsAt: resolveLocal(month, timeZone).instant,
  endsAt: resolveLocal(monthAfter(month), timeZone).instant,
});
