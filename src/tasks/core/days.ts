import { addDays, midnightOf } from '../../platform/core/local-time.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { localAt, resolveLocal } from '../../platform/core/zone.js';

const DAYS_AHEAD = 30;

/** Today in a zone, and the 30 days after it. */
export function todayAndAfter(
  now: Instant,
  timeZone: string,
): { readonly today: TimeRange; readonly after: TimeRange } {
  const day = midnightOf(localAt(now, timeZone));
  const midnight = (days: number): Instant => resolveLocal(addDays(day, days), timeZone).instant;
  const [start, end, last] = [midnight(0), midnight(1), midnight(1 + DAYS_AHEAD)];
  return { today: { startsAt: start, endsAt: end }, after: { startsAt: end, endsAt: last } };
}
