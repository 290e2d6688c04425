import type { AccountKey, BookingKey } from '../../platform/core/keys.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant, sqlInstantOrNull } from '../../platform/db/sql-values.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Transition } from './core/transitions.js';

const cancel = statement('booking.cancel')`update booking b
      set recorded_status = 'CANCELLED', expires_at = null, no_show_at = null, cancelled_at = $1, cancelled_by = $2,
          cancellation_reason = $3, cancelled_late = c.late
     from unnest($5::uuid[], $6::boolean[]) as c (booking_id, late)
    where b.organization_id = $4 and b.booking_id = c.booking_id`;

export interface Cancellation {
  readonly bookingId: BookingKey;
  readonly late: boolean;
}

/** Marks bookings of one provider cancelled; their time is released apart. */
export async function writeCancellations(
  tx: Tx,
  cancellations: readonly Cancellation[],
  by: { readonly userId: AccountKey; readonly reason: string | null; readonly at: Instant },
): Promise<void> {
  const keys = cancellations.map((each) => each.bookingId);
  await tx.run(cancel, [
    sqlInstant(by.at),
    by.userId,
    by.reason,
    keys[0]?.provider,
    keys.map((key) => key.id),
    cancellations.map((each) => each.late),
  ]);
}

const writeStanding = statement('booking.write-standing')`update booking
      set recorded_status = $3, expires_at = $4, confirmed_at = $5, no_show_at = $6, checked_in_at = $7,
          checked_out_at = $8, decided_at = coalesce($9, decided_at), decided_by = coalesce($10, decided_by),
          decision_reason = coalesce($11, decision_reason)
    where organization_id = $1 and booking_id = $2`;

/** The person who decided about a booking, with the reason. */
export interface Decision {
  readonly userId: AccountKey;
  readonly reason: string | null;
  readonly at: Instant;
}

/** Writes a step of a locked booking; `decision` is null unless somebody approved or declined it. */
export async function writeStep(
  tx: Tx,
  bookingId: BookingKey,
  standing: Transition['standing'],
  decision: Decision | null,
): Promise<void> {
  await tx.run(writeStanding, [
    bookingId.provider,
    bookingId.id,
    standing.status,
    sqlInstantOrNull(standing.expiresAt),
    sqlInstantOrNull(standing.confirmedAt),
    sqlInstantOrNull(standing.noShowAt),
    sqlInstantOrNull(standing.checkedInAt),
    sqlInstantOrNull(standing.checkedOutAt),
    decision === null ? null : sqlInstant(decision.at),
    decision === null ? null : decision.userId,
    decision?.reason ?? null,
  ]);
}
