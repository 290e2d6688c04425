import { formatInstant } from '../../../platform/core/calendar.js';
import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import type { Instant } from '../../../platform/core/time-range.js';
import type { Booking } from '../../core/booking.js';
import { checkInOpensAt } from '../../core/booking-clock.js';
import { allows, statusesThat, statusWord } from '../../core/booking-status.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { confirmed, pending, type RecordedState } from '../../core/terms.js';
import { lifeReasons, stepReasons, statusReasons } from './refusals.js';

/** A step of a booking: its new standing, and whether its time is kept, given back or released. */
export interface Transition {
  readonly standing: RecordedState & Pick<Booking, 'checkedInAt' | 'checkedOutAt'>;
  /** An instant: what is left of the time is released then, and the turnaround runs from there. */
  readonly time: 'KEPT' | 'GIVEN_BACK' | Instant;
}

type Decision = Result<Transition, BookingRefusal[]>;

const step = (
  standing: RecordedState,
  time: Transition['time'],
  checks: Partial<Pick<Booking, 'checkedInAt' | 'checkedOutAt'>> = {},
): Decision => ok({ standing: { checkedInAt: null, checkedOutAt: null, ...standing, ...checks }, time });

/** The refusal of an operation that the status of the booking does not allow, or its end that has passed. */
export function wrongState(operation: keyof typeof statusReasons, booking: Booking, now: Instant): BookingRefusal {
  const status = statusWord(booking.status);
  const isOver = booking.period.endsAt <= now;
  return isOver
    ? refusal(lifeReasons.over, ['bookingId'], { status })
    : refusal(statusReasons[operation], ['bookingId'], { status });
}

/** The refusal of a step that other statuses allow. */
const wrongStatus = (booking: Booking, step: keyof typeof stepReasons): Decision => {
  const needed = statusesThat(({ after }) => after[step] !== undefined).map(statusWord);
  return refuse([refusal(stepReasons[step], ['bookingId'], { needed, status: statusWord(booking.status) })]);
};

const ended = (booking: Booking, status: RecordedState['status'], noShowAt: Instant | null = null): RecordedState => ({
  status,
  expiresAt: null,
  confirmedAt: booking.confirmedAt,
  noShowAt,
});

const confirmedNow = (booking: Booking, now: Instant): RecordedState =>
  confirmed({
    startsAt: booking.period.startsAt,
    createdAt: booking.createdAt,
    confirmedAt: now,
    noShowAfterMinutes: booking.noShowAfterMinutes,
  });

/**
 * A hold becomes what it would have been; no rule is asked again, but nothing is accepted that would be EXPIRED at
 * once.
 */
export function confirm(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'confirmBooking')) return wrongStatus(booking, 'confirmBooking');
  if (booking.needsApproval && booking.period.startsAt <= now) {
    return refuse([refusal(lifeReasons.startHasCome, ['bookingId'])]);
  }
  return step(booking.needsApproval ? pending(booking.period.startsAt) : confirmedNow(booking, now), 'KEPT');
}

/** Its time was held all along. */
export function approve(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'approveBooking')) return wrongStatus(booking, 'approveBooking');
  return step(confirmedNow(booking, now), 'KEPT');
}

export function decline(booking: Booking): Decision {
  if (!allows(booking.status, 'declineBooking')) return wrongStatus(booking, 'declineBooking');
  return step(ended(booking, 'DECLINED'), 'GIVEN_BACK');
}

const inTheFuture = refusal(lifeReasons.inTheFuture, ['at']);

/** `at` is when it happened: from some minutes before the start, as frozen in the booking, until its end. */
export function checkIn(booking: Booking, at: Instant, now: Instant): Decision {
  if (!allows(booking.status, 'checkInBooking')) return wrongStatus(booking, 'checkInBooking');
  if (at > now) return refuse([inTheFuture]);
  const opensAt = checkInOpensAt(booking);
  if (at < opensAt || at >= booking.period.endsAt) {
    const open = { from: formatInstant(opensAt), to: formatInstant(booking.period.endsAt) };
    return refuse([refusal(lifeReasons.checkInClosed, ['at'], open)]);
  }
  return step(ended(booking, 'IN_USE'), 'KEPT', { checkedInAt: at });
}

/** Overdue or early; early it releases the rest of the time. */
export function checkOut(booking: Booking, at: Instant, now: Instant): Decision {
  const { checkedInAt } = booking;
  if (!allows(booking.status, 'checkOutBooking') || checkedInAt === null) {
    return wrongStatus(booking, 'checkOutBooking');
  }
  if (at > now) return refuse([inTheFuture]);
  if (at <= checkedInAt) {
    return refuse([refusal(lifeReasons.checkOutTooEarly, ['at'], { checkedInAt: formatInstant(checkedInAt) })]);
  }
  return step(ended(booking, 'COMPLETED'), at, { checkedInAt, checkedOutAt: at });
}

/** From the start on; releases the rest of the time. */
export function markNoShow(booking: Booking, now: Instant): Decision {
  if (!allows(booking.status, 'markNoShow')) return wrongStatus(booking, 'markNoShow');
  if (now < booking.period.startsAt) {
    return refuse([refusal(lifeReasons.notBegun, ['bookingId'])]);
  }
  return step(ended(booking, 'NO_SHOW', now), now);
}
