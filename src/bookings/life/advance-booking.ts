import { Injectable } from '@nestjs/common';
import { admissionReasons } from '../core/refusals.js';
import { reasonProblems } from '../core/reason.js';
import { holdExpiry, statusAt } from '../core/terms.js';
import { keyedStep, type KeyedStep, keyRefusals } from '../booking/idempotency.js';
import { may, once, roleWords, type Viewer } from '../../access/index.js';
import { giveTimeBack, keepTime, releaseTime } from '../../availability/index.js';
import { happened, type HappeningKind } from '../../happenings/index.js';
import { organizationsById, organizationStatusWord } from '../../organizations/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { bookingActor, kindByStatus, ofBooking } from '../booking/booking-happenings.js';
import { BookingQuotas } from '../booking/booking-quotas.js';
import { writeStep } from './booking-steps.repository.js';
import { lockedBooking } from '../booking/bookings.repository.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { needsSide, subjectOf } from '../core/cancellation.js';
import { lifeReasons } from './core/refusals.js';
import { approve, checkIn, checkOut, confirm, decline, markNoShow, type Transition } from './core/transitions.js';
import { account } from './ended-bookings.js';

type Operation =
  'confirmBooking' | 'approveBooking' | 'declineBooking' | 'checkInBooking' | 'checkOutBooking' | 'markNoShow';

export interface AdvanceBookingCommand extends KeyedStep {
  readonly reason?: string | null | undefined;
  /** The name under which its key is stored; absent = the name of the operation. */
  readonly keyedAs?: string;
  /** When it really happened; null: now. */
  readonly at?: Instant | null | undefined;
}

const steps: Readonly<
  Record<Operation, (booking: Booking, at: Instant, now: Instant) => Result<Transition, BookingRefusal[]>>
> = {
  confirmBooking: (booking, _at, now) => confirm(booking, now),
  approveBooking: (booking, _at, now) => approve(booking, now),
  declineBooking: (booking) => decline(booking),
  checkInBooking: checkIn,
  checkOutBooking: checkOut,
  markNoShow: (booking, _at, now) => markNoShow(booking, now),
};

/** A step that was recorded afterwards is told as such. */
function kindOf(operation: Operation, { status }: Booking, isRecorded: boolean): HappeningKind {
  switch (operation) {
    case 'confirmBooking':
      return kindByStatus(status);
    case 'approveBooking':
      return 'BOOKING_APPROVED';
    case 'declineBooking':
      return 'BOOKING_DECLINED';
    case 'checkInBooking':
      return isRecorded ? 'BOOKING_TIMES_RECORDED' : 'BOOKING_CHECKED_IN';
    case 'checkOutBooking':
      return isRecorded ? 'BOOKING_TIMES_RECORDED' : 'BOOKING_COMPLETED';
    case 'markNoShow':
      return 'BOOKING_MISSED';
  }
}

/** One step further in a booking's life: who may, whether its status allows it, what becomes of its time. */
@Injectable()
export class AdvanceBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quota: BookingQuotas,
  ) {}

  async execute(
    viewer: Viewer,
    operation: Operation,
    command: AdvanceBookingCommand,
  ): Promise<Result<Booking, BookingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const { booking, now } = await lockedBooking(tx, command.bookingId, this.clock);
      if (booking === null || !may(viewer, 'booking', subjectOf(booking))) {
        return refuse([refusal(admissionReasons.noBooking, ['bookingId'])]);
      }
      return once<Booking, BookingRefusal[], BookingKey>(
        tx,
        keyedStep(viewer, command.keyedAs ?? operation, command, now),
        {
          work: () => this.advance(tx, viewer, operation, command, { booking, now }),
          keyOf: ({ id }) => id,
          again: () => Promise.resolve(booking),
          refuse: keyRefusals,
        },
      );
    });
  }

  private async advance(
    tx: Tx,
    viewer: Viewer,
    operation: Operation,
    command: AdvanceBookingCommand,
    { booking, now }: { readonly booking: Booking; readonly now: Instant },
  ): Promise<Result<Booking, BookingRefusal[]>> {
    const refusals = await this.refusals(tx, viewer, operation, command, booking);
    if (refusals.length > 0) return refuse(refusals);
    const decided = steps[operation](booking, command.at ?? now, now);
    if (!decided.ok) return decided;
    const { standing } = decided.value;
    const full = await this.quota.refusals(tx, booking, standing, now);
    if (full.length > 0) return refuse(full);
    const reason = command.reason ?? null;
    const decides = operation === 'approveBooking' || operation === 'declineBooking';
    await writeStep(tx, booking.id, standing, decides ? { userId: viewer.accountKey, reason, at: now } : null);
    await account(tx, booking, decided.value, now);
    await this.retime(tx, booking, decided.value, now);
    const after = {
      ...booking,
      ...standing,
      status: statusAt(standing, now),
      expiresAt: holdExpiry(standing),
      reason: decides ? reason : booking.reason,
    };
    const kind = kindOf(operation, after, command.at != null);
    await happened(tx, ofBooking(after, { kind, actor: bookingActor(viewer, operation, booking), at: now, reason }));
    return ok(after);
  }

  private async refusals(
    tx: Tx,
    viewer: Viewer,
    operation: Operation,
    command: AdvanceBookingCommand,
    booking: Booking,
  ): Promise<BookingRefusal[]> {
    if (!may(viewer, operation, subjectOf(booking))) {
      return [needsSide(operation, ['bookingId'])];
    }
    if (command.at != null && !may(viewer, 'recordedTimes', subjectOf(booking))) {
      return [refusal(lifeReasons.recordingNeedsRole, ['at'], { roles: roleWords('recordedTimes', 'provider') })];
    }
    if (operation === 'approveBooking') {
      const provider = (await organizationsById(tx, [booking.providerId])).get(booking.providerId);
      if (provider?.status !== 'VERIFIED') {
        const status = provider === undefined ? '' : organizationStatusWord(provider.status);
        return [refusal(lifeReasons.providerNotVerified, ['bookingId'], { status })];
      }
    }
    return reasonProblems(command.reason ?? null);
  }

  private async retime(tx: Tx, booking: Booking, { standing, time }: Transition, now: Instant): Promise<void> {
    const key = booking.id;
    if (time === 'GIVEN_BACK') await giveTimeBack(tx, key.provider, [key.id]);
    else if (time === 'KEPT') {
      await keepTime(tx, key, { expiresAt: standing.expiresAt, releasesAt: standing.noShowAt }, now);
    } else await releaseTime(tx, key, time, now);
  }
}
