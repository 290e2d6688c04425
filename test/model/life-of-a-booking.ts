import type { ActOnBooking, CheckBooking } from './operations.js';
import { type Expected, refused } from './outcome.js';
import { manages } from './people.js';
import { statusAt } from './statuses.js';
import { answered } from './tell.js';
import { isOnBookersSide, seesBooking } from './visibility.js';
import { type Booking, found, type World } from './world.js';

const HOLDING = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED'];

function confirm(world: World, booking: Booking): void {
  booking.stage = booking.needsApproval ? 'PENDING_APPROVAL' : 'CONFIRMED';
  if (booking.stage === 'CONFIRMED') booking.confirmedAt = world.now;
}

function approve(world: World, booking: Booking): void {
  booking.stage = 'CONFIRMED';
  booking.confirmedAt = world.now;
}

function markMissed(world: World, booking: Booking): void {
  booking.stage = 'NO_SHOW';
  booking.markedMissedAt = world.now;
}

/** For each action: the people who may, the states that allow it, and its effect. */
const actions: Record<
  ActOnBooking['does'],
  {
    readonly side: 'booker' | 'provider' | 'either';
    readonly inOrder: (world: World, booking: Booking) => boolean;
    readonly does: (world: World, booking: Booking) => void;
  }
> = {
  confirmBooking: {
    side: 'booker',
    inOrder: (world, booking) => statusAt(booking, world.now) === 'HELD',
    does: confirm,
  },
  approveBooking: {
    side: 'provider',
    inOrder: (world, booking) => statusAt(booking, world.now) === 'PENDING_APPROVAL',
    does: approve,
  },
  declineBooking: {
    side: 'provider',
    inOrder: (world, booking) => statusAt(booking, world.now) === 'PENDING_APPROVAL',
    does: (_, booking) => void (booking.stage = 'DECLINED'),
  },
  markNoShow: {
    side: 'provider',
    inOrder: (world, booking) => statusAt(booking, world.now) === 'CONFIRMED' && booking.span.from <= world.now,
    does: markMissed,
  },
  cancelBooking: {
    side: 'either',
    inOrder: (world, booking) => HOLDING.includes(statusAt(booking, world.now)) && booking.span.to > world.now,
    does: (_, booking) => void (booking.stage = 'CANCELLED'),
  },
};

export function actOnBooking(world: World, operation: ActOnBooking): Expected {
  const booking = found(world.bookings, operation.booking);
  const { side, inOrder, does } = actions[operation.does];
  if (!seesBooking(operation.who, booking)) return refused('NOT_FOUND');
  const asBooker = side !== 'provider' && isOnBookersSide(operation.who, booking);
  const asProvider = side !== 'booker' && manages(operation.who, booking.provider);
  if (!asBooker && !asProvider) return refused('NOT_PERMITTED');
  if (side === 'either' && !asBooker && operation.reason === null) return refused('INVALID');
  if (!inOrder(world, booking)) return refused('WRONG_STATUS');
  // It would lapse at once.
  const late = operation.does === 'confirmBooking' && booking.needsApproval && booking.span.from <= world.now;
  if (late) return refused('NOT_ENOUGH_NOTICE');
  does(world, booking);
  return answered(world, booking);
}

function checkIn(world: World, booking: Booking, at: number): Expected {
  if (statusAt(booking, world.now) !== 'CONFIRMED') {
    return { ...refused('WRONG_STATUS'), alsoAllowed: ['CHECK_IN_NOT_OPEN'] };
  }
  if (at < booking.span.from - booking.terms.checkInOpens || at >= booking.span.to) return refused('CHECK_IN_NOT_OPEN');
  booking.stage = 'IN_USE';
  booking.checkedInAt = at;
  return answered(world, booking);
}

function checkOut(world: World, booking: Booking, at: number): Expected {
  if (statusAt(booking, world.now) !== 'IN_USE') return refused('WRONG_STATUS');
  if (booking.checkedInAt === null || at <= booking.checkedInAt) return refused('INVALID_PERIOD');
  booking.stage = 'COMPLETED';
  booking.checkedOutAt = at;
  return answered(world, booking);
}

export function checkBooking(world: World, operation: CheckBooking): Expected {
  const booking = found(world.bookings, operation.booking);
  const { who, at, does } = operation;
  if (!seesBooking(who, booking)) return refused('NOT_FOUND');
  const asProvider = manages(who, booking.provider);
  if (!asProvider && (at !== null || !isOnBookersSide(who, booking))) return refused('NOT_PERMITTED');
  if (at !== null && at > world.now) {
    const usual = does === 'checkInBooking' ? 'CONFIRMED' : 'IN_USE';
    if (statusAt(booking, world.now) === usual) return refused('INVALID_PERIOD');
    return { ...refused(), alsoAllowed: ['INVALID_PERIOD', 'WRONG_STATUS'] };
  }
  return does === 'checkInBooking'
    ? checkIn(world, booking, at ?? world.now)
    : checkOut(world, booking, at ?? world.now);
}
