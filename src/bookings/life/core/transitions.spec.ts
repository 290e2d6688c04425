import type { AccountKey, BookingKey, OrganizationKey } from '../../../platform/core/keys.js';
import type { Booking } from '../../core/booking.js';
import { allows, type BookingOperation, type BookingStatus, bookingStates } from '../../core/booking-status.js';
import { isCancellable } from '../../core/cancellation.js';
import { stateProblems } from './rescheduling.js';
import { approve, checkIn, checkOut, confirm, decline, markNoShow } from './transitions.js';

const HOUR = 3_600_000;
const STARTS = Date.parse('2027-03-01T08:00:00Z');
const statuses = Object.keys(bookingStates) as BookingStatus[];

const bookingThatIs = (status: BookingStatus, needsApproval = false): Booking => ({
  id: { provider: '1', id: 'lesson' } as BookingKey,
  providerId: '1' as OrganizationKey,
  consumerId: '2' as OrganizationKey,
  bookedBy: 'somebody' as AccountKey,
  ...{ seriesId: null, title: 'Lesson' },
  ...{ attendees: null, period: { startsAt: STARTS, endsAt: STARTS + 2 * HOUR }, status, expiresAt: null },
  ...{ cancellationNoticeMinutes: null, checkInOpensMinutes: 15, noShowAfterMinutes: 30, needsApproval },
  ...{
    createdAt: STARTS - HOUR,
    confirmedAt: STARTS - HOUR,
    noShowAt: null,
    reason: null,
    agreementId: null,
    quote: null,
    items: [],
  },
  checkedInAt: status === 'IN_USE' ? STARTS - 1 : null,
  checkedOutAt: null,
  discountPercent: '0' as Booking['discountPercent'],
});

/** At the start, each step is in time. */
const steps = {
  confirmBooking: (booking: Booking) => confirm(booking, STARTS - 1),
  approveBooking: (booking: Booking) => approve(booking, STARTS - 1),
  declineBooking: decline,
  checkInBooking: (booking: Booking) => checkIn(booking, STARTS, STARTS),
  checkOutBooking: (booking: Booking) => checkOut(booking, STARTS, STARTS),
  markNoShow: (booking: Booking) => markNoShow(booking, STARTS),
} satisfies Partial<Record<BookingOperation, unknown>>;
const operations = Object.keys(steps) as (keyof typeof steps)[];

describe('The table of booking statuses', () => {
  const pairs = operations.flatMap((operation) => statuses.map((status) => [operation, status] as const));

  it.each(pairs)('the table decides whether %s is refused to a booking that is %s', (operation, status) => {
    const decision = steps[operation](bookingThatIs(status));
    const codes = decision.ok ? [] : decision.error.map(({ code }) => code);
    expect(codes).toEqual(allows(status, operation) ? [] : ['WRONG_STATUS']);
  });

  it.each(pairs.filter(([operation, status]) => allows(status, operation)))(
    'the table lists every result of %s for a booking that is %s',
    (operation, status) => {
      const made = [false, true].map((needsApproval) => {
        const decision = steps[operation](bookingThatIs(status, needsApproval));
        return decision.ok ? decision.value.standing.status : null;
      });
      expect([...new Set(made)].sort()).toEqual([...(bookingStates[status].after[operation] ?? [])].sort());
    },
  );

  it.each(statuses)('the table decides whether a booking that is %s can be cancelled and moved', (status) => {
    const booking = bookingThatIs(status);
    expect(isCancellable(booking, STARTS - HOUR)).toBe(allows(status, 'cancelBooking'));
    const move = { period: booking.period, items: null };
    expect(stateProblems(booking, move, STARTS - HOUR)).toHaveLength(allows(status, 'rescheduleBooking') ? 0 : 1);
  });

  it('the table allows no step after a booking has freed its time', () => {
    const over = statuses.filter((status) => !bookingStates[status].holdsTime);
    expect(over.flatMap((status) => Object.keys(bookingStates[status].after))).toEqual([]);
  });
});
