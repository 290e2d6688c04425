import { codeWords } from '../../platform/core/message.js';

/** EXPIRED is never written: it follows from the clock. */
export type BookingStatus =
  'HELD' | 'PENDING_APPROVAL' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED' | 'NO_SHOW';

export type WrittenStatus = Exclude<BookingStatus, 'EXPIRED'>;

/** Operations on one booking, by the names of their mutations. */
export type BookingOperation =
  | 'confirmBooking'
  | 'approveBooking'
  | 'declineBooking'
  | 'checkInBooking'
  | 'checkOutBooking'
  | 'markNoShow'
  | 'rescheduleBooking'
  | 'updateBooking'
  | 'cancelBooking';

/** The meaning of a state of a booking, and the operations that lead out of it. */
interface BookingState {
  /** Its time is taken, until its end. */
  readonly holdsTime: boolean;
  /** Once it is over, somebody must still say what came of it, or a month cannot be closed. */
  readonly needsTimes: boolean;
  /** How reports count its time. */
  readonly counts: 'BOOKED' | 'MISSED' | 'NOT';
  /** It may have a record of what was used. */
  readonly hasUsage: boolean;
  /** The operations that it allows, and the states in which they can leave it. */
  readonly after: Readonly<Partial<Record<BookingOperation, readonly WrittenStatus[]>>>;
}

/** The common part of states in which a booking is over. */
const final = { holdsTime: false, needsTimes: false, counts: 'NOT', hasUsage: false, after: {} } as const;

/** Every state of a booking. Steps, lists, reports and SQL are made of this table or checked against it. */
export const bookingStates: Readonly<Record<BookingStatus, BookingState>> = {
  HELD: {
    ...{ holdsTime: true, needsTimes: false, counts: 'NOT', hasUsage: false },
    after: {
      confirmBooking: ['PENDING_APPROVAL', 'CONFIRMED'],
      rescheduleBooking: ['HELD'],
      updateBooking: ['HELD'],
      cancelBooking: ['CANCELLED'],
    },
  },
  PENDING_APPROVAL: {
    ...{ holdsTime: true, needsTimes: false, counts: 'NOT', hasUsage: false },
    after: {
      approveBooking: ['CONFIRMED'],
      declineBooking: ['DECLINED'],
      rescheduleBooking: ['PENDING_APPROVAL', 'CONFIRMED'],
      updateBooking: ['PENDING_APPROVAL'],
      cancelBooking: ['CANCELLED'],
    },
  },
  CONFIRMED: {
    ...{ holdsTime: true, needsTimes: true, counts: 'BOOKED', hasUsage: false },
    after: {
      checkInBooking: ['IN_USE'],
      markNoShow: ['NO_SHOW'],
      rescheduleBooking: ['PENDING_APPROVAL', 'CONFIRMED'],
      updateBooking: ['CONFIRMED'],
      cancelBooking: ['CANCELLED'],
    },
  },
  // Only the end of a booking in use can be moved.
  IN_USE: {
    ...{ holdsTime: true, needsTimes: true, counts: 'BOOKED', hasUsage: false },
    after: { checkOutBooking: ['COMPLETED'], rescheduleBooking: ['IN_USE'], updateBooking: ['IN_USE'] },
  },
  COMPLETED: { ...final, counts: 'BOOKED', hasUsage: true },
  NO_SHOW: { ...final, counts: 'MISSED', hasUsage: true },
  // One that was cancelled late has a record; what was cancelled in time has none.
  CANCELLED: { ...final, hasUsage: true },
  DECLINED: final,
  EXPIRED: final,
};

/** A status as a sentence names it. */
export const statusWord = codeWords<BookingStatus>({
  HELD: '保留中',
  PENDING_APPROVAL: '待审批',
  CONFIRMED: '已确认',
  IN_USE: '使用中',
  COMPLETED: '已完成',
  NO_SHOW: '未到场',
  CANCELLED: '已取消',
  DECLINED: '已婉拒',
  EXPIRED: '已过期',
});

export const allows = (status: BookingStatus, operation: BookingOperation): boolean =>
  bookingStates[status].after[operation] !== undefined;

export const statusesThat = (is: (state: BookingState) => boolean): BookingStatus[] =>
  (Object.keys(bookingStates) as BookingStatus[]).filter((status) => is(bookingStates[status]));

/** A list of statuses as SQL. */
export const sqlStatuses = (is: (state: BookingState) => boolean): string =>
  `(${statusesThat(is)
    .map((status) => `'${status}'`)
    .join(', ')})`;
