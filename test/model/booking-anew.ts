import type { RepeatRequest, RequestBooking } from './operations.js';
import { type Expected, refused } from './outcome.js';
import { asksForApproval, examine, fixedItems, fixedTerms, isRecording } from './rules.js';
import { answered, toldConflicts } from './tell.js';
import { type Booking, found, resourceOf, type World } from './world.js';

export const HOLD_MINUTES = 10;

function booked(world: World, name: string, operation: RequestBooking): Booking {
  const needsApproval = asksForApproval(world, operation);
  const stage = operation.hold ? 'HELD' : needsApproval ? 'PENDING_APPROVAL' : 'CONFIRMED';
  return {
    name,
    organization: operation.organization,
    provider: resourceOf(world, operation.items[0]?.resource ?? '').provider,
    bookedBy: operation.who,
    attendees: operation.attendees,
    madeAt: world.now,
    madeBy: operation,
    items: fixedItems(world, operation),
    span: operation.span,
    terms: fixedTerms(world, operation),
    stage,
    needsApproval,
    recorded: isRecording(world, operation),
    heldUntil: operation.hold ? world.now + HOLD_MINUTES : null,
    confirmedAt: stage === 'CONFIRMED' ? world.now : null,
    checkedInAt: null,
    checkedOutAt: null,
    markedMissedAt: null,
  };
}

export function requestBooking(world: World, operation: RequestBooking, name: string): Expected {
  const { codes, conflicts } = examine(world, operation);
  if (codes.length > 0) return { codes, conflicts: toldConflicts(conflicts, operation.who), booking: null };
  const booking = booked(world, name, operation);
  world.bookings.set(name, booking);
  return answered(world, booking);
}

/** The booking again, as it is now, whatever has become of it. */
export const repeatRequest = (world: World, { booking, same }: RepeatRequest): Expected =>
  same ? answered(world, found(world.bookings, booking)) : refused('IDEMPOTENCY_KEY_REUSED');
