import { DAY_MS, type Instant, isWholeMinute, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { type BookingRefusal, bookingRefusal } from './booking-refusal.js';

const MOST_DAYS = 366;

/** What a period must be, of a booking as of a downtime: whole minutes, not empty, at most 366 days. */
export function periodProblems(period: TimeRange): BookingRefusal[] {
  const problems: BookingRefusal[] = [];
  for (const field of ['startsAt', 'endsAt'] as const) {
    if (!isWholeMinute(period[field])) {
      problems.push(bookingRefusal('INVALID_PERIOD', [field], `${field} must be a whole minute, without seconds.`));
    }
  }
  if (period.endsAt <= period.startsAt) {
    problems.push(bookingRefusal('INVALID_PERIOD', ['endsAt'], 'endsAt must be later than startsAt.'));
  }
  if (period.endsAt - period.startsAt > MOST_DAYS * DAY_MS) {
    problems.push(
      bookingRefusal('TOO_LONG', ['endsAt'], `Nothing can be booked for more than ${MOST_DAYS} days at once.`),
    );
  }
  return problems;
}

/** A start before the current minute is in the past. */
export const startsInThePast = (startsAt: Instant, now: Instant): boolean => startsAt < now - (now % MINUTE_MS);
