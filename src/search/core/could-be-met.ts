import { startsInThePast } from '../../bookings/core/period.js';
import { type Instant, MINUTE_MS } from '../../platform/core/time-range.js';
import { isPeriod, type SearchWish } from './offer.js';

/** Whether any resource could be free for it: a time that is over, or shorter than what it should hold, never is. */
export function couldBeMet({ window, durationMinutes }: SearchWish, now: Instant): boolean {
  if (durationMinutes === null) return isPeriod(window) && !startsInThePast(window.startsAt, now);
  const lastStart = window.endsAt - durationMinutes * MINUTE_MS;
  return lastStart >= window.startsAt && !startsInThePast(lastStart, now);
}
