import type { RescheduleBooking } from './operations.js';
import { type Expected, refused } from './outcome.js';
import { type Asked, type AskedItem, asksForApproval, examine, fixedItems, fixedTerms } from './rules.js';
import { statusAt } from './statuses.js';
import { answered, toldConflicts } from './tell.js';
import { isOnBookersSide, seesBooking } from './visibility.js';
import { type Booking, found, type World } from './world.js';

/** With one of these nothing else is asked. */
const STOPPING = [
  'NOT_FOUND',
  'NOT_PERMITTED',
  'NOT_LISTED',
  'NOT_FOR_THIS_ORGANIZATION',
  'DIFFERENT_PROVIDERS',
  'INVALID',
  'INVALID_PERIOD',
];
const MOVABLE = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE'];

/** The items as they were booked: what they name, and whether they are whole. */
export const itemsAsBooked = (booking: Booking): AskedItem[] =>
  booking.items.map(({ resource, units, whole }) => ({ resource, units, whole }));

const sameItems = (some: readonly AskedItem[], others: readonly AskedItem[]): boolean =>
  some.length === others.length &&
  some.every(({ resource, units }) => others.some((other) => other.resource === resource && other.units === units));

/** The new period lies inside the old one, with no item and no units more. */
function asksForNothingMore(booking: Booking, asked: Asked): boolean {
  const before = new Map(booking.items.map((item) => [item.resource, item.units]));
  const inside = booking.span.from <= asked.span.from && asked.span.to <= booking.span.to;
  return inside && asked.items.every((item) => item.units <= (before.get(item.resource) ?? 0));
}

function isFrozen(world: World, booking: Booking): boolean {
  const notice = booking.terms.cancellationNotice;
  if (statusAt(booking, world.now) !== 'CONFIRMED' || notice === null) return false;
  return booking.span.from - world.now <= notice;
}

function move(world: World, booking: Booking, asked: Asked): void {
  const anew = !asksForNothingMore(booking, asked);
  if (anew && booking.stage !== 'IN_USE') {
    booking.needsApproval = asksForApproval(world, asked);
    if (booking.stage !== 'HELD') {
      const stage = booking.needsApproval ? 'PENDING_APPROVAL' : 'CONFIRMED';
      if (stage === 'CONFIRMED' && booking.stage !== 'CONFIRMED') booking.confirmedAt = world.now;
      if (stage === 'PENDING_APPROVAL') booking.confirmedAt = null;
      booking.stage = stage;
    }
  }
  booking.items = fixedItems(world, asked);
  booking.terms = fixedTerms(world, asked);
  booking.span = asked.span;
}

export function rescheduleBooking(world: World, operation: RescheduleBooking): Expected {
  const booking = found(world.bookings, operation.booking);
  const { who, span } = operation;
  if (!seesBooking(who, booking)) return refused('NOT_FOUND');
  if (!isOnBookersSide(who, booking)) return refused('NOT_PERMITTED');

  const unchanged = operation.items === null || sameItems(operation.items, booking.items);
  const items = unchanged ? itemsAsBooked(booking) : (operation.items ?? []);
  const asked: Asked = { who, organization: booking.organization, items, span, attendees: booking.attendees };
  const inUse = statusAt(booking, world.now) === 'IN_USE';
  // A booking that only shrinks waits for approval as it did before.
  const shrinks = asksForNothingMore(booking, asked);
  const waits = shrinks ? { waits: booking.needsApproval && booking.stage !== 'CONFIRMED' } : {};
  const { codes, conflicts } = examine(world, asked, { ignoring: booking, onlyTheEnd: inUse, ...waits });
  if (!MOVABLE.includes(statusAt(booking, world.now)) || booking.span.to <= world.now) {
    return { ...refused('WRONG_STATUS'), alsoAllowed: codes };
  }
  if (inUse && (span.from !== booking.span.from || !sameItems(items, booking.items))) {
    return { ...refused('WRONG_STATUS'), alsoAllowed: codes };
  }
  const broken = new Set(codes);
  if (codes.some((code) => STOPPING.includes(code))) return refused(...codes);
  if (isFrozen(world, booking)) broken.add('NOT_ENOUGH_NOTICE');
  if (inUse && span.to <= world.now) broken.add('IN_THE_PAST');
  if (broken.size > 0) {
    return { codes: [...broken].sort(), conflicts: toldConflicts(conflicts, who), booking: null };
  }
  move(world, booking, asked);
  return answered(world, booking);
}
