import type { Minute, Span } from './minutes.js';
import type { Booking, Item, Status } from './world.js';

/** From when a confirmed booking that nobody checked in is missed by itself; null: never. */
function missedByItselfAt(booking: Booking): Minute | null {
  const { confirmedAt, madeAt, span, terms } = booking;
  if (terms.noShowAfter === null || confirmedAt === null || madeAt > span.from) return null;
  return Math.max(span.from, confirmedAt) + terms.noShowAfter;
}

/** Where a booking stands at `now`: what was done to it last, and what time has brought about since. */
export function statusAt(booking: Booking, now: Minute): Status {
  if (booking.stage === 'HELD' && booking.heldUntil !== null && now >= booking.heldUntil) return 'EXPIRED';
  if (booking.stage === 'PENDING_APPROVAL' && now >= booking.span.from) return 'EXPIRED';
  if (booking.stage === 'CONFIRMED') {
    const missedAt = missedByItselfAt(booking);
    if (missedAt !== null && now >= missedAt) return 'NO_SHOW';
  }
  return booking.stage;
}

/** When a missed booking gave up the rest of its time. */
const missedAt = (booking: Booking): Minute => booking.markedMissedAt ?? missedByItselfAt(booking) ?? booking.span.to;

/** The time in which an item's units take nothing else, turnaround included; null when it holds none. */
export function blockedBy(booking: Booking, item: Item, now: Minute): Span | null {
  const until = (end: Minute): Span | null => {
    const to = Math.min(end, booking.span.to) + item.turnaround;
    return booking.span.from < to ? { from: booking.span.from, to } : null;
  };
  switch (statusAt(booking, now)) {
    case 'HELD':
    case 'PENDING_APPROVAL':
    case 'CONFIRMED':
    case 'IN_USE':
      return until(booking.span.to);
    case 'COMPLETED':
      return until(booking.checkedOutAt ?? booking.span.to);
    case 'NO_SHOW':
      return until(missedAt(booking));
    case 'DECLINED':
    case 'CANCELLED':
    case 'EXPIRED':
      return null;
  }
}

/** Ended without the times that would settle it. */
export const needsTimes = (booking: Booking, now: Minute): boolean =>
  ['CONFIRMED', 'IN_USE'].includes(statusAt(booking, now)) && booking.span.to <= now;
