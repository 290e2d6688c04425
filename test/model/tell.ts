import type { Outcome, ToldBooking, ToldConflict } from './outcome.js';
import type { Person } from './people.js';
import { statusAt } from './statuses.js';
import { type Conflict, isBooking } from './taken.js';
import { seesBooking } from './visibility.js';
import type { Booking, World } from './world.js';

const order = (conflict: ToldConflict): string =>
  [conflict.resource, conflict.span.from, conflict.span.to, conflict.reason, conflict.booking].join(' ');

/** The contract promises no order of conflicts. */
export const inOrder = (conflicts: readonly ToldConflict[]): ToldConflict[] =>
  [...conflicts].sort((one, other) => order(one).localeCompare(order(other)));

/** As `person` is told them: whose a booking is only when it is visible. */
export const toldConflicts = (conflicts: readonly Conflict[], person: Person): ToldConflict[] =>
  inOrder(
    conflicts.map(({ resource, span, reason, unitsFree, holder }) => ({
      resource,
      span,
      reason,
      unitsFree,
      booking: isBooking(holder) && seesBooking(person, holder) ? holder.name : null,
    })),
  );

export function toldBooking(world: World, booking: Booking): ToldBooking {
  const status = statusAt(booking, world.now);
  return {
    status,
    span: booking.span,
    expiresAt: status === 'HELD' ? booking.heldUntil : null,
    checkedInAt: booking.checkedInAt,
    checkedOutAt: booking.checkedOutAt,
  };
}

export const answered = (world: World, booking: Booking): Outcome => ({
  codes: [],
  conflicts: [],
  booking: toldBooking(world, booking),
});
