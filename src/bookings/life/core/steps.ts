import { formatInstant } from '../../../platform/core/calendar.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import { type Instant, MINUTE_MS } from '../../../platform/core/time-range.js';
import type { Booking } from '../../core/booking.js';
import { allows } from '../../core/booking-status.js';
import { type BookingRefusal, bookingRefusal } from '../../core/booking-refusal.js';
import { confirmed, pending, type Standing } from '../../core/terms.js';

/** What a step through a booking's life changes, and what becomes of its time. */
export interface Step {
  readonly standing: Standing & Pick<Booking, 'checkedInAt' | 'checkedOutAt'>;
  /** An instant: what is left of the time is released then, and the turnaround runs from there. */
  readonly time: 'KEPT' | 'GIVEN_BACK' | Instant;
}

type Decision = Result<Step, BookingRefusal[]>;

const step = (
  standing: Standing,
  time: Step['time'],
  checks: Partial<Pick<Booking, 'checkedInAt' | 'checkedOutAt'>> = {},
): Decision => ok({ standing: { checkedInAt: null, checkedOutAt: null, ...standing, ...checks }, time });

const wrongStatus = (booking: Booking, wanted: string): Decision =>
  refuse([
    bookingRefusal('WRONG_STATUS', ['bookingId'], `Only a booking that is ${wanted}; this one is ${booking.status}.`),
  ]);

const ended = (booking: Booking, status: Standing['status'], noShowAt: Instant | null = null): Standing => ({
  status,
  expiresAt: null,
  confirmedAt: booking.confirmedAt,
  noShowAt,
});

const confirmedNow = (booking: Booking, now: Instant): Standing =>
  confirmed({
    startsAt: booking.period.startsAt,
    createdAt: booking.createdAt,
    confirmedAt: now,
    noShowAfterMinutes: booking.noShowAfterMinutes,
  });

/** A hold becomes what it would have been; no rule is asked again, but nothing is accepted that would be EXPIRED at once. */
export function confirm(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'confirmBooking')) return wrongStatus(booking, 'HELD can be confirmed');
  if (booking.needsApproval && booking.period.startsAt <= now) {
    const message = 'The owner must approve it before it starts, and its start has come; book a later time.';
    return refuse([bookingRefusal('NOT_ENOUGH_NOTICE', ['bookingId'], message)]);
  }
  return step(booking.needsApproval ? pending(booking.period.startsAt) : confirmedNow(booking, now), 'KEPT');
}

/** Its time was held all along. */
export function approve(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'approveBooking')) return wrongStatus(booking, 'PENDING_APPROVAL can be approved');
  return step(confirmedNow(booking, now), 'KEPT');
}

export function decline(booking: Booking): Decision {
  if (!allows(booking.status, 'declineBooking')) return wrongStatus(booking, 'PENDING_APPROVAL can be declined');
  return step(ended(booking, 'DECLINED'), 'GIVEN_BACK');
}

const inTheFuture = bookingRefusal(
  'INVALID_PERIOD',
  ['at'],
  '`at` is when it really happened; it must not be to come.',
);

/** `at` is when it happened: from some minutes before the start, as frozen in the booking, until its end. */
export function checkIn(booking: Booking, at: Instant, now: Instant): Decision {
  if (!allows(booking.status, 'checkInBooking')) return wrongStatus(booking, 'CONFIRMED can be checked in');
  if (at > now) return refuse([inTheFuture]);
  const opensAt = booking.period.startsAt - booking.checkInOpensMinutes * MINUTE_MS;
  if (at < opensAt || at >= booking.period.endsAt) {
    const [from, to] = [opensAt, booking.period.endsAt].map((instant) => formatInstant(instant));
    const message = `Check-in is open from ${from} until ${to}.`;
    return refuse([bookingRefusal('CHECK_IN_NOT_OPEN', ['at'], message)]);
  }
  return step(ended(booking, 'IN_USE'), 'KEPT', { checkedInAt: at });
}

/** Overdue or early; early it releases the rest of the time. */
export function checkOut(booking: Booking, at: Instant, now: Instant): Decision {
  const { checkedInAt } = booking;
  if (!allows(booking.status, 'checkOutBooking') || checkedInAt === null) {
    return wrongStatus(booking, 'IN_USE can be checked out');
  }
  if (at > now) return refuse([inTheFuture]);
  if (at <= checkedInAt) {
    const message = `Check-out must be later than the check-in at ${formatInstant(checkedInAt)}.`;
    return refuse([bookingRefusal('INVALID_PERIOD', ['at'], message)]);
  }
  return step(ended(booking, 'COMPLETED'), at, { checkedInAt, checkedOutAt: at });
}

/** From the start on; releases the rest of the time. */
export function markNoShow(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'markNoShow')) return wrongStatus(booking, 'CONFIRMED can be marked as a no-show');
  if (now < booking.period.startsAt) {
    const message = 'The booking has not begun; nobody can have missed it yet.';
    return refuse([bookingRefusal('WRONG_STATUS', ['bookingId'], message)]);
  }
  return step(ended(booking, 'NO_SHOW', now), now);
}
