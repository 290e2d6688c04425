import { Injectable } from '@nestjs/common';
import { bookingActor, ofBooking } from '../booking/booking-happenings.js';
import { lockedBooking } from '../booking/bookings.repository.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { decideCanceller, isCancellable, isLate, subjectOf } from '../core/cancellation.js';
import { admissionReasons } from '../core/refusals.js';
import { keyedStep, type KeyedStep, keyRefusals } from '../booking/idempotency.js';
import { may, once, type Viewer } from '../../access/index.js';
import { giveTimeBack } from '../../availability/index.js';
import { happened } from '../../happenings/index.js';
import type { AccountKey, BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { writeCancellations } from './booking-steps.repository.js';
import { wrongState } from './core/transitions.js';
import { recordEnded, returnMinutes, withoutMinutes } from './ended-bookings.js';

export interface CancelBookingCommand extends KeyedStep {
  readonly reason: string | null;
}

@Injectable()
export class CancelBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: CancelBookingCommand): Promise<Result<Booking, BookingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const { booking, now } = await lockedBooking(tx, command.bookingId, this.clock);
      if (booking === null || !may(viewer, 'booking', subjectOf(booking))) {
        return refuse([refusal(admissionReasons.noBooking, ['bookingId'])]);
      }
      return once<Booking, BookingRefusal[], BookingKey>(tx, keyedStep(viewer, 'cancelBooking', command, now), {
        work: () => this.cancel(tx, viewer, booking, command.reason, now),
        keyOf: ({ id }) => id,
        again: () => Promise.resolve(booking),
        refuse: keyRefusals,
      });
    });
  }

  private async cancel(
    tx: Tx,
    viewer: Viewer,
    booking: Booking,
    reason: string | null,
    now: Instant,
  ): Promise<Result<Booking, BookingRefusal[]>> {
    const canceller = decideCanceller(viewer, booking, reason);
    if (!canceller.ok) return refuse([canceller.error]);
    if (!isCancellable(booking, now)) return refuse([wrongState('cancelBooking', booking, now)]);
    const late = isLate(booking, canceller.value.byProvider, now);
    await cancelAll(tx, [{ booking, late }], { userId: viewer.accountKey, reason, at: now });
    const actor = bookingActor(viewer, 'cancelBooking', booking);
    await happened(tx, ofBooking(booking, { kind: 'BOOKING_CANCELLED', actor, at: now, reason }));
    return ok({ ...booking, status: 'CANCELLED', expiresAt: null, reason });
  }
}

/** Writes the cancellations of bookings of one provider, what late ones cost, and gives time and minutes back. */
export async function cancelAll(
  tx: Tx,
  cancelled: readonly { readonly booking: Booking; readonly late: boolean }[],
  by: { readonly userId: AccountKey; readonly reason: string | null; readonly at: Instant },
): Promise<void> {
  const keys = cancelled.map(({ booking }) => booking.id);
  const [first] = keys;
  if (first === undefined) return;
  await writeCancellations(
    tx,
    cancelled.map(({ booking, late }) => ({ bookingId: booking.id, late })),
    by,
  );
  await returnMinutes(
    tx,
    cancelled.map(({ booking }) => booking),
    by.at,
  );
  const late = cancelled.filter((each) => each.late).map(({ booking }) => withoutMinutes(booking));
  if (late.length > 0) {
    const end = { outcome: 'LATE_CANCELLATION', endedAt: by.at, used: null } as const;
    await recordEnded(
      tx,
      late.map((booking) => ({ booking, ...end })),
      by.at,
    );
  }
  await giveTimeBack(
    tx,
    first.provider,
    keys.map((key) => key.id),
  );
}
