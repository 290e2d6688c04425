import { monthOf } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import { resolveLocal } from '../../platform/core/zone.js';

/** A month, named by its first day, from its first midnight in the zone to that of the next month. */
export const monthIn = (month: LocalDateTime, timeZone: string): TimeRange => ({
  startsAt: resolveLocal(month, timeZone).instant,
  endsAt: resolveLocal(monthOf(month, 1), timeZone).instant,
});
