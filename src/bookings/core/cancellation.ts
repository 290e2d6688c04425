import { may, type Permission, roleWords } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from './booking.js';
import { allowsNow, lateFrom } from './booking-clock.js';
import type { BookingRefusal } from './booking-refusal.js';
import { reasonProblems } from './reason.js';
import { sideReasons } from './refusals.js';

/** The sides of a booking as the permission table names them. */
export const subjectOf = (booking: Pick<Booking, 'consumerId' | 'providerId' | 'bookedBy'>) => ({
  own: booking.consumerId,
  provider: booking.providerId,
  booker: booking.bookedBy,
});

/** The refusal that names the people who may do it, on the sides to which the permission table gives the right. */
export function needsSide(permission: Permission, field: readonly string[] | null): BookingRefusal {
  const [own, provider] = [roleWords(permission, 'own'), roleWords(permission, 'provider')];
  if (own.length === 0) return refusal(sideReasons.provider, field, { provider });
  if (provider.length === 0) return refusal(sideReasons.own, field, { own });
  return refusal(sideReasons.either, field, { own, provider });
}

/** Held, pending or confirmed, and not over: what is in use or has ended cannot be cancelled. */
export const isCancellable = (booking: Booking, now: Instant): boolean => allowsNow(booking, 'cancelBooking', now);

/**
 * Late when start - now <= the notice frozen in the booking, and always after the start; never for what was not
 * confirmed, and never when the provider cancels.
 */
export function isLate(booking: Booking, byProvider: boolean, now: Instant): boolean {
  const from = lateFrom(booking);
  return !byProvider && from !== null && from <= now;
}

export interface CancellationDecision {
  /** The provider's managers cancel on the provider's behalf unless the booking is their own side's. */
  readonly byProvider: boolean;
}

/** Whether the viewer may cancel bookings like this one, which the viewer sees, and on whose behalf. */
export function decideCanceller(
  viewer: Viewer,
  booking: Pick<Booking, 'consumerId' | 'providerId' | 'bookedBy'>,
  reason: string | null,
): Result<CancellationDecision, BookingRefusal> {
  const { own, provider, booker } = subjectOf(booking);
  const onOwnSide = may(viewer, 'cancelBooking', { own, booker });
  if (!onOwnSide && !may(viewer, 'cancelBooking', { provider })) {
    return refuse(needsSide('cancelBooking', null));
  }
  if (!onOwnSide && (reason === null || reason.trim() === '')) {
    return refuse(refusal(sideReasons.needsReason, ['reason']));
  }
  const [tooLong] = reasonProblems(reason);
  if (tooLong !== undefined) return refuse(tooLong);
  return ok({ byProvider: !onOwnSide });
}
