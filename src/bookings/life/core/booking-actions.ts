import { may, type Permission } from '../../../access/core/permissions.js';
import type { Viewer } from '../../../access/core/viewer.js';
import type { Result } from '../../../platform/core/result.js';
import type { Instant } from '../../../platform/core/time-range.js';
import type { Booking } from '../../core/booking.js';
import { allowsNow } from '../../core/booking-clock.js';
import type { BookingErrorCode, BookingRefusal } from '../../core/booking-refusal.js';
import { isCancellable, subjectOf } from '../../core/cancellation.js';
import { refusalsIn } from '../../core/rule-check.js';
import { moveChecks, stateProblems } from './rescheduling.js';
import { approve, checkIn, checkOut, confirm, decline, markNoShow } from './transitions.js';

export const bookingActions = [
  'CONFIRM',
  'CANCEL',
  'RESCHEDULE',
  'APPROVE',
  'DECLINE',
  'CHECK_IN',
  'CHECK_OUT',
  'MARK_NO_SHOW',
  'RECORD_TIMES',
  'UPDATE',
] as const;

export type BookingAction = (typeof bookingActions)[number];

/** Refusals that no other input avoids: the status, and what the clock does not allow yet or no more. */
const hopeless: readonly BookingErrorCode[] = ['WRONG_STATUS', 'CHECK_IN_NOT_OPEN', 'NOT_ENOUGH_NOTICE'];

const isHopeful = (refusals: readonly BookingRefusal[]): boolean =>
  !refusals.some(({ code }) => hopeless.includes(code));

const refusalsOf = (decided: Result<unknown, BookingRefusal[]>): readonly BookingRefusal[] =>
  decided.ok ? [] : decided.error;

type Step = (booking: Booking, now: Instant) => boolean;

/** Whether a step can be taken now. */
const step =
  (decide: (booking: Booking, now: Instant) => Result<unknown, BookingRefusal[]>): Step =>
  (booking, now) =>
    isHopeful(refusalsOf(decide(booking, now)));

const checkInAt: Step = step((booking, now) => checkIn(booking, now, now));
const checkOutAt: Step = step((booking, now) => checkOut(booking, now, now));

/** Whether some period is left to which it could be moved, for all that its status and the notice say. */
const canMove: Step = (booking, now) => {
  const { period } = booking;
  return isHopeful([
    ...stateProblems(booking, { period, items: null }, now),
    ...refusalsIn(moveChecks(booking, period, now)),
  ]);
};

/** Whether there was an instant for which a check-in or check-out can be told afterwards. */
const canRecord: Step = (booking, now) =>
  checkOutAt(booking, now) || isHopeful(refusalsOf(checkIn(booking, Math.min(now, booking.period.endsAt - 1), now)));

interface Rule {
  /** The permissions, all of which it takes. */
  readonly takes: readonly Permission[];
  /** Whether status and clock allow it. */
  readonly isOpen: Step;
}

const actions: Readonly<Record<BookingAction, Rule>> = {
  CONFIRM: { takes: ['confirmBooking'], isOpen: step(confirm) },
  CANCEL: { takes: ['cancelBooking'], isOpen: isCancellable },
  RESCHEDULE: { takes: ['rescheduleBooking'], isOpen: canMove },
  APPROVE: { takes: ['approveBooking'], isOpen: step(approve) },
  DECLINE: { takes: ['declineBooking'], isOpen: step(decline) },
  CHECK_IN: { takes: ['checkInBooking'], isOpen: checkInAt },
  CHECK_OUT: { takes: ['checkOutBooking'], isOpen: checkOutAt },
  MARK_NO_SHOW: { takes: ['markNoShow'], isOpen: step(markNoShow) },
  RECORD_TIMES: { takes: ['checkInBooking', 'recordedTimes'], isOpen: canRecord },
  UPDATE: { takes: ['updateBooking'], isOpen: (booking, now) => allowsNow(booking, 'updateBooking', now) },
};

/**
 * Lists the actions that the viewer may take on a booking now, by the table of permissions, the table of states and the clock. Other rules
 * may still refuse it. Only a VERIFIED provider approves.
 */
export const actionsOf = (
  viewer: Viewer,
  booking: Booking,
  providerIsVerified: boolean,
  now: Instant,
): BookingAction[] =>
  bookingActions.filter((action) => {
    const { takes, isOpen } = actions[action];
    if (action === 'APPROVE' && !providerIsVerified) return false;
    return takes.every((permission) => may(viewer, permission, subjectOf(booking))) && isOpen(booking, now);
  });
