import { confirmed, frozenPolicy, pending, type Terms } from '../../core/terms.js';
import { refusal } from '../../../platform/core/refusal.js';
import type { ResourceKey } from '../../../platform/core/keys.js';
import { type TimeRange, type Instant, MINUTE_MS } from '../../../platform/core/time-range.js';
import type { ValidatedRequest } from '../../core/request-validation.js';
import type { Booking } from '../../core/booking.js';
import { allowsNow } from '../../core/booking-clock.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { includedMinutesOf, type Price, priceOf, type Rates, shrunkPrice } from '../../core/price.js';
import { type RuleCheck, ruleCheck } from '../../core/rule-check.js';
import { keptRule, lengthOf, ruleWords } from '../../core/words.js';
import { lifeReasons } from './refusals.js';
import { wrongState } from './transitions.js';

export interface Move {
  readonly period: TimeRange;
  /** The new items; null = keep the current ones. Naming the current items means the same. */
  readonly items: readonly { readonly resourceId: ResourceKey; readonly units: number }[] | null;
}

export const sameItems = (booking: Booking, items: NonNullable<Move['items']>): boolean =>
  items.length === booking.items.length &&
  items.every((item) =>
    booking.items.some((old) => old.resourceId.id === item.resourceId.id && old.units === item.units),
  );

/** Problems of the booking's state: an ended booking does not move, and of one in use only the end does. */
export function stateProblems(booking: Booking, move: Move, now: Instant): BookingRefusal[] {
  if (!allowsNow(booking, 'rescheduleBooking', now)) {
    return [wrongState('rescheduleBooking', booking, now)];
  }
  if (booking.status !== 'IN_USE') return [];
  if (move.period.startsAt !== booking.period.startsAt) return [refusal(lifeReasons.inUse, ['startsAt'])];
  return move.items === null || sameItems(booking, move.items) ? [] : [refusal(lifeReasons.inUse, ['items'])];
}

/** Rules of moving beyond those of a new booking. */
export function moveChecks(booking: Booking, period: TimeRange, now: Instant): RuleCheck[] {
  const { status, cancellationNoticeMinutes: notice } = booking;
  if (status === 'IN_USE') {
    const problem = period.endsAt <= now ? refusal(lifeReasons.newEndHasPassed, ['endsAt']) : null;
    return [ruleCheck(null, keptRule('IN_THE_PAST', ruleWords.endAhead), problem)];
  }
  if (status !== 'CONFIRMED' || notice === null) return [];
  const rule = keptRule('NOT_ENOUGH_NOTICE', ruleWords.unmoved, { notice: lengthOf(notice) });
  const isLate = booking.period.startsAt - now <= notice * MINUTE_MS;
  return [ruleCheck(null, rule, isLate ? refusal(lifeReasons.lateMove, ['bookingId'], { minutes: notice }) : null)];
}

/** Whether it takes no time and no units that the booking did not have. */
export const isInside = (booking: Booking, admission: ValidatedRequest, period: TimeRange): boolean =>
  period.startsAt >= booking.period.startsAt &&
  period.endsAt <= booking.period.endsAt &&
  admission.items.every((item) =>
    booking.items.some((old) => old.resourceId.id === item.resource.id.id && old.units >= item.units),
  );

/** Whether the owner has still to approve it, now or once the hold is confirmed. */
export const waitsForApproval = ({ status, needsApproval }: Booking): boolean =>
  needsApproval && (status === 'HELD' || status === 'PENDING_APPROVAL');

/** Anew, as if the old booking had given back what it drew; by its frozen terms when it only shrinks. */
function movedPrice(booking: Booking, admission: ValidatedRequest, period: TimeRange, rates: Rates): Price {
  if (isInside(booking, admission, period)) return shrunkPrice(admission, booking, period, rates);
  const { agreementId, items } = booking;
  const returned = agreementId === null ? [] : [[agreementId.id, -includedMinutesOf(items)] as const];
  return priceOf(admission, period, agreementId, new Map(returned));
}

/**
 * The terms of a moved booking: price and approval are taken anew unless it only shrinks. `rates` are those
 * that are frozen in it.
 */
export function movedTerms(
  booking: Booking,
  admission: ValidatedRequest,
  period: TimeRange,
  rates: Rates,
  now: Instant,
): Terms {
  const price = movedPrice(booking, admission, period, rates);
  const anew = frozenPolicy(admission, price.agreementId !== null);
  const asked = isInside(booking, admission, period) ? booking.needsApproval : anew.needsApproval;
  const frozen = { ...anew, ...price, needsApproval: asked };
  const { confirmedAt } = booking;
  // As a new booking would be: one that is moved after its new start is never missed by itself.
  const createdAt = now;
  const { startsAt } = period;
  switch (booking.status) {
    case 'HELD':
      return { ...frozen, status: 'HELD', expiresAt: booking.expiresAt, confirmedAt, noShowAt: null };
    case 'IN_USE':
      return { ...frozen, status: 'IN_USE', expiresAt: null, confirmedAt, noShowAt: null };
    case 'CONFIRMED':
      if (!asked || isInside(booking, admission, period)) {
        const { noShowAfterMinutes } = frozen;
        return {
          ...frozen,
          ...confirmed({ startsAt, createdAt, confirmedAt: confirmedAt ?? now, noShowAfterMinutes }),
        };
      }
      return { ...frozen, ...pending(startsAt) };
    default: {
      const { noShowAfterMinutes } = frozen;
      return asked
        ? { ...frozen, ...pending(startsAt) }
        : { ...frozen, ...confirmed({ startsAt, createdAt, confirmedAt: now, noShowAfterMinutes }) };
    }
  }
}
