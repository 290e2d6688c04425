import { enumType } from '../../platform/graphql/enum-type.js';
import type { BookingAction } from './core/booking-actions.js';

export const BookingActionEnum = enumType<BookingAction>('BookingAction', 'Operations on a booking.', {
  CONFIRM: 'confirmBooking.',
  CANCEL: 'cancelBooking.',
  RESCHEDULE: 'rescheduleBooking.',
  APPROVE: 'approveBooking.',
  DECLINE: 'declineBooking.',
  CHECK_IN: 'checkInBooking, now.',
  CHECK_OUT: 'checkOutBooking, now.',
  MARK_NO_SHOW: 'markNoShow.',
  RECORD_TIMES: 'checkInBooking or checkOutBooking with `at`.',
  UPDATE: 'updateBooking.',
});
