import { type Instant, MINUTE_MS } from '../../platform/core/time-range.js';
import type { Booking } from './booking.js';
import { allows, type BookingOperation, bookingStates } from './booking-status.js';

/** Whether the status allows the operation and the booking is not over. */
export const allowsNow = ({ status, period }: Booking, operation: BookingOperation, now: Instant): boolean =>
  allows(status, operation) && period.endsAt > now;

/** From this instant until its end a booking may be checked in. */
export const checkInOpensAt = ({ period, checkInOpensMinutes }: Booking): Instant =>
  period.startsAt - checkInOpensMinutes * MINUTE_MS;

/** When a confirmed booking is missed by itself, or a no-show was missed; null = never by itself. */
export const missedAt = ({ status, noShowAt }: Booking): Instant | null =>
  status === 'CONFIRMED' || status === 'NO_SHOW' ? noShowAt : null;

/**
 * From this instant on it is late if the booker's side cancels. Null = never late: only what is confirmed can be
 * cancelled late. Without a notice it is late from the start on.
 */
export const lateFrom = ({ status, period, cancellationNoticeMinutes }: Booking): Instant | null =>
  status === 'CONFIRMED' ? period.startsAt - (cancellationNoticeMinutes ?? 0) * MINUTE_MS : null;

/** The instant at which a booking needs its times, if that is in the future: its end. */
const needsTimesFrom = ({ status, period }: Booking, now: Instant): Instant[] =>
  bookingStates[status].needsTimes && period.endsAt > now ? [period.endsAt] : [];

/**
 * The next instant at which the clock alone changes where it stands: a hold lapses, a request expires, a no-show is
 * due, or its end comes and it needs its times. Null = never.
 */
export function changesAt(booking: Booking, now: Instant): Instant | null {
  switch (booking.status) {
    case 'HELD':
      return booking.expiresAt;
    case 'PENDING_APPROVAL':
      return booking.period.startsAt;
    default: {
      const missed = booking.status === 'CONFIRMED' && booking.noShowAt !== null ? [booking.noShowAt] : [];
      const instants = [...missed, ...needsTimesFrom(booking, now)];
      return instants.length === 0 ? null : Math.min(...instants);
    }
  }
}
